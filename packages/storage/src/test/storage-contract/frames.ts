import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Fixture } from './fixture.ts'

export function describeFrames(f: Fixture): void {
  describe('frames', () => {
    it('that vanished or were changed in the blob store are an alarm, not an answer', async () => {
      const capture = await f.started()
      const input = await f.commitOf(capture)
      await f.storage.captures.commit(input)
      const { objectKey } = input.frames[0]
      const sealed = (await f.storage.blobs.get(objectKey))!
      const swapped = await f.commitOf(await f.started())
      await f.storage.blobs.put(objectKey, (await f.storage.blobs.get(swapped.frames[0].objectKey))!)
      await expect(f.storage.frames.open(f.tenant.id, capture.bundleId, 0)).rejects.toMatchObject({
        code: 'sealed_object_invalid',
      })
      await f.storage.blobs.delete(objectKey)
      await expect(f.storage.frames.open(f.tenant.id, capture.bundleId, 0)).rejects.toMatchObject({
        code: 'blob_missing',
      })
      await f.storage.blobs.put(objectKey, sealed)
      expect(await f.storage.frames.open(f.tenant.id, capture.bundleId, 0)).toHaveLength(3_000)
    })

    it('open before they are committed for whoever finishes the capture, and for no other bundle', async () => {
      const capture = await f.started()
      const bytes = randomBytes(500)
      const frame = await f.storage.frames.seal({
        tenantId: f.tenant.id,
        customerId: f.customer.id,
        bundleId: capture.bundleId,
        index: 0,
        contentType: 'image/jpeg',
        bytes,
      })
      const of = { tenantId: f.tenant.id, customerId: f.customer.id, bundleId: capture.bundleId, frame }
      expect(await f.storage.frames.openSealed(of)).toEqual(bytes)
      await expect(f.storage.frames.openSealed({ ...of, bundleId: 'ktpb_other' })).rejects.toMatchObject({
        code: 'sealed_object_invalid',
      })
    })

    it('are found again exactly and nearly, within the tenant, and not when they merely share a band', async () => {
      const capture = await f.started()
      const bytes = randomBytes(500)
      await f.storage.captures.commit(
        await f.commitOf(capture, { frames: [await f.sealFrame(capture, bytes, 'a5a5a5a5a5a5a5a5')] }),
      )
      const { customer: second } = await f.storage.customers.create({ tenantId: f.tenant.id })
      const ask = (tenantId: string, sha256: string, perceptualHash: string, maxDistanceBits: number) =>
        f.storage.frameHistory.find({
          tenantId,
          customerId: second.id,
          frames: [{ index: 4, sha256, perceptualHash }],
          maxDistanceBits,
        })
      const same = digestOf(bytes)
      const unlike = digestOf(randomBytes(8))
      const match = { frame: 4, bundleId: capture.bundleId, customerId: f.customer.id, sameCustomer: false }
      expect(await ask(f.tenant.id, same, 'a5a5a5a5a5a5a5a5', 0)).toMatchObject([
        { ...match, kind: 'exact', distanceBits: 0 },
      ])
      // Two bits changed in each band: 8 in all.
      expect(await ask(f.tenant.id, unlike, 'a5a6a5a6a5a6a5a6', 8)).toMatchObject([
        { ...match, kind: 'near', distanceBits: 8 },
      ])
      expect(await ask(f.tenant.id, unlike, 'a5a6a5a6a5a6a5a6', 7)).toEqual([])
      expect(await ask(f.tenant.id, unlike, 'a5a50000ffff0000', 8)).toEqual([])
      expect(await ask(f.other.id, unlike, 'a5a5a5a5a5a5a5a5', 8)).toEqual([])
      expect(await ask(f.other.id, same, 'a5a5a5a5a5a5a5a5', 8)).toEqual([])
    })
  })
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
