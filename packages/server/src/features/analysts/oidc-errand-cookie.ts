import type { FastifyReply, FastifyRequest } from 'fastify'
import { readCookie, isSecureBrowser } from '../../http/analyst-cookie.ts'
import type { Settings } from '../../settings.ts'
import type { OidcErrand } from './oidc-client.ts'

const SECURE_NAME = '__Host-identity_errand'
const LOOPBACK_NAME = 'identity_errand'
const PATTERN = /^([\w-]{20,128})\.([\w-]{20,128})\.([\w-]{43,128})$/
/** Time to type a password and a code at the provider. */
const TTL_S = 600

/**
 * The errand stays in the browser that began it: a reply of the provider that somebody else began opens nothing
 * (RFC 6749, 10.12). `Lax`, because the way back comes from another site.
 */
export function setErrandCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: Pick<Settings, 'publicUrl'>,
  { state, nonce, codeVerifier }: OidcErrand,
): void {
  const secure = isSecureBrowser(request, settings)
  const name = secure ? SECURE_NAME : LOOPBACK_NAME
  const value = `${state}.${nonce}.${codeVerifier}`
  void reply.header(
    'set-cookie',
    `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${TTL_S}${secure ? '; Secure' : ''}`,
  )
}

/** null when there is none, or one that this service did not make. */
export function readErrandCookie({ headers: { cookie } }: FastifyRequest): OidcErrand | null {
  const value = readCookie(cookie, SECURE_NAME) ?? readCookie(cookie, LOOPBACK_NAME)
  const parts: readonly (string | undefined)[] = PATTERN.exec(value ?? '') ?? []
  const [, state, nonce, codeVerifier] = parts
  return state === undefined || nonce === undefined || codeVerifier === undefined
    ? null
    : { state, nonce, codeVerifier }
}

export function clearErrandCookie(reply: FastifyReply): void {
  const gone = 'Path=/; HttpOnly; SameSite=Lax; Max-Age=0'
  void reply.header('set-cookie', [`${SECURE_NAME}=; ${gone}; Secure`, `${LOOPBACK_NAME}=; ${gone}`])
}
