import { useQuery } from '@tanstack/react-query'
import { answer, useApi } from '../api/api.ts'

/** A capture as it was judged; it never changes, but its frames may be destroyed. */
export function useBundle(id: string | null) {
  const { client } = useApi()
  return useQuery({
    queryKey: ['bundle', id],
    queryFn: () =>
      answer(client.GET('/api/identity/document/ktp/bundles/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
    staleTime: 300_000,
  })
}
