import { useQuery } from '@tanstack/react-query'
import { answer, useApi } from '../api/api.ts'

/** How one can sign in here, and what of it this browser began: at an identity provider, or before a reload. */
export function useSignInMethods() {
  const { plain } = useApi()
  return useQuery({
    queryKey: ['sign-in-methods'],
    queryFn: () => answer(plain.GET('/api/identity/analysts/sign-in')),
    // A tab may have gone through the provider meanwhile.
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  })
}
