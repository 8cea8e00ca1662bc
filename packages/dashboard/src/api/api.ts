import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from 'qe-identity-sdk-node'
import { createContext, useContext } from 'react'
import { renewingFetch } from '../session/renewing-fetch.ts'
import type { SessionDoor } from '../session/session-door.ts'
import { ProblemError } from './problem.ts'

export type Schemas = components['schemas']

export interface Api {
  /** Asks the person to sign in again when the session has ended, then goes on. */
  readonly client: Client<paths>
  /** For the sign-in itself: a refusal stays a refusal. */
  readonly plain: Client<paths>
  /** A picture by its path; behind the same session as everything else. */
  readonly picture: (path: string) => Promise<Blob>
  /** The token every unsafe request carries; each sign-in has its own. */
  readonly keepCsrfToken: (token: string) => void
}

export function createApi(baseUrl: string, door: Pick<SessionDoor, 'ask'>): Api {
  let csrfToken: string | null = null
  const send = async (request: Request): Promise<Response> => {
    // Set on each sending: a request that waited for a new session needs that session's token.
    if (csrfToken !== null && request.method !== 'GET') request.headers.set('x-csrf-token', csrfToken)
    try {
      return await fetch(request)
    } catch {
      throw new ProblemError(0, null)
    }
  }
  const renewing = renewingFetch(send, () => door.ask())
  return {
    client: createClient<paths>({ baseUrl, fetch: renewing }),
    plain: createClient<paths>({ baseUrl, fetch: send }),
    picture: async (path) => {
      const reply = await renewing(new Request(new URL(path, baseUrl)))
      if (!reply.ok) throw new ProblemError(reply.status, await reply.json().catch(() => null))
      return reply.blob()
    },
    keepCsrfToken: (token) => {
      csrfToken = token
    },
  }
}

interface Reply<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** The body of a reply. @throws ProblemError when the service refused. */
export async function answer<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply
  if (!response.ok) throw new ProblemError(response.status, error)
  // A reply without a body has nothing to give; its callers ask for nothing.
  return data as T
}

export const ApiContext = createContext<Api | null>(null)

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('no API around this component')
  return api
}
