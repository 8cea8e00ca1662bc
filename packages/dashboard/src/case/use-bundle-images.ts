import { useApi } from '../api/api.ts'
import type { Purpose } from './purposes.ts'

/** Pictures of a capture: drawn anew, marked with the viewer's name, and each look is written to the audit. */
export function useBundleImages() {
  const { picture } = useApi()
  const path = (id: string, rest: string, purpose: Purpose) =>
    `/api/identity/bundles/${encodeURIComponent(id)}/${rest}?purpose=${purpose}`
  return {
    loadFrame: (id: string, index: number, purpose: Purpose) => picture(path(id, `frames/${index}/image`, purpose)),
    loadCard: (id: string, index: number, purpose: Purpose) => picture(path(id, `card/${index}`, purpose)),
  }
}
