import { randomBytes } from 'node:crypto'

/** 256 bits: as strong as the HMAC-SHA256 it keys. */
const SECRET_BYTES = 32

/**
 * A new secret: the prefix, then 32 random bytes as 43 characters of base64url.
 *
 * @example generateSecret(SECRET_PREFIXES.challenge) // 'qe_whsec_…'
 */
export function generateSecret(prefix: string, random: (byteLength: number) => Buffer = randomBytes): string {
  return prefix + random(SECRET_BYTES).toString('base64url')
}
