import { timingSafeEqual } from 'node:crypto'
import { hmacBundle } from './hmac-bundle.ts'

/**
 * Does this key give this bundle this signature? Compared in constant time. Anything but 64 lower-case hex digits, and
 * an empty key, is false: a caller cannot tell the ways to be wrong apart.
 *
 * @throws AppError invalid_request when the bundle holds something that has no canonical form.
 */
export function verifyBundleSignature(bundle: object, hmacKey: string, signatureHex: string): boolean {
  if (hmacKey === '' || !/^[0-9a-f]{64}$/.test(signatureHex)) return false
  return timingSafeEqual(Buffer.from(hmacBundle(bundle, hmacKey), 'hex'), Buffer.from(signatureHex, 'hex'))
}
