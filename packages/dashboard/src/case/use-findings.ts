import { useQuery } from '@tanstack/react-query'
import { answer, useApi } from '../api/api.ts'

/** What is drawn beside a capture outside of its case; it changes only with the policy in force. */
export function useFindings(bundleId: string) {
  const { client } = useApi()
  return useQuery({
    queryKey: ['findings', bundleId],
    queryFn: () =>
      answer(client.GET('/api/identity/document/ktp/bundles/{id}/findings', { params: { path: { id: bundleId } } })),
    staleTime: 300_000,
  })
}
