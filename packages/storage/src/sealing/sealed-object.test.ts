import { createCipheriv, randomBytes, randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unwrapKey, wrapKey } from './key-wrap.ts'
import { encodeSealContext, type SealContext } from './seal-context.ts'
import { CHUNK_BYTES, HEADER_BYTES, openObject, sealObject, type SubjectKey } from './sealed-object.ts'

const context: SealContext = {
  tenantId: 'ten_1',
  subjectId: 'cus_1',
  purpose: 'frame',
  objectId: 'ktpb_1',
  index: 0,
  contentType: 'image/jpeg',
}
const subject: SubjectKey = { id: randomBytes(16), key: randomBytes(32) }
const TAG_BYTES = 16
const STRIDE = CHUNK_BYTES + TAG_BYTES

const seal = (plain: Buffer, about = context) => sealObject(plain, about, subject, randomBytes)
const refused = async (sealed: Buffer, about = context, key = subject) => {
  await expect(openObject(sealed, about, key)).rejects.toMatchObject({
    code: 'sealed_object_invalid',
    message: 'A sealed object does not open: it was changed, moved, or its key is another.',
  })
}

describe('a sealed object', () => {
  it('opens to the same bytes, at every length around a chunk', async () => {
    for (const length of [
      0,
      1,
      15,
      16,
      17,
      CHUNK_BYTES - 1,
      CHUNK_BYTES,
      CHUNK_BYTES + 1,
      2 * CHUNK_BYTES,
      3 * CHUNK_BYTES + 5,
    ]) {
      const plain = randomBytes(length)
      const sealed = await seal(plain)
      expect(sealed.length).toBe(HEADER_BYTES + length + TAG_BYTES * Math.max(1, Math.ceil(length / CHUNK_BYTES)))
      expect((await openObject(sealed, context, subject)).equals(plain)).toBe(true)
    }
  })

  it('opens to the same bytes, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), async (bytes) => {
        const plain = Buffer.from(bytes)
        return (await openObject(await seal(plain), context, subject)).equals(plain)
      }),
      { numRuns: 100 },
    )
  })

  it('is another every time and holds no run of its plain text', async () => {
    const plain = Buffer.from('NIK 3171234567890123 '.repeat(50))
    const [one, two] = [await seal(plain), await seal(plain)]
    expect(one.subarray(HEADER_BYTES).equals(two.subarray(HEADER_BYTES))).toBe(false)
    expect(one.includes('3171')).toBe(false)
  })

  it('does not open with any byte of its header changed', async () => {
    const sealed = await seal(randomBytes(1_000))
    for (let at = 0; at < HEADER_BYTES; at++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << randomInt(8)), at)
      await refused(changed)
    }
  })

  it('does not open with any of 1,000 random bytes changed', async () => {
    const sealed = await seal(randomBytes(5_000))
    for (let round = 0; round < 1_000; round++) {
      const changed = Buffer.from(sealed)
      const at = randomInt(sealed.length)
      changed.writeUInt8(changed.readUInt8(at) ^ randomInt(1, 256), at)
      await refused(changed)
    }
  })

  it('does not open truncated, at a chunk boundary or anywhere else', async () => {
    const sealed = await seal(randomBytes(2 * CHUNK_BYTES + 10))
    const body = sealed.length - HEADER_BYTES
    for (const length of [
      0,
      4,
      HEADER_BYTES,
      HEADER_BYTES + TAG_BYTES,
      HEADER_BYTES + STRIDE,
      HEADER_BYTES + 2 * STRIDE,
    ]) {
      await refused(sealed.subarray(0, length))
    }
    for (let round = 0; round < 20; round++) await refused(sealed.subarray(0, HEADER_BYTES + randomInt(body)))
  })

  it('does not open with anything appended, or with its chunks swapped, doubled or left out', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK_BYTES))
    const header = sealed.subarray(0, HEADER_BYTES)
    const chunk = (i: number) => sealed.subarray(HEADER_BYTES + i * STRIDE, HEADER_BYTES + (i + 1) * STRIDE)
    await refused(Buffer.concat([sealed, Buffer.from([0])]))
    await refused(Buffer.concat([sealed, randomBytes(TAG_BYTES)]))
    await refused(Buffer.concat([sealed, chunk(2)]))
    await refused(Buffer.concat([header, chunk(1), chunk(0), chunk(2)]))
    await refused(Buffer.concat([header, chunk(0), chunk(0), chunk(2)]))
    await refused(Buffer.concat([header, chunk(0), chunk(2)]))
    await refused(Buffer.concat([header, chunk(2)]))
  })

  it('does not open under the header of another object of the same subject', async () => {
    const [one, two] = [await seal(randomBytes(100)), await seal(randomBytes(100))]
    await refused(Buffer.concat([one.subarray(0, HEADER_BYTES), two.subarray(HEADER_BYTES)]))
  })

  it('opens only in the context it was sealed in', async () => {
    const sealed = await seal(randomBytes(100))
    const changes: Partial<SealContext>[] = [
      { tenantId: 'ten_2' },
      { subjectId: 'cus_2' },
      { purpose: 'ocr' },
      { objectId: 'ktpb_2' },
      { index: 1 },
      { contentType: 'image/png' },
      { tenantId: 'ten_1c', subjectId: 'us_1' },
    ]
    for (const change of changes) await refused(sealed, { ...context, ...change })
  })

  it('opens only under its own subject key', async () => {
    const sealed = await seal(randomBytes(100))
    await refused(sealed, context, { id: subject.id, key: randomBytes(32) })
    await refused(sealed, context, { id: randomBytes(16), key: subject.key })
  })

  it('does not accept a last chunk with a tag of four bytes', async () => {
    // node itself accepts one when authTagLength is not given; the body here ends four bytes into its tag.
    const sealed = await seal(randomBytes(64))
    await refused(sealed.subarray(0, sealed.length - TAG_BYTES + 4))
  })

  it('does not open when the data key in it is another than the one committed to', async () => {
    const sealed = Buffer.from(await seal(randomBytes(100)))
    wrapKey(randomBytes(32), subject.key, encodeSealContext(context), randomBytes).copy(sealed, 29)
    await refused(sealed)
  })
})

