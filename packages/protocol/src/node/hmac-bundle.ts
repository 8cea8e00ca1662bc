import { createHmac } from 'node:crypto'
import { AppError } from '../app-error.ts'
import { feedCanonicalJson } from '../canonical-json.ts'

/**
 * The signature of a bundle, as `signBundle` gives it, streamed into node:crypto: no copy of the frames is made.
 * Blocks the event loop while it hashes; give bundles above about 256 KB to a worker.
 *
 * @returns 64 lower-case hex digits.
 * @throws AppError invalid_request when the key is empty (Node would accept it) or the bundle holds non-JSON.
 */
export function hmacBundle(bundle: object, hmacKey: string): string {
  if (hmacKey === '') {
    throw new AppError('invalid_request', { errors: [{ pointer: '/hmacKey', message: 'must not be empty' }] })
  }
  const hmac = createHmac('sha256', Buffer.from(hmacKey, 'utf8'))
  feedCanonicalJson(bundle, (text) => hmac.update(text, 'utf8'), { omit: 'signature' })
  return hmac.digest('hex')
}
