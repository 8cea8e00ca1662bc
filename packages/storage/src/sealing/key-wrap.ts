import { createCipheriv, createDecipheriv } from 'node:crypto'

export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** nonce | encrypted key | tag */
export const WRAPPED_KEY_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES

/** A 32-byte key under another, AES-256-GCM, bound to `context`. */
export function wrapKey(key: Buffer, under: Buffer, context: Buffer, random: (bytes: number) => Buffer): Buffer {
  const nonce = random(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', under, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(context)
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

/** null when it was not wrapped under this key and context. Fill the result with zeros after use. */
export function unwrapKey(wrapped: Buffer, under: Buffer, context: Buffer): Buffer | null {
  if (wrapped.length !== WRAPPED_KEY_BYTES) return null
  // Without authTagLength node accepts a tag of 4 bytes.
  const decipher = createDecipheriv('aes-256-gcm', under, wrapped.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(context)
  decipher.setAuthTag(wrapped.subarray(NONCE_BYTES + KEY_BYTES))
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, NONCE_BYTES + KEY_BYTES)), decipher.final()])
  } catch {
    return null
  }
}
