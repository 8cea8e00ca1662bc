import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { StorageError } from '../storage-error.ts'
import { KEY_BYTES, unwrapKey, wrapKey, WRAPPED_KEY_BYTES } from './key-wrap.ts'
import { encodeSealContext, type SealContext } from './seal-context.ts'

/**
 * Format v1:
 *
 *     offset  bytes
 *          0      4  magic "QESL"
 *          4      1  version, 1
 *          5      1  algorithm, 1 = AES-256-GCM in chunks
 *          6     16  id of the subject key
 *         22      7  nonce prefix, random
 *         29     60  data key wrapped by the subject key: nonce 12, key 32, tag 16
 *         89     32  commitment to the data key
 *        121         chunks of 1 MiB plain (the last one shorter, possibly empty), each followed by its 16-byte tag
 *
 * A chunk's nonce is prefix | 32-bit counter | last-chunk flag (the STREAM construction: truncation, reordering and
 * appending are caught), and its additional data is the whole header and the context, so that neither can be changed.
 * GCM alone does not commit to its key; the HMAC in the header does.
 */
const MAGIC = Buffer.from('QESL', 'latin1')
const VERSION = 1
const ALGORITHM = 1
export const KEY_ID_BYTES = 16
const PREFIX_BYTES = 7
const COMMITMENT_BYTES = 32
const TAG_BYTES = 16
export const CHUNK_BYTES = 1024 * 1024

const KEY_ID_AT = MAGIC.length + 2
const PREFIX_AT = KEY_ID_AT + KEY_ID_BYTES
const WRAPPED_AT = PREFIX_AT + PREFIX_BYTES
const COMMITMENT_AT = WRAPPED_AT + WRAPPED_KEY_BYTES
export const HEADER_BYTES = COMMITMENT_AT + COMMITMENT_BYTES

/** The key of one data subject. */
export interface SubjectKey {
  readonly id: Buffer
  readonly key: Buffer
}

/** Seals under a fresh data key. About 2 ms a MiB, giving way to the event loop between chunks. */
export async function sealObject(
  plain: Buffer,
  context: SealContext,
  subject: SubjectKey,
  random: (bytes: number) => Buffer,
): Promise<Buffer> {
  const about = encodeSealContext(context)
  const dataKey = random(KEY_BYTES)
  const { encryption, commitment } = deriveKeys(dataKey)
  const header = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(header)
  header[MAGIC.length] = VERSION
  header[MAGIC.length + 1] = ALGORITHM
  subject.id.copy(header, KEY_ID_AT)
  random(PREFIX_BYTES).copy(header, PREFIX_AT)
  wrapKey(dataKey, subject.key, about, random).copy(header, WRAPPED_AT)
  commitment.copy(header, COMMITMENT_AT)
  dataKey.fill(0)

  const additional = Buffer.concat([header, about])
  const parts: Buffer[] = [header]
  const chunks = Math.max(1, Math.ceil(plain.length / CHUNK_BYTES))
  for (let chunk = 0; chunk < chunks; chunk++) {
    if (chunk > 0) await breathe()
    const cipher = createCipheriv('aes-256-gcm', encryption, chunkNonce(header, chunk, chunk === chunks - 1), {
      authTagLength: TAG_BYTES,
    })
    cipher.setAAD(additional)
    parts.push(cipher.update(plain.subarray(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES)))
    cipher.final()
    parts.push(cipher.getAuthTag())
  }
  encryption.fill(0)
  return Buffer.concat(parts)
}

/** The plain bytes. Throws `sealed_object_invalid`, always with the same words, when anything at all is not as sealed. */
export async function openObject(sealed: Buffer, context: SealContext, subject: SubjectKey): Promise<Buffer> {
  if (sealed.length < HEADER_BYTES + TAG_BYTES) throw invalid()
  const header = sealed.subarray(0, HEADER_BYTES)
  const about = encodeSealContext(context)
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw invalid()
  if (header[MAGIC.length] !== VERSION || header[MAGIC.length + 1] !== ALGORITHM) throw invalid()
  if (!header.subarray(KEY_ID_AT, PREFIX_AT).equals(subject.id)) throw invalid()
  const dataKey = unwrapKey(header.subarray(WRAPPED_AT, COMMITMENT_AT), subject.key, about)
  if (dataKey === null) throw invalid()
  const { encryption, commitment } = deriveKeys(dataKey)
  dataKey.fill(0)
  if (!timingSafeEqual(commitment, header.subarray(COMMITMENT_AT))) throw invalid()

  const additional = Buffer.concat([header, about])
  const body = sealed.subarray(HEADER_BYTES)
  const stride = CHUNK_BYTES + TAG_BYTES
  const chunks = Math.ceil(body.length / stride)
  const parts: Buffer[] = []
  for (let chunk = 0; chunk < chunks; chunk++) {
    if (chunk > 0) await breathe()
    const piece = body.subarray(chunk * stride, (chunk + 1) * stride)
    if (piece.length < TAG_BYTES) throw invalid()
    // Without authTagLength node accepts a tag of 4 bytes.
    const decipher = createDecipheriv('aes-256-gcm', encryption, chunkNonce(header, chunk, chunk === chunks - 1), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(additional)
    decipher.setAuthTag(piece.subarray(piece.length - TAG_BYTES))
    try {
      parts.push(decipher.update(piece.subarray(0, piece.length - TAG_BYTES)))
      decipher.final()
    } catch {
      throw invalid()
    }
  }
  encryption.fill(0)
  return Buffer.concat(parts)
}

function deriveKeys(dataKey: Buffer): { encryption: Buffer; commitment: Buffer } {
  const none = Buffer.alloc(0)
  const encryption = Buffer.from(hkdfSync('sha256', dataKey, none, 'identity/seal/v1/encryption', KEY_BYTES))
  const committing = Buffer.from(hkdfSync('sha256', dataKey, none, 'identity/seal/v1/commitment', KEY_BYTES))
  const commitment = createHmac('sha256', committing).update('identity/seal/v1').digest()
  committing.fill(0)
  return { encryption, commitment }
}

function chunkNonce(header: Buffer, chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  header.copy(nonce, 0, PREFIX_AT, PREFIX_AT + PREFIX_BYTES)
  nonce.writeUInt32BE(chunk, PREFIX_BYTES)
  nonce[11] = last ? 1 : 0
  return nonce
}

function invalid(): StorageError {
  return new StorageError(
    'sealed_object_invalid',
    'A sealed object does not open: it was changed, moved, or its key is another.',
  )
}
