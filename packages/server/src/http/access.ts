import { AppError, type Scope, SECRET_PREFIXES } from '@identity/protocol'
import type { ApiKeyPort, CaptureSessionPort, CaptureSessionRecord } from '@identity/storage'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'

/** Who is calling, once the key was found. */
export interface Caller {
  readonly tenantId: string
  /** `key_…` or `cs_…`; the actor of audit entries and the bucket of rate limits. */
  readonly keyId: string
  readonly scopes: readonly string[]
  /** The capture session whose token this is, as it was when the request came; null for an API key. */
  readonly session: CaptureSessionRecord | null
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyContextConfig {
    /**
     * `public`, `session` (a capture-session token only), or the scopes of which the key must have one. A route without
     * it cannot be registered.
     */
    access?: 'public' | 'session' | readonly Scope[]
    /** A capture-session token may call this too, for its own customer. */
    sessionToken?: boolean
    /** Accepts `Idempotency-Key`; for the OpenAPI page. */
    idempotencyKey?: boolean
    /** Sends `RateLimit-…`; for the OpenAPI page. */
    rateLimited?: boolean
  }
}

/** A key of ours has 51 characters; what is longer is not hashed. */
const MAX_SECRET_CHARS = 256

function secretOf(request: FastifyRequest): string | null {
  const authorization = request.headers.authorization
  const bearer = authorization === undefined ? null : (/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '')
  const header = request.headers['x-api-key']
  const given = [bearer, typeof header === 'string' ? header : null].filter((secret) => secret !== null)
  // Two different keys in one request: refuse rather than guess which one is meant.
  if (given.length === 2 && given[0] !== given[1]) return null
  const secret = given.at(0)
  return secret === undefined || secret === '' || secret.length > MAX_SECRET_CHARS ? null : secret
}

/** The caller of a request to a route that needs a key. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new AppError('unauthenticated')
  return request.caller
}

/** The session of a request to a route that only a token may call. */
export function sessionOf(request: FastifyRequest): CaptureSessionRecord {
  const { session } = callerOf(request)
  if (session === null) throw new AppError('unauthenticated')
  return session
}

/** A token speaks for one customer: to it, every other one does not exist. */
export function refuseOtherCustomer({ session }: Caller, customerId: string): void {
  if (session !== null && session.customerId !== customerId)
    throw new AppError('not_found', { errors: [{ pointer: '/customerId', message: 'no such customer' }] })
}

/**
 * Authenticates and authorises before the body is read; deny by default. Unknown, revoked and malformed keys get the
 * same answer.
 */
export function registerAccess(
  app: FastifyInstance,
  stores: {
    readonly apiKeys: Pick<ApiKeyPort, 'findBySecret'>
    readonly captureSessions: Pick<CaptureSessionPort, 'findByToken'>
  },
): void {
  app.decorateRequest('caller', null)
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  // Not in onRoute: a plug-in's routes get their access from a hook that runs after this one.
  app.addHook('onReady', (done) => {
    // The preflight of @fastify/cors is its own route, and answers nothing but headers.
    const declared = (route: RouteOptions) =>
      route.config?.access !== undefined || (route.method === 'OPTIONS' && route.url === '*')
    const undeclared = routes.find((route) => !declared(route))
    done(undeclared && new Error(`${undeclared.url} does not say who may call it`))
  })
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access
    // No route was found (404), or it is open to all.
    if (access === undefined || access === 'public') return
    const secret = secretOf(request)
    if (secret?.startsWith(SECRET_PREFIXES.captureSession) === true) {
      const session = await stores.captureSessions.findByToken(secret)
      if (session === null) throw new AppError('unauthenticated')
      request.caller = { tenantId: session.tenantId, keyId: session.id, scopes: [], session }
      if (access !== 'session' && request.routeOptions.config.sessionToken !== true)
        throw new AppError('forbidden_scope', { detail: 'A capture-session token may not call this.' })
      return
    }
    const key = secret === null ? null : await stores.apiKeys.findBySecret(secret)
    if (key === null) throw new AppError('unauthenticated')
    request.caller = { tenantId: key.tenantId, keyId: key.id, scopes: key.scopes, session: null }
    if (access === 'session')
      throw new AppError('forbidden_scope', { detail: 'Only a capture-session token may call this.' })
    if (!access.some((scope) => key.scopes.includes(scope)))
      throw new AppError('forbidden_scope', { detail: `The key needs the scope ${access.join(' or ')}.` })
  })
}
