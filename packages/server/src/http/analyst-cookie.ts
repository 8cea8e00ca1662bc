import { AppError } from '@identity/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../settings.ts'

/** Browsers keep a `__Host-` cookie only when it came over https from exactly this host, for all of its paths. */
const SECURE_NAME = '__Host-identity_session'
/** Over plain http on this machine itself, where browsers refuse the other. */
const LOOPBACK_NAME = 'identity_session'
const MAX_TOKEN_CHARS = 256

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)

/** The value of a cookie; null when it was not sent. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key = '', ...value] = pair.split('=')
    if (key.trim() === name) return value.join('=').trim()
  }
  return null
}

/** The session token a browser sent; null when it sent none. The loopback name counts only on this machine itself. */
export function sessionCookie(request: FastifyRequest): string | null {
  const token =
    readCookie(request.headers.cookie, SECURE_NAME) ??
    (isLoopback(request.host) ? readCookie(request.headers.cookie, LOOPBACK_NAME) : null)
  return token === null || token === '' || token.length > MAX_TOKEN_CHARS ? null : token
}

/**
 * Behind a proxy that ends TLS the request itself looks like http; the browser's own `Origin` then tells. null: plain
 * http to another machine, where nobody may sign in.
 */
function cookieKind(request: FastifyRequest, { publicUrl }: Pick<Settings, 'publicUrl'>): 'secure' | 'loopback' | null {
  const { origin } = request.headers
  if (request.protocol === 'https' || origin?.startsWith('https://') === true) return 'secure'
  if (isLoopback(request.host)) return 'loopback'
  return publicUrl?.startsWith('https://') === true ? 'secure' : null
}

/** Whether this browser keeps `Secure` cookies of this service. */
export const isSecureBrowser = (request: FastifyRequest, settings: Pick<Settings, 'publicUrl'>): boolean =>
  cookieKind(request, settings) === 'secure'

/** @throws AppError `insecure_transport` over plain http, except on this machine itself. */
export function refuseInsecure(request: FastifyRequest, settings: Pick<Settings, 'publicUrl'>): void {
  if (cookieKind(request, settings) === null) throw new AppError('insecure_transport')
}

/** Hands the browser a session. A session cookie: it goes when the browser does, if not sooner. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: Pick<Settings, 'publicUrl'>,
  token: string,
): void {
  const secure = isSecureBrowser(request, settings)
  const name = secure ? SECURE_NAME : LOOPBACK_NAME
  reply.header('set-cookie', `${name}=${token}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`)
}

export function clearSessionCookie(reply: FastifyReply): void {
  const gone = 'Path=/; HttpOnly; SameSite=Strict; Max-Age=0'
  reply.header('set-cookie', [`${SECURE_NAME}=; ${gone}; Secure`, `${LOOPBACK_NAME}=; ${gone}`])
}
