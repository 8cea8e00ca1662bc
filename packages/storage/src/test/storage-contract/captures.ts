import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Fixture } from './fixture.ts'
import { newDigest, NIK } from './sample-verdict.ts'

export function describeCaptures(f: Fixture): void {
  describe('captures', () => {
    it('of the same bundle sent 50 times at once have one owner; the rest wait, then get the very same bytes', async () => {
      const { nonce } = await f.issue()
      const digest = newDigest()
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          f.begin(nonce, digest, { on: f.under.storages[i % f.under.storages.length] }),
        ),
      )
      const owners = results.filter((result) => result.kind === 'started')
      expect(owners).toHaveLength(1)
      expect(results.filter((result) => result.kind === 'in_progress')).toHaveLength(49)
      const input = await f.commitOf(owners[0])
      expect(await f.storage.captures.commit(input)).toEqual({ kind: 'committed', kycTierMoved: true })
      const again = await f.begin(nonce, digest)
      expect(again).toMatchObject({
        kind: 'already_done',
        response: { status: 200, contentType: 'application/json' },
      })
      expect(again.kind === 'already_done' && again.response.body.equals(input.response.body)).toBe(true)
    })

    it('without a challenge are told apart by their bytes and their customer', async () => {
      const digest = newDigest()
      const { captureId, leaseToken } = await f.started(null, digest)
      expect(await f.begin(null, digest)).toMatchObject({ kind: 'in_progress' })
      const { customer: stranger } = await f.storage.customers.create({ tenantId: f.tenant.id })
      expect(await f.begin(null, digest, { customerId: stranger.id })).toEqual({ kind: 'duplicate_bundle' })
      // Not even when the first owner gave up: it stays that customer's capture.
      await f.storage.captures.fail({ tenantId: f.tenant.id, captureId, leaseToken }, 'gave up')
      expect(await f.begin(null, digest, { customerId: stranger.id })).toEqual({ kind: 'duplicate_bundle' })
      expect(await f.begin(null, newDigest())).toMatchObject({ kind: 'started', attempt: 0, challenge: null })
    })

    it('left by a crashed owner are taken over with the same ids, and the old owner can write nothing', async () => {
      const { nonce } = await f.issue()
      const digest = newDigest()
      const crashed = await f.started(nonce, digest)
      const owner = { tenantId: f.tenant.id, captureId: crashed.captureId, leaseToken: crashed.leaseToken }
      await f.under.execute(`update captures set lease_until = 0 where id = '${crashed.captureId}'`)
      const heir = await f.begin(nonce, digest)
      expect(heir).toMatchObject({
        kind: 'started',
        resumed: true,
        captureId: crashed.captureId,
        bundleId: crashed.bundleId,
      })
      expect(await f.storage.captures.commit(await f.commitOf(crashed))).toEqual({ kind: 'lease_lost' })
      expect(await f.storage.captures.markSealed(owner, { frames: [], bundleWithoutFrames: {}, leaseMs: 1 })).toBe(
        'lease_lost',
      )
      expect(await f.storage.captures.fail(owner, 'late')).toBe('lease_lost')
      if (heir.kind !== 'started') throw new Error(heir.kind)
      expect((await f.storage.captures.commit(await f.commitOf(heir))).kind).toBe('committed')
    })

    it('that failed may start again at once', async () => {
      const digest = newDigest()
      const first = await f.started(null, digest)
      const owner = { tenantId: f.tenant.id, captureId: first.captureId, leaseToken: first.leaseToken }
      expect(await f.storage.captures.fail(owner, 'engine crashed')).toBe('ok')
      expect(await f.storage.captures.get(f.tenant.id, first.captureId)).toMatchObject({
        state: 'failed',
        failure: 'engine crashed',
      })
      expect(await f.begin(null, digest)).toMatchObject({ kind: 'started', resumed: true })
    })

    it('commit once, however many owners try with one lease', async () => {
      const capture = await f.started()
      const input = await f.commitOf(capture)
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          f.under.storages[i % f.under.storages.length].captures.commit({
            ...input,
            verification: { ...input.verification, id: f.storage.newId('ver') },
          }),
        ),
      )
      expect(results.filter((result) => result.kind === 'committed')).toHaveLength(1)
    })

    it('commit all or nothing', async () => {
      const capture = await f.started()
      const input = await f.commitOf(capture)
      const frame = input.frames[0]
      // The second frame breaks a unique key after bundle, verification and votes were written.
      await expect(f.storage.captures.commit({ ...input, frames: [frame, frame] })).rejects.toThrow()
      expect(await f.storage.bundles.get(f.tenant.id, capture.bundleId)).toBeNull()
      expect(await f.storage.verifications.get(f.tenant.id, input.verification.id)).toBeNull()
      expect(await f.storage.captures.get(f.tenant.id, capture.captureId)).toMatchObject({ state: 'received' })
      expect((await f.storage.captures.commit(input)).kind).toBe('committed')
    })

    it('store everything of a verdict and give it back as it was', async () => {
      const { nonce, challenge } = await f.issue()
      const capture = await f.started(nonce)
      const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(2_000)])
      const frame = await f.sealFrame(capture, bytes, '0123456789abcdef')
      const template = Float32Array.from(randomBytes(512), (byte) => byte / 256)
      const input = await f.commitOf(capture, {
        frames: [frame],
        faceEnrolment: {
          id: f.storage.newId('fe'),
          state: 'quarantined',
          modelId: 'm',
          space: 's',
          runtime: 'native',
          quality: 'good' as const,
          reason: null,
          searchable: true,
          template,
        },
      })
      await f.storage.captures.commit(input)

      const bundle = await f.storage.bundles.get(f.tenant.id, capture.bundleId)
      expect(bundle).toMatchObject({
        ...input.bundle,
        challengeId: challenge.id,
        customerId: f.customer.id,
        verificationId: input.verification.id,
        framesStored: 1,
      })
      expect(await f.storage.bundles.openVotes(f.tenant.id, capture.bundleId)).toEqual(input.votes)
      expect(await f.storage.bundles.openEvidence(f.tenant.id, capture.bundleId)).toEqual(input.evidence)
      expect(await f.storage.bundles.openOcr(f.tenant.id, capture.bundleId)).toEqual(input.ocr)
      expect(await f.storage.bundles.faceEnrolment(f.tenant.id, capture.bundleId)).toMatchObject({
        id: input.faceEnrolment?.id,
        state: 'quarantined',
        fallbackStub: false,
        space: 's',
        quality: 'good',
      })
      expect(await f.storage.faces.openTemplate(f.tenant.id, input.faceEnrolment?.id ?? '')).toEqual(template)
      expect(await f.storage.frames.open(f.tenant.id, capture.bundleId, 0)).toEqual(bytes)
      expect(await f.storage.frames.list(f.tenant.id, capture.bundleId)).toMatchObject([{ ...frame, state: 'sealed' }])
      expect(await f.storage.verifications.get(f.tenant.id, input.verification.id)).toMatchObject({
        ...input.verification,
        bundleId: capture.bundleId,
        actorUserId: null,
      })
      const byNik = await f.storage.bundles.findByNik(f.tenant.id, NIK)
      expect(byNik.map((each) => each.bundleId)).toContain(capture.bundleId)

      for (const nothing of [
        f.storage.bundles.get(f.other.id, capture.bundleId),
        f.storage.bundles.openVotes(f.other.id, capture.bundleId),
        f.storage.bundles.openEvidence(f.other.id, capture.bundleId),
        f.storage.bundles.openOcr(f.other.id, capture.bundleId),
        f.storage.bundles.faceEnrolment(f.other.id, capture.bundleId),
        f.storage.frames.open(f.other.id, capture.bundleId, 0),
        f.storage.verifications.get(f.other.id, input.verification.id),
        f.storage.captures.get(f.other.id, capture.captureId),
      ]) {
        expect(await nothing).toBeNull()
      }
      expect(await f.storage.frames.list(f.other.id, capture.bundleId)).toEqual([])
      expect(await f.storage.bundles.findByNik(f.other.id, NIK)).toEqual([])
    })

    it('that name a customer of another tenant are refused by the schema', async () => {
      const { customer: foreign } = await f.storage.customers.create({ tenantId: f.other.id })
      await expect(f.begin(null, newDigest(), { customerId: foreign.id })).rejects.toThrow()
    })

    it('list verifications newest first, by customer and by status', async () => {
      const page = await f.storage.verifications.list(f.tenant.id, {
        limit: 2,
        customerId: f.customer.id,
        status: 'verified',
      })
      if (page === 'invalid_cursor') throw new Error(page)
      expect(page.data).toHaveLength(2)
      expect(page.data[0].createdAtMs).toBeGreaterThanOrEqual(page.data[1].createdAtMs)
      expect(page.nextCursor).not.toBeNull()
      expect(await f.storage.verifications.list(f.tenant.id, { limit: 2, status: 'failed' })).toMatchObject({
        data: [],
      })
      expect(await f.storage.verifications.list(f.other.id, { limit: 2 })).toMatchObject({ data: [] })
    })
  })
}
