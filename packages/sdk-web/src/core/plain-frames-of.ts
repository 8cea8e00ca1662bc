import type { CaptureBundle } from '@identity/protocol'
import type { CapturedFrame } from './build-bundle.ts'

/** The frames of a bundle that answer no challenge, to be signed again under another. */
export function plainFramesOf({ frames, frameMeta }: Pick<CaptureBundle, 'frames' | 'frameMeta'>): CapturedFrame[] {
  return frames
    .map((base64, i): CapturedFrame => ({ base64, meta: frameMeta?.[i] ?? {}, meanRgb: null }))
    .filter(({ meta }) => meta.step === undefined)
}
