import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BlobStore } from '../blobs/blob-store.ts'
import { newObjectKey } from '../blobs/object-key.ts'

/** The contract of a blob store, for each kind. */
export function describeBlobStore(
  name: string,
  open: () => Promise<{ readonly store: BlobStore; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let store: BlobStore
    let opened: Awaited<ReturnType<typeof open>>
    beforeAll(async () => {
      opened = await open()
      store = opened.store
    })
    afterAll(() => opened.close())

    it('gives back what was put, empty and large', async () => {
      for (const length of [0, 1, 100_000, 5_000_000]) {
        const key = newObjectKey(randomBytes)
        const bytes = randomBytes(length)
        await store.put(key, bytes)
        expect((await store.get(key))?.equals(bytes)).toBe(true)
      }
    })

    it('has nothing under a key that was never put, or was deleted, twice over', async () => {
      const key = newObjectKey(randomBytes)
      expect(await store.get(key)).toBeNull()
      await store.delete(key)
      await store.put(key, Buffer.from('x'))
      await store.delete(key)
      await store.delete(key)
      expect(await store.get(key)).toBeNull()
    })

    it('lists every object with its size and age', async () => {
      const keys = Array.from({ length: 5 }, () => newObjectKey(randomBytes))
      for (const key of keys) await store.put(key, Buffer.from('abc'))
      const listed = new Map<string, { modifiedAtMs: number; sizeBytes: number }>()
      for await (const object of store.list()) listed.set(object.key, object)
      for (const key of keys) {
        expect(listed.get(key)?.sizeBytes).toBe(3)
        expect(Math.abs(Date.now() - listed.get(key)!.modifiedAtMs)).toBeLessThan(60_000)
      }
    })

    it('takes only keys of its own making', async () => {
      for (const key of ['../etc/passwd', 'ab/../../x', '/ab/cd', 'ab/short', '', 'ab/' + 'A'.repeat(40)]) {
        await expect(store.put(key, Buffer.from('x'))).rejects.toThrow(RangeError)
        await expect(store.get(key)).rejects.toThrow(RangeError)
        await expect(store.delete(key)).rejects.toThrow(RangeError)
      }
    })

    it('is ready', async () => {
      await store.check()
    })
  })
}
