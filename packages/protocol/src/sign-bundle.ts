import { AppError } from './app-error.ts'
import { canonicalJson } from './canonical-json.ts'

/**
 * Signs a capture bundle with WebCrypto: HMAC-SHA256 over the canonical JSON of the bundle without its `signature`,
 * under the UTF-8 bytes of the whole key string (prefix included), as 64 lower-case hex digits.
 *
 * Works wherever a camera does (browsers on HTTPS, Node). Where there is no WebCrypto, such as React Native, hash
 * `canonicalJson(bundle, { omit: 'signature' })` with any HMAC-SHA256.
 *
 * Cost: the canonical text and its bytes are held once each, because WebCrypto has no incremental HMAC.
 *
 * @example const signed = { ...bundle, signature: await signBundle(bundle, flashChallenge.hmacSecret) }
 * @throws AppError invalid_request when the key is empty or the bundle holds something that is not JSON.
 */
export async function signBundle(bundle: object, hmacKey: string): Promise<string> {
  if (hmacKey === '') {
    throw new AppError('invalid_request', { errors: [{ pointer: '/hmacKey', message: 'must not be empty' }] })
  }
  // The DOM types promise it; an insecure page and React Native do not have it.
  const subtle = (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle
  if (subtle === undefined) {
    throw new AppError('internal', { detail: 'WebCrypto is not available: serve the page over HTTPS.' })
  }
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const signedBytes = encoder.encode(canonicalJson(bundle, { omit: 'signature' }))
  const key = await subtle.importKey('raw', encoder.encode(hmacKey), algorithm, false, ['sign'])
  const mac = new Uint8Array(await subtle.sign(algorithm.name, key, signedBytes))
  return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
