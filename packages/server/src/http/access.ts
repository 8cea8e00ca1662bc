import {
  type AnalystRole,
  AppError,
  type Locale,
  ROLE_SCOPES,
  type Scope,
  SECRET_PREFIXES,
  type SignInStage,
} from '@identity/protocol'
import type {
  AnalystSessionPort,
  AnalystSessionRecord,
  ApiKeyPort,
  CaptureSessionPort,
  CaptureSessionRecord,
} from '@identity/storage'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { Settings } from '../settings.ts'
import { sessionCookie } from './analyst-cookie.ts'
import { checkCsrf, csrfToken, isUnsafe } from './csrf.ts'

/** A person signed in to the dashboard. */
export interface Analyst {
  /** `usr_…`: the `actorUserId` of what this person decides. */
  readonly analystId: string
  readonly tenantId: string
  readonly role: AnalystRole
  readonly scopes: readonly Scope[]
  readonly locale: Locale
  readonly signIn: AnalystSessionRecord
  readonly csrfToken: string
}

/** Who is calling, once the key or session was found. */
export interface Caller {
  readonly tenantId: string
  /** `key_…`, `cs_…` or `usr_…`; the actor of audit entries and the bucket of rate limits. */
  readonly keyId: string
  readonly scopes: readonly string[]
  /** The capture session whose token this is, as it was when the request came; null for everyone else. */
  readonly session: CaptureSessionRecord | null
  /** The person, when a session cookie of the dashboard vouches for the request; null for everyone else. */
  readonly analyst: Analyst | null
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyContextConfig {
    /**
     * `public`, `session` (a capture-session token only), `analyst` (a person in the dashboard, of any role), or the
     * scopes of which the key or the person must have one. A route without it cannot be registered.
     */
    access?: 'public' | 'session' | 'analyst' | readonly Scope[]
    /** With `analyst`: how far the sign-in must have come. Default: all the way. */
    stages?: readonly SignInStage[]
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

/** A key that cannot be read is refused, never passed over for a cookie. */
const offersKey = ({ headers }: FastifyRequest): boolean =>
  headers.authorization !== undefined || headers['x-api-key'] !== undefined

/** The caller of a request to a route that needs a key. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new AppError('unauthenticated')
  return request.caller
}

/** The token itself, of a request to a route that only a token may call. */
export function tokenOf(request: FastifyRequest): string {
  sessionOf(request)
  return secretOf(request) ?? ''
}

/** The session of a request to a route that only a token may call. */
export function sessionOf(request: FastifyRequest): CaptureSessionRecord {
  const { session } = callerOf(request)
  if (session === null) throw new AppError('unauthenticated')
  return session
}

/** The person of a request to a route that only people may call. */
export function analystOf(request: FastifyRequest): Analyst {
  const { analyst } = callerOf(request)
  if (analyst === null) throw new AppError('unauthenticated')
  return analyst
}

/** A token speaks for one customer: to it, every other one does not exist. */
export function refuseOtherCustomer({ session }: Caller, customerId: string): void {
  if (session !== null && session.customerId !== customerId)
    throw new AppError('not_found', { errors: [{ pointer: '/customerId', message: 'no such customer' }] })
}

const SIGNED_IN: readonly SignInStage[] = ['full']

/** For people reading is never writing, though the published page lets a key capture with `verifications:view`. */
const allowsPerson = (scope: Scope, request: FastifyRequest): boolean =>
  !isUnsafe(request) || !/:(view|read)$/.test(scope)

/**
 * Authenticates and authorises before the body is read; deny by default. Unknown, revoked and malformed keys get the
 * same answer; so do session cookies that opened nothing ever and those that do no longer, except that the answer says that a
 * session has ended, for the page to keep what was typed and ask for the password.
 */
export function registerAccess(
  app: FastifyInstance,
  stores: {
    readonly apiKeys: Pick<ApiKeyPort, 'findBySecret'>
    readonly captureSessions: Pick<CaptureSessionPort, 'findByToken'>
    readonly analystSessions: Pick<AnalystSessionPort, 'findByToken'>
  },
  settings: Pick<Settings, 'publicUrl' | 'analysts'>,
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
  app.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.access
    // No route was found (404), or it is open to all.
    if (access === undefined || access === 'public') return
    const secret = secretOf(request)
    if (secret?.startsWith(SECRET_PREFIXES.captureSession) === true) {
      const session = await stores.captureSessions.findByToken(secret)
      if (session === null) throw new AppError('unauthenticated')
      request.caller = { tenantId: session.tenantId, keyId: session.id, scopes: [], session, analyst: null }
      if (access !== 'session' && request.routeOptions.config.sessionToken !== true)
        throw new AppError('forbidden_scope', { detail: 'A capture-session token may not call this.' })
      return
    }
    const cookie = secret === null && !offersKey(request) ? sessionCookie(request) : null
    if (cookie !== null) {
      const found = await stores.analystSessions.findByToken(cookie, settings.analysts.idleMs)
      if (found === null) throw new AppError('session_expired')
      const { session: signIn, role, locale } = found
      const { tenantId, analystId } = signIn
      const scopes = ROLE_SCOPES[role]
      const analyst: Analyst = { analystId, tenantId, role, scopes, locale, signIn, csrfToken: csrfToken(cookie) }
      request.caller = { tenantId, keyId: analystId, scopes, session: null, analyst }
      // What a person sees is about people: no cache keeps it.
      reply.header('cache-control', 'no-store')
      checkCsrf(request, settings, cookie)
      const stages = (access === 'analyst' && request.routeOptions.config.stages) || SIGNED_IN
      if (!stages.includes(signIn.stage)) throw new AppError('second_factor_needed')
      if (access === 'analyst') return
      if (access === 'session')
        throw new AppError('forbidden_scope', { detail: 'Only a capture-session token may call this.' })
      if (!access.some((scope) => scopes.includes(scope) && allowsPerson(scope, request)))
        throw new AppError('forbidden_scope', { detail: `This needs the scope ${access.join(' or ')}.` })
      return
    }
    const key = secret === null ? null : await stores.apiKeys.findBySecret(secret)
    if (key === null) throw new AppError('unauthenticated')
    request.caller = { tenantId: key.tenantId, keyId: key.id, scopes: key.scopes, session: null, analyst: null }
    if (access === 'session')
      throw new AppError('forbidden_scope', { detail: 'Only a capture-session token may call this.' })
    if (access === 'analyst')
      throw new AppError('forbidden_scope', { detail: 'Only a person signed in to the dashboard may call this.' })
    if (!access.some((scope) => key.scopes.includes(scope)))
      throw new AppError('forbidden_scope', { detail: `The key needs the scope ${access.join(' or ')}.` })
  })
}
