import { describe, expect, it } from 'vitest'
import type { Storage } from '../../ports.ts'
import type { SealedFrame } from '../../records.ts'
import { StorageError } from '../../storage-error.ts'
import { asSealedFrame, type Fixture } from './fixture.ts'
import { newDigest } from './sample-verdict.ts'

const DAY_MS = 86_400_000

export function describeUpkeep(f: Fixture): void {
  describe('transactions', () => {
    it('keep all of the work or none', async () => {
      const boom = new Error('boom')
      let id = ''
      await expect(
        f.storage.transaction(async (ports) => {
          id = (await ports.customers.create({ tenantId: f.tenant.id })).customer.id
          await ports.audit.append({ tenantId: f.tenant.id, actor: 'system', action: 'x.y', subject: id })
          throw boom
        }),
      ).rejects.toBe(boom)
      expect(await f.storage.customers.get(f.tenant.id, id)).toBeNull()
      const kept = await f.storage.transaction(async (ports) => ports.customers.create({ tenantId: f.tenant.id }))
      expect(await f.storage.customers.get(f.tenant.id, kept.customer.id)).not.toBeNull()
    })
  })

  describe('the sweeper', () => {
    it('hands each stale capture to one caller, with what is needed to finish it', async () => {
      const capture = await f.started()
      const frame = await f.sealFrame(capture)
      const owner = { tenantId: f.tenant.id, captureId: capture.captureId, leaseToken: capture.leaseToken }
      const frames: SealedFrame[] = [asSealedFrame(frame)]
      await f.storage.captures.markSealed(owner, { frames, bundleWithoutFrames: { version: '1.0' }, leaseMs: 60_000 })
      const claim = (on: Storage) => on.sweeper.claimStaleCaptures({ limit: 100, leaseMs: 60_000 })
      const mine = (claimed: Awaited<ReturnType<typeof claim>>) =>
        claimed.filter((each) => each.capture.id === capture.captureId)
      expect(mine(await claim(f.storage))).toEqual([])
      await f.under.execute(`update captures set lease_until = 0 where id = '${capture.captureId}'`)
      const claims = (await Promise.all(f.under.storages.map(claim))).flatMap(mine)
      expect(claims).toHaveLength(1)
      expect(claims[0]).toMatchObject({
        capture: { state: 'sealed', frames, attempts: 2 },
        bundleWithoutFrames: { version: '1.0' },
      })
      expect(await f.storage.captures.fail(owner, 'late')).toBe('lease_lost')
      expect(await f.storage.captures.fail(claims[0].owner, 'given up')).toBe('ok')
    })

    it('hands out every one of 60 stale captures once, to any of many sweepers at work', async () => {
      const ids: string[] = []
      for (let i = 0; i < 60; i++) ids.push((await f.started()).captureId)
      for (let round = 0; round < 3; round++) {
        await f.under.execute(`update captures set lease_until = ${round} where id in ('${ids.join("','")}')`)
        const sweepers = Array.from({ length: 12 }, (_, i) => f.under.storages[i % f.under.storages.length])
        const claimed = await Promise.all(
          sweepers.map((on) => on.sweeper.claimStaleCaptures({ limit: 60, leaseMs: 60_000 })),
        )
        const mine = claimed.flat().map((each) => each.capture.id)
        expect(mine.filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort())
      }
    })

    it('gets a capture of an erased customer without its contents, and the others with theirs', async () => {
      const { customer: gone } = await f.storage.customers.create({ tenantId: f.tenant.id })
      const captures = []
      for (const customerId of [gone.id, f.customer.id]) {
        const capture = await f.begin(null, newDigest(), { customerId })
        if (capture.kind !== 'started') throw new Error(capture.kind)
        const owner = { tenantId: f.tenant.id, captureId: capture.captureId, leaseToken: capture.leaseToken }
        await f.storage.captures.markSealed(owner, { frames: [], bundleWithoutFrames: { a: 1 }, leaseMs: 0 })
        captures.push(capture.captureId)
      }
      await f.storage.destroySubjectKey(f.tenant.id, gone.id)
      const claimed = await f.storage.sweeper.claimStaleCaptures({ limit: 100, leaseMs: 60_000 })
      const contents = captures.map((id) => claimed.find((each) => each.capture.id === id)?.bundleWithoutFrames)
      expect(contents).toEqual([null, { a: 1 }])
    })

    it('tells frames that a row names from orphans', async () => {
      const committed = await f.commitOf(await f.started())
      const pending = await f.started()
      const pendingFrame = await f.sealFrame(pending)
      const orphan = await f.sealFrame(await f.started())
      await f.storage.captures.markSealed(
        { tenantId: f.tenant.id, captureId: pending.captureId, leaseToken: pending.leaseToken },
        { frames: [asSealedFrame(pendingFrame)], bundleWithoutFrames: null, leaseMs: 60_000 },
      )
      const keys = [committed.frames[0].objectKey, pendingFrame.objectKey, orphan.objectKey]
      expect(await f.storage.sweeper.unreferencedKeys(keys)).toEqual([keys[0], keys[2]])
      await f.storage.captures.commit(committed)
      expect(await f.storage.sweeper.unreferencedKeys(keys)).toEqual([keys[2]])
    })

    it('purges the frames a tenant keeps no longer: once, with an entry, and nobody else’s', async () => {
      const tenantId = f.tenant.id
      const aged = async (days: number) => {
        const capture = await f.started()
        const input = await f.commitOf(capture)
        await f.storage.captures.commit(input)
        await f.under.execute(
          `update bundles set received_at = received_at - ${days * DAY_MS - 60_000} where id = '${capture.bundleId}'`,
        )
        return { id: capture.bundleId, key: input.frames[0].objectKey }
      }
      const [due, young] = [await aged(31), await aged(30)]
      const purge = (on: Storage) => on.sweeper.purgeDueFrames({ limit: 1000 })
      expect(await purge(f.storage)).toEqual([])
      const retentionDays = { passed: 30, failed: null, review: null }
      await f.storage.tenants.updateSettings(tenantId, { retentionDays })
      const purged = (await Promise.all([...f.under.storages, f.storage].map(purge))).flat()
      await f.storage.tenants.updateSettings(tenantId, { retentionDays: { ...retentionDays, passed: null } })
      expect(purged).toEqual([due.key])
      expect((await f.storage.frames.list(tenantId, due.id))[0].state).toBe('purged')
      expect(await f.storage.frames.open(tenantId, due.id, 0)).toBeNull()
      expect(await f.storage.frames.open(tenantId, young.id, 0)).not.toBeNull()
      // Should the deletion that follows be cut off, the object is an orphan like any other.
      expect(await f.storage.sweeper.unreferencedKeys([due.key, young.key])).toEqual([due.key])
      const entries = await f.storage.audit.list(tenantId, { limit: 5, newestFirst: true, subject: due.id })
      expect(entries).toMatchObject({ data: [{ action: 'frames.purged', details: { frames: 1, retentionDays: 30 } }] })
    })

    it('drops expired keys and windows', async () => {
      await f.under.execute(`update rate_limits set touched_at = 0`)
      expect(await f.storage.sweeper.dropExpired()).toBeGreaterThan(0)
      expect(await f.storage.sweeper.dropExpired()).toBe(0)
    })
  })

  describe('subject keys', () => {
    it('once destroyed make everything of that customer unreadable, and only theirs', async () => {
      const capture = await f.started()
      await f.storage.captures.commit(await f.commitOf(capture))
      const { customer: gone } = await f.storage.customers.create({ tenantId: f.tenant.id })
      const { nonce } = await f.issue(90_000, gone.id)
      expect(await f.storage.destroySubjectKey(f.other.id, gone.id)).toBe(false)
      expect(await f.storage.destroySubjectKey(f.tenant.id, gone.id)).toBe(true)
      expect(await f.storage.destroySubjectKey(f.tenant.id, gone.id)).toBe(false)
      await expect(f.storage.challenges.findByNonce(f.tenant.id, nonce)).rejects.toMatchObject({
        code: 'subject_erased',
      })
      await expect(f.issue(90_000, gone.id)).rejects.toBeInstanceOf(StorageError)
      expect(await f.storage.frames.open(f.tenant.id, capture.bundleId, 0)).not.toBeNull()
    })
  })
}
