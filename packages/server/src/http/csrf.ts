import { createHmac } from 'node:crypto'
import { AppError } from '@identity/protocol'
import { timingSafeEqualStrings } from '@identity/protocol/node'
import type { FastifyRequest } from 'fastify'
import type { Settings } from '../settings.ts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
const HEADER = 'x-csrf-token'

/** A token that only a page which could read a reply of this session knows; it changes with the session. */
export function csrfToken(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('identity/csrf/v1').digest('base64url')
}

export const isUnsafe = (request: FastifyRequest): boolean => !SAFE_METHODS.has(request.method)

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    // `null`, as a sandboxed frame sends it, and everything that is no origin.
    return null
  }
}

/**
 * Refuses what a browser says comes from another origin. Programs that are no browser send neither header, and have no
 * cookie that somebody else could borrow.
 * @throws AppError `csrf_failed`
 */
export function refuseForeignOrigin(request: FastifyRequest, { publicUrl }: Pick<Settings, 'publicUrl'>): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') throw new AppError('csrf_failed')
  const { origin } = request.headers
  if (origin === undefined) return
  const host = hostOf(origin)
  const own = host !== null && (host === request.host || (publicUrl !== null && host === new URL(publicUrl).host))
  if (!own) throw new AppError('csrf_failed')
}

/** For a request that a session cookie vouches for. @throws AppError `csrf_failed` */
export function checkCsrf(request: FastifyRequest, settings: Pick<Settings, 'publicUrl'>, sessionToken: string): void {
  if (!isUnsafe(request)) return
  refuseForeignOrigin(request, settings)
  const given = request.headers[HEADER]
  if (typeof given !== 'string' || !timingSafeEqualStrings(given, csrfToken(sessionToken)))
    throw new AppError('csrf_failed')
}
