import type { FastifyReply, FastifyRequest } from 'fastify'
import { hostCookie } from '../../http/host-cookie.ts'
import type { Settings } from '../../settings.ts'
import type { OidcErrand } from './oidc-client.ts'

const PATTERN = /^([\w-]{20,128})\.([\w-]{20,128})\.([\w-]{43,128})$/
/** Time to type a password and a code at the provider. */
const TTL_S = 600

/** `Lax`, because the way back comes from another site. */
const cookie = hostCookie('identity_errand', { sameSite: 'Lax', maxAgeS: TTL_S })

/**
 * The errand stays in the browser that began it: a reply of the provider that somebody else began opens nothing
 * (RFC 6749, 10.12).
 */
export function setErrandCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: Pick<Settings, 'publicUrl'>,
  { state, nonce, codeVerifier }: OidcErrand,
): void {
  cookie.set(request, reply, settings, `${state}.${nonce}.${codeVerifier}`)
}

/** null when there is none, or one that this service did not make. */
export function readErrandCookie(request: FastifyRequest): OidcErrand | null {
  const parts: readonly (string | undefined)[] = PATTERN.exec(cookie.read(request) ?? '') ?? []
  const [, state, nonce, codeVerifier] = parts
  return state === undefined || nonce === undefined || codeVerifier === undefined
    ? null
    : { state, nonce, codeVerifier }
}

export const clearErrandCookie = cookie.clear
