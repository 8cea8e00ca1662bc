import { AppError, type Scope } from '@identity/protocol'
import type { ApiKeyPort } from '@identity/storage'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'

/** Who is calling, once the key was found. */
export interface Caller {
  readonly tenantId: string
  /** `key_…`; the actor of audit entries. */
  readonly keyId: string
  readonly scopes: readonly string[]
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyContextConfig {
    /** `public`, or the scopes of which the key must have one. A route without it cannot be registered. */
    access?: 'public' | readonly Scope[]
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

/**
 * Authenticates and authorises before the body is read; deny by default. Unknown, revoked and malformed keys get the
 * same answer.
 */
export function registerAccess(app: FastifyInstance, apiKeys: Pick<ApiKeyPort, 'findBySecret'>): void {
  app.decorateRequest('caller', null)
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  // Not in onRoute: a plug-in's routes get their access from a hook that runs after this one.
  app.addHook('onReady', (done) => {
    const undeclared = routes.find((route) => route.config?.access === undefined)
    done(undeclared && new Error(`${undeclared.url} does not say who may call it`))
  })
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access
    // No route was found (404), or it is open to all.
    if (access === undefined || access === 'public') return
    const secret = secretOf(request)
    const key = secret === null ? null : await apiKeys.findBySecret(secret)
    if (key === null) throw new AppError('unauthenticated')
    request.caller = { tenantId: key.tenantId, keyId: key.id, scopes: key.scopes }
    if (!access.some((scope) => key.scopes.includes(scope)))
      throw new AppError('forbidden_scope', { detail: `The key needs the scope ${access.join(' or ')}.` })
  })
}
