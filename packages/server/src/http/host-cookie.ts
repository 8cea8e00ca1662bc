import { AppError } from '@identity/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../settings.ts'

/** Longer than any that is made here; what is longer is not looked at. */
const MAX_VALUE_CHARS = 512

/** A cookie of this host alone, which no script can read. */
export interface HostCookie {
  /** What the browser sent; null when it sent none. The loopback name counts only on this machine itself. */
  readonly read: (request: FastifyRequest) => string | null
  readonly set: (
    request: FastifyRequest,
    reply: FastifyReply,
    settings: Pick<Settings, 'publicUrl'>,
    value: string,
  ) => void
  readonly clear: (reply: FastifyReply) => void
}

/**
 * Browsers keep a `__Host-` cookie only when it came over https from exactly this host, for all of its paths; over plain
 * http on this machine itself, where they refuse that, it goes by its bare name. Without `maxAgeS` it goes when the
 * browser does, if not sooner.
 */
export function hostCookie(
  bareName: string,
  { sameSite, maxAgeS }: { readonly sameSite: 'Strict' | 'Lax'; readonly maxAgeS?: number },
): HostCookie {
  const secureName = `__Host-${bareName}`
  const attributes = `Path=/; HttpOnly; SameSite=${sameSite}`
  const age = maxAgeS === undefined ? '' : `; Max-Age=${maxAgeS}`
  return {
    read: ({ headers: { cookie }, host }) => {
      const value = readCookie(cookie, secureName) ?? (isLoopback(host) ? readCookie(cookie, bareName) : null)
      return value === null || value === '' || value.length > MAX_VALUE_CHARS ? null : value
    },
    set: (request, reply, settings, value) => {
      const secure = cookieKind(request, settings) === 'secure'
      const name = secure ? secureName : bareName
      void reply.header('set-cookie', `${name}=${value}; ${attributes}${age}${secure ? '; Secure' : ''}`)
    },
    clear: (reply) => {
      const gone = `${attributes}; Max-Age=0`
      void reply.header('set-cookie', [`${secureName}=; ${gone}; Secure`, `${bareName}=; ${gone}`])
    },
  }
}

/** @throws AppError `insecure_transport` over plain http, except on this machine itself. */
export function refuseInsecure(request: FastifyRequest, settings: Pick<Settings, 'publicUrl'>): void {
  if (cookieKind(request, settings) === null) throw new AppError('insecure_transport')
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key = '', ...value] = pair.split('=')
    if (key.trim() === name) return value.join('=').trim()
  }
  return null
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