describe('a wrapped key', () => {
  it('opens under the same key and context only, and not with a short tag', () => {
    const [key, under] = [randomBytes(32), randomBytes(32)]
    const about = Buffer.from('about')
    const wrapped = wrapKey(key, under, about, randomBytes)
    expect(unwrapKey(wrapped, under, about)?.equals(key)).toBe(true)
    expect(unwrapKey(wrapped, randomBytes(32), about)).toBeNull()
    expect(unwrapKey(wrapped, under, Buffer.from('other'))).toBeNull()
    for (let cut = 1; cut <= 16; cut++)
      expect(unwrapKey(wrapped.subarray(0, wrapped.length - cut), under, about)).toBeNull()
  })

  it('is standard AES-256-GCM: nonce, ciphertext, tag', () => {
    const [key, under, nonce] = [randomBytes(32), randomBytes(32), randomBytes(12)]
    const cipher = createCipheriv('aes-256-gcm', under, nonce)
    const expected = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
    expect(wrapKey(key, under, Buffer.alloc(0), () => nonce).equals(expected)).toBe(true)
  })
})

describe('the context', () => {
  it('encodes no two contexts alike', () => {
    const text = fc.string({ maxLength: 6 })
    const any = fc.record({ tenantId: text, subjectId: text, objectId: text, contentType: text, index: fc.nat(3) })
    fc.assert(
      fc.property(any, any, (a, b) => {
        const same = JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
        return encodeSealContext({ ...a, purpose: 'ocr' }).equals(encodeSealContext({ ...b, purpose: 'ocr' })) === same
      }),
    )
  })
})
