import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { answer, useApi, type Api, type Schemas } from '../api/api.ts'
import { ProblemError } from '../api/problem.ts'

export type Me = Schemas['AnalystMe']

/** Who is signed in; null when nobody is. */
export const meQuery = (api: Api) =>
  queryOptions({
    queryKey: ['me'],
    queryFn: async (): Promise<Me | null> => {
      try {
        const me = await answer(api.plain.GET('/api/identity/analysts/me'))
        api.keepCsrfToken(me.csrfToken)
        return me
      } catch (error) {
        if (error instanceof ProblemError && (error.status === 401 || error.status === 403)) return null
        throw error
      }
    },
    staleTime: 60_000,
  })

export const useMeQuery = () => useQuery(meQuery(useApi()))

export const MeContext = createContext<Me | null>(null)

/** The person at work; only within the signed-in part of the page. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('nobody is signed in around this component')
  return me
}

type Scope = Me['scopes'][number]

/** Whether the person may do this. The service decides again; this only keeps dead buttons off the page. */
export const useMay = () => {
  const { scopes } = useMe()
  return (scope: Scope): boolean => scopes.includes(scope)
}
