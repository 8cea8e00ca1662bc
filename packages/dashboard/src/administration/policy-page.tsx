import { useQuery } from '@tanstack/react-query'
import { answer, useApi } from '../api/api.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { PolicyView } from './policy-view.tsx'

/** The weights and thresholds every verdict is reached with, as the service publishes them. */
export function PolicyPage() {
  const { client } = useApi()
  const policy = useQuery({
    queryKey: ['policy'],
    queryFn: () => answer(client.GET('/api/identity/policy')),
    staleTime: 600_000,
  })
  if (policy.isError) return <Failure error={policy.error} retry={() => void policy.refetch()} />
  if (policy.data === undefined) return <Loading />
  return <PolicyView policy={policy.data} />
}
