import { canonicalJson } from '@identity/protocol'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The signature of a bundle where there is no WebCrypto: same bytes, same key, same 64 hex digits as `signBundle`. */
export function signWithNoble(bundle: object, hmacKey: string): Promise<string> {
  const signed = utf8ToBytes(canonicalJson(bundle, { omit: 'signature' }))
  return Promise.resolve(bytesToHex(hmac(sha256, utf8ToBytes(hmacKey), signed)))
}
