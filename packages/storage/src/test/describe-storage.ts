import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BeginCaptureResult, CommitCapture, Storage } from '../ports.ts'
import type { CustomerRecord, SealedFrame, TenantRecord } from '../records.ts'
import { StorageError } from '../storage-error.ts'

export interface StorageUnderTest {
  /** One, or several opened on the same data where the engine allows it. */
  readonly storages: readonly [Storage, ...Storage[]]
  /** SQL past the ports, for tampering and for moving time. */
  execute(sql: string): Promise<void>
  close(): Promise<void>
}

export const NIK = '3171234567890123'
export const FULL_NAME = 'SITI CANARY RAHAYU'

type Started = Extract<BeginCaptureResult, { kind: 'started' }>

/** The contract of the ports: what must hold whichever engine answers. */
export function describeStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  describe(name, () => {
    let under: StorageUnderTest
    let storage: Storage
    let tenant: TenantRecord
    let other: TenantRecord
    let customer: CustomerRecord

    beforeAll(async () => {
      under = await open()
      storage = under.storages[0]
      tenant = await storage.tenants.create({ name: 'Toko Maju' })
      other = await storage.tenants.create({ name: 'Someone else' })
      customer = (await storage.customers.create({ tenantId: tenant.id })).customer
    })
    afterAll(async () => {
      await under.close()
    })

    const issue = async (ttlMs = 90_000, customerId = customer.id) => {
      const nonce = randomUUID()
      const hmacSecret = `qe_whsec_${randomBytes(32).toString('base64url')}`
      const challenge = await storage.challenges.issue({
        tenantId: tenant.id,
        customerId,
        nonce,
        hmacSecret,
        colors: ['#FF0000', '#000000', '#FFFFFF'],
        holdMs: [300, 350, 600],
        ttlMs,
      })
      return { challenge, nonce, hmacSecret }
    }
    const begin = (
      nonce: string | null,
      digest: string,
      options: { on?: Storage; customerId?: string; leaseMs?: number } = {},
    ) =>
      (options.on ?? storage).captures.begin({
        tenantId: tenant.id,
        customerId: options.customerId ?? customer.id,
        nonce,
        digest,
        requestId: 'req_1',
        leaseMs: options.leaseMs ?? 60_000,
      })
    const started = async (nonce: string | null = null, digest = newDigest()): Promise<Started> => {
      const result = await begin(nonce, digest)
      if (result.kind !== 'started') throw new Error(result.kind)
      return result
    }
    const commitOf = async (capture: Started, change: Partial<CommitCapture> = {}): Promise<CommitCapture> => ({
      ...commitInput(storage, tenant.id, capture),
      frames: [await sealFrame(capture)],
      ...change,
    })
    const sealFrame = async (capture: Started, bytes = randomBytes(3_000), hash = randomBytes(8).toString('hex')) => {
      const frame = await storage.frames.seal({
        tenantId: tenant.id,
        customerId: customer.id,
        bundleId: capture.bundleId,
        index: 0,
        contentType: 'image/jpeg',
        bytes,
      })
      return { ...frame, width: 1600, height: 1200, perceptualHash: hash, step: null }
    }

    describe('tenants and API keys', () => {
      it('stores a tenant with its settings and changes only the named ones', async () => {
        const made = await storage.tenants.create({ name: 'A', settings: { allowSelfAssertedKeys: true } })
        expect(await storage.tenants.get(made.id)).toEqual(made)
        expect(made.settings.allowSelfAssertedKeys).toBe(true)
        expect((await storage.tenants.updateSettings(made.id, {}))?.settings.allowSelfAssertedKeys).toBe(true)
        expect(tenant.settings.allowSelfAssertedKeys).toBe(false)
        expect(await storage.tenants.get('ten_none')).toBeNull()
      })

      it('shows a secret once and finds the key by it until it is revoked', async () => {
        const { key, secret } = await storage.apiKeys.create({
          tenantId: tenant.id,
          name: 'backend',
          mode: 'live',
          scopes: ['verifications:view'],
        })
        expect(secret).toMatch(/^qe_live_[\w-]{43}$/)
        expect(await storage.apiKeys.findBySecret(secret)).toMatchObject({ id: key.id, tenantId: tenant.id })
        expect(await storage.apiKeys.findBySecret(`${secret}x`)).toBeNull()
        expect(await storage.apiKeys.revoke(other.id, key.id)).toBeNull()
        const revoked = await storage.apiKeys.revoke(tenant.id, key.id)
        expect(revoked?.revokedAtMs).toBeTypeOf('number')
        expect(await storage.apiKeys.findBySecret(secret)).toBeNull()
        expect((await storage.apiKeys.revoke(tenant.id, key.id))?.revokedAtMs).toBe(revoked?.revokedAtMs)
      })

      it('notes the use of a key, but not on every request', async () => {
        const { key, secret } = await storage.apiKeys.create({
          tenantId: tenant.id,
          name: 'u',
          mode: 'test',
          scopes: [],
        })
        await storage.apiKeys.findBySecret(secret)
        const used = async () =>
          (await storage.apiKeys.list(tenant.id)).find((each) => each.id === key.id)?.lastUsedAtMs
        const first = await used()
        expect(first).toBeTypeOf('number')
        await under.execute(`update api_keys set last_used_at = 1 where id = '${key.id}'`)
        await storage.apiKeys.findBySecret(secret)
        expect(await used()).toBe(1)
      })

      it('makes a bootstrap key once, whoever asks at the same moment', async () => {
        const secret = `qe_live_${randomBytes(32).toString('base64url')}`
        const before = (await storage.tenants.list()).length
        const keys = await Promise.all(
          Array.from({ length: 8 }, (_, i) =>
            under.storages[i % under.storages.length].apiKeys.ensure({
              secret,
              name: 'b',
              tenantName: 'b',
              scopes: ['x'],
            }),
          ),
        )
        expect(new Set(keys.map((key) => key.id)).size).toBe(1)
        expect((await storage.tenants.list()).length).toBe(before + 1)
      })
    })

    describe('customers', () => {
      it('are CUID2, and one per external reference of a tenant', async () => {
        const first = await storage.customers.create({ tenantId: tenant.id, externalRef: 'user-1' })
        expect(first.created).toBe(true)
        expect(first.customer.id).toMatch(/^[a-z][a-z0-9]{20,31}$/)
        expect(await storage.customers.create({ tenantId: tenant.id, externalRef: 'user-1' })).toEqual({
          created: false,
          customer: first.customer,
        })
        expect((await storage.customers.create({ tenantId: other.id, externalRef: 'user-1' })).created).toBe(true)
        expect(await storage.customers.get(other.id, first.customer.id)).toBeNull()
      })

      it('are listed newest first, each once, over pages', async () => {
        const { id: tenantId } = await storage.tenants.create({ name: 'pages' })
        const made: string[] = []
        for (let i = 0; i < 7; i++) made.push((await storage.customers.create({ tenantId })).customer.id)
        // Same millisecond for all: the order must not depend on time alone.
        await under.execute(`update customers set created_at = 1795000000000 where tenant_id = '${tenantId}'`)
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page = await storage.customers.list(tenantId, { limit: 3, cursor })
          if (page === 'invalid_cursor') throw new Error(page)
          seen.push(...page.data.map((each) => each.id))
          cursor = page.nextCursor ?? undefined
        } while (cursor !== undefined)
        expect(seen).toEqual([...made].sort().reverse())
        expect(await storage.customers.list(tenantId, { limit: 3, cursor: 'not a cursor' })).toBe('invalid_cursor')
        await expect(storage.customers.list(tenantId, { limit: 0 })).rejects.toThrow(RangeError)
      })

      it('move from tier none to standard once and never back', async () => {
        const { customer: one } = await storage.customers.create({ tenantId: tenant.id })
        expect(await storage.customers.raiseKycTier(other.id, one.id)).toBe(false)
        expect(await storage.customers.raiseKycTier(tenant.id, one.id)).toBe(true)
        expect(await storage.customers.raiseKycTier(tenant.id, one.id)).toBe(false)
        expect((await storage.customers.get(tenant.id, one.id))?.kycTier).toBe('standard')
      })
    })

    describe('devices', () => {
      it('are found by their whole key, by their tenant, until revoked', async () => {
        const { device, hmacKey } = await storage.devices.create({
          tenantId: tenant.id,
          name: 'phone',
          platform: 'ios',
        })
        expect(hmacKey).toMatch(/^qe_dev_[\w-]{43}$/)
        expect(await storage.devices.findByHmacKey(tenant.id, hmacKey)).toEqual(device)
        expect(await storage.devices.findByHmacKey(other.id, hmacKey)).toBeNull()
        expect(await storage.devices.findByHmacKey(tenant.id, hmacKey.slice(0, -1))).toBeNull()
        expect(await storage.devices.list(tenant.id, { limit: 10 })).toMatchObject({ data: [device], nextCursor: null })
        await storage.devices.revoke(tenant.id, device.id)
        expect(await storage.devices.findByHmacKey(tenant.id, hmacKey)).toBeNull()
      })

      it('are not found by a key index that was edited in the database', async () => {
        const mine = await storage.devices.create({ tenantId: tenant.id, name: 'mine' })
        const theirs = await storage.devices.create({ tenantId: tenant.id, name: 'theirs' })
        await under.execute(`update devices set key_index = 'x' where id = '${mine.device.id}'`)
        await under.execute(
          `update devices set sealed_key = (select sealed_key from devices where id = '${mine.device.id}') where id = '${theirs.device.id}'`,
        )
        await expect(storage.devices.findByHmacKey(tenant.id, theirs.hmacKey)).rejects.toMatchObject({
          code: 'sealed_object_invalid',
        })
      })
    })

    describe('challenges', () => {
      it('give their secret back as the bytes of the whole string', async () => {
        const { challenge, nonce, hmacSecret } = await issue(15_000)
        expect(challenge.expiresAtMs - challenge.issuedAtMs).toBe(15_000)
        const found = await storage.challenges.findByNonce(tenant.id, nonce)
        expect(found?.challenge).toEqual(challenge)
        expect(found?.hmacKey.toString('utf8')).toBe(hmacSecret)
        expect(await storage.challenges.findByNonce(other.id, nonce)).toBeNull()
      })

      it('are revoked by the third bad signature', async () => {
        const { challenge, nonce } = await issue()
        const note = () => storage.challenges.noteBadSignature(tenant.id, challenge.id)
        expect(await note()).toEqual({ badSignatures: 1, revoked: false })
        expect(await note()).toEqual({ badSignatures: 2, revoked: false })
        expect(await note()).toEqual({ badSignatures: 3, revoked: true })
        expect(await begin(nonce, newDigest())).toEqual({ kind: 'challenge_revoked' })
      })

      it('say which of the five things is wrong with a nonce', async () => {
        expect(await begin(randomUUID(), newDigest())).toEqual({ kind: 'challenge_not_found' })
        const { nonce: expired } = await issue(0)
        expect(await begin(expired, newDigest())).toEqual({ kind: 'challenge_expired' })
        const { nonce } = await issue()
        const { customer: stranger } = await storage.customers.create({ tenantId: tenant.id })
        expect(await begin(nonce, newDigest(), { customerId: stranger.id })).toEqual({
          kind: 'challenge_customer_mismatch',
        })
        await started(nonce)
        expect(await begin(nonce, newDigest())).toEqual({ kind: 'challenge_consumed' })
      })

      it('count the attempts of a customer over the last 24 hours', async () => {
        const { customer: one } = await storage.customers.create({ tenantId: tenant.id })
        for (const attempt of [1, 2]) {
          const { nonce } = await issue(90_000, one.id)
          expect(await begin(nonce, newDigest(), { customerId: one.id })).toMatchObject({ kind: 'started', attempt })
        }
        await under.execute(
          `update challenges set consumed_at = consumed_at - 86400001 where customer_id = '${one.id}'`,
        )
        expect(await storage.challenges.attemptsInLastDay(tenant.id, one.id)).toBe(0)
      })

      it('are consumed by exactly one of 500 concurrent captures', async () => {
        const { nonce } = await issue()
        const results = await Promise.all(
          Array.from({ length: 500 }, (_, i) =>
            begin(nonce, newDigest(), { on: under.storages[i % under.storages.length] }),
          ),
        )
        const count = (kind: string) => results.filter((result) => result.kind === kind).length
        expect(count('started')).toBe(1)
        expect(count('challenge_consumed')).toBe(499)
      })
    })

    describe('captures', () => {
      it('of the same bundle sent 50 times at once have one owner; the rest wait, then get the very same bytes', async () => {
        const { nonce } = await issue()
        const digest = newDigest()
        const results = await Promise.all(
          Array.from({ length: 50 }, (_, i) => begin(nonce, digest, { on: under.storages[i % under.storages.length] })),
        )
        const owners = results.filter((result) => result.kind === 'started')
        expect(owners).toHaveLength(1)
        expect(results.filter((result) => result.kind === 'in_progress')).toHaveLength(49)
        const input = await commitOf(owners[0])
        expect(await storage.captures.commit(input)).toEqual({ kind: 'committed', kycTierMoved: true })
        const again = await begin(nonce, digest)
        expect(again).toMatchObject({
          kind: 'already_done',
          response: { status: 200, contentType: 'application/json' },
        })
        expect(again.kind === 'already_done' && again.response.body.equals(input.response.body)).toBe(true)
      })

      it('without a challenge are told apart by their bytes and their customer', async () => {
        const digest = newDigest()
        await started(null, digest)
        expect(await begin(null, digest)).toMatchObject({ kind: 'in_progress' })
        const { customer: stranger } = await storage.customers.create({ tenantId: tenant.id })
        expect(await begin(null, digest, { customerId: stranger.id })).toEqual({ kind: 'duplicate_bundle' })
        expect(await begin(null, newDigest())).toMatchObject({ kind: 'started', attempt: 0, challenge: null })
      })

      it('left by a crashed owner are taken over with the same ids, and the old owner can write nothing', async () => {
        const { nonce } = await issue()
        const digest = newDigest()
        const crashed = await started(nonce, digest)
        const owner = { tenantId: tenant.id, captureId: crashed.captureId, leaseToken: crashed.leaseToken }
        await under.execute(`update captures set lease_until = 0 where id = '${crashed.captureId}'`)
        const heir = await begin(nonce, digest)
        expect(heir).toMatchObject({
          kind: 'started',
          resumed: true,
          captureId: crashed.captureId,
          bundleId: crashed.bundleId,
        })
        expect(await storage.captures.commit(await commitOf(crashed))).toEqual({ kind: 'lease_lost' })
        expect(await storage.captures.markSealed(owner, { frames: [], bundleWithoutFrames: {}, leaseMs: 1 })).toBe(
          'lease_lost',
        )
        expect(await storage.captures.fail(owner, 'late')).toBe('lease_lost')
        if (heir.kind !== 'started') throw new Error(heir.kind)
        expect((await storage.captures.commit(await commitOf(heir))).kind).toBe('committed')
      })

      it('that failed may start again at once', async () => {
        const digest = newDigest()
        const first = await started(null, digest)
        const owner = { tenantId: tenant.id, captureId: first.captureId, leaseToken: first.leaseToken }
        expect(await storage.captures.fail(owner, 'engine crashed')).toBe('ok')
        expect(await storage.captures.get(tenant.id, first.captureId)).toMatchObject({
          state: 'failed',
          failure: 'engine crashed',
        })
        expect(await begin(null, digest)).toMatchObject({ kind: 'started', resumed: true })
      })

      it('commit once, however many owners try with one lease', async () => {
        const capture = await started()
        const input = await commitOf(capture)
        const results = await Promise.all(
          Array.from({ length: 10 }, (_, i) =>
            under.storages[i % under.storages.length].captures.commit({
              ...input,
              verification: { ...input.verification, id: storage.newId('ver') },
            }),
          ),
        )
        expect(results.filter((result) => result.kind === 'committed')).toHaveLength(1)
      })

      it('commit all or nothing', async () => {
        const capture = await started()
        const input = await commitOf(capture)
        const frame = input.frames[0]
        // The second frame breaks a unique key after bundle, verification and votes were written.
        await expect(storage.captures.commit({ ...input, frames: [frame, frame] })).rejects.toThrow()
        expect(await storage.bundles.get(tenant.id, capture.bundleId)).toBeNull()
        expect(await storage.verifications.get(tenant.id, input.verification.id)).toBeNull()
        expect(await storage.captures.get(tenant.id, capture.captureId)).toMatchObject({ state: 'received' })
        expect((await storage.captures.commit(input)).kind).toBe('committed')
      })

      it('store everything of a verdict and give it back as it was', async () => {
        const { nonce, challenge } = await issue()
        const capture = await started(nonce)
        const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(2_000)])
        const frame = await sealFrame(capture, bytes, '0123456789abcdef')
        const embedding = randomBytes(2_048)
        const input = await commitOf(capture, {
          frames: [frame],
          faceEnrolment: {
            id: storage.newId('fe'),
            state: 'quarantined',
            modelId: 'm',
            fallbackStub: false,
            embedding,
          },
        })
        await storage.captures.commit(input)

        const bundle = await storage.bundles.get(tenant.id, capture.bundleId)
        expect(bundle).toMatchObject({
          ...input.bundle,
          challengeId: challenge.id,
          customerId: customer.id,
          verificationId: input.verification.id,
          framesStored: 1,
        })
        expect(await storage.bundles.openVotes(tenant.id, capture.bundleId)).toEqual(input.votes)
        expect(await storage.bundles.openEvidence(tenant.id, capture.bundleId)).toEqual(input.evidence)
        expect(await storage.bundles.openOcr(tenant.id, capture.bundleId)).toEqual(input.ocr)
        expect(await storage.bundles.faceEnrolment(tenant.id, capture.bundleId)).toMatchObject({
          id: input.faceEnrolment?.id,
          state: 'quarantined',
          fallbackStub: false,
        })
        expect(await storage.frames.open(tenant.id, capture.bundleId, 0)).toEqual(bytes)
        expect(await storage.frames.list(tenant.id, capture.bundleId)).toMatchObject([{ ...frame, state: 'sealed' }])
        expect(await storage.verifications.get(tenant.id, input.verification.id)).toMatchObject({
          ...input.verification,
          bundleId: capture.bundleId,
          actorUserId: null,
        })
        const byNik = await storage.bundles.findByNik(tenant.id, NIK)
        expect(byNik.map((each) => each.bundleId)).toContain(capture.bundleId)

        for (const nothing of [
          storage.bundles.get(other.id, capture.bundleId),
          storage.bundles.openVotes(other.id, capture.bundleId),
          storage.bundles.openEvidence(other.id, capture.bundleId),
          storage.bundles.openOcr(other.id, capture.bundleId),
          storage.bundles.faceEnrolment(other.id, capture.bundleId),
          storage.frames.open(other.id, capture.bundleId, 0),
          storage.verifications.get(other.id, input.verification.id),
          storage.captures.get(other.id, capture.captureId),
        ]) {
          expect(await nothing).toBeNull()
        }
        expect(await storage.frames.list(other.id, capture.bundleId)).toEqual([])
        expect(await storage.bundles.findByNik(other.id, NIK)).toEqual([])
      })

      it('that name a customer of another tenant are refused by the schema', async () => {
        const { customer: foreign } = await storage.customers.create({ tenantId: other.id })
        await expect(begin(null, newDigest(), { customerId: foreign.id })).rejects.toThrow()
      })

      it('list verifications newest first, by customer and by status', async () => {
        const page = await storage.verifications.list(tenant.id, {
          limit: 2,
          customerId: customer.id,
          status: 'verified',
        })
        if (page === 'invalid_cursor') throw new Error(page)
        expect(page.data).toHaveLength(2)
        expect(page.data[0].createdAtMs).toBeGreaterThanOrEqual(page.data[1].createdAtMs)
        expect(page.nextCursor).not.toBeNull()
        expect(await storage.verifications.list(tenant.id, { limit: 2, status: 'failed' })).toMatchObject({ data: [] })
        expect(await storage.verifications.list(other.id, { limit: 2 })).toMatchObject({ data: [] })
      })
    })

    describe('frames', () => {
      it('that vanished or were changed in the blob store are an alarm, not an answer', async () => {
        const capture = await started()
        const input = await commitOf(capture)
        await storage.captures.commit(input)
        const { objectKey } = input.frames[0]
        const sealed = (await storage.blobs.get(objectKey))!
        const swapped = await commitOf(await started())
        await storage.blobs.put(objectKey, (await storage.blobs.get(swapped.frames[0].objectKey))!)
        await expect(storage.frames.open(tenant.id, capture.bundleId, 0)).rejects.toMatchObject({
          code: 'sealed_object_invalid',
        })
        await storage.blobs.delete(objectKey)
        await expect(storage.frames.open(tenant.id, capture.bundleId, 0)).rejects.toMatchObject({
          code: 'blob_missing',
        })
        await storage.blobs.put(objectKey, sealed)
        expect(await storage.frames.open(tenant.id, capture.bundleId, 0)).toHaveLength(3_000)
      })

      it('are found again exactly and nearly, within the tenant, and not when they merely share a band', async () => {
        const capture = await started()
        const bytes = randomBytes(500)
        await storage.captures.commit(
          await commitOf(capture, { frames: [await sealFrame(capture, bytes, 'a5a5a5a5a5a5a5a5')] }),
        )
        const { customer: second } = await storage.customers.create({ tenantId: tenant.id })
        const ask = (tenantId: string, sha256: string, perceptualHash: string, maxDistanceBits: number) =>
          storage.frameHistory.find({
            tenantId,
            customerId: second.id,
            frames: [{ index: 4, sha256, perceptualHash }],
            maxDistanceBits,
          })
        const same = sha256(bytes)
        const unlike = sha256(randomBytes(8))
        const match = { frame: 4, bundleId: capture.bundleId, customerId: customer.id, sameCustomer: false }
        expect(await ask(tenant.id, same, 'a5a5a5a5a5a5a5a5', 0)).toMatchObject([
          { ...match, kind: 'exact', distanceBits: 0 },
        ])
        // Two bits changed in each band: 8 in all.
        expect(await ask(tenant.id, unlike, 'a5a6a5a6a5a6a5a6', 8)).toMatchObject([
          { ...match, kind: 'near', distanceBits: 8 },
        ])
        expect(await ask(tenant.id, unlike, 'a5a6a5a6a5a6a5a6', 7)).toEqual([])
        expect(await ask(tenant.id, unlike, 'a5a50000ffff0000', 8)).toEqual([])
        expect(await ask(other.id, same, 'a5a5a5a5a5a5a5a5', 8)).toEqual([])
      })
    })

    describe('idempotency keys', () => {
      const scope = () => ({ tenantId: tenant.id, actorId: 'key_1', route: 'POST /x', key: randomUUID() })
      const response = { status: 201, contentType: 'application/json', body: Buffer.from('{"hmacSecret":"x"}') }

      it('give one owner, then the stored reply', async () => {
        const mine = scope()
        const begins = await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            under.storages[i % under.storages.length].idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 60_000 }),
          ),
        )
        const owners = begins.filter((result) => result.kind === 'started')
        expect(owners).toHaveLength(1)
        expect(begins.filter((result) => result.kind === 'in_progress')).toHaveLength(19)
        const { token } = owners[0]
        expect(await storage.idempotency.complete(mine, { token: 'other', subjectId: customer.id, response })).toBe(
          false,
        )
        expect(await storage.idempotency.complete(mine, { token, subjectId: customer.id, response })).toBe(true)
        expect(await storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 1 })).toEqual({
          kind: 'replay',
          response,
        })
        expect(await storage.idempotency.begin({ ...mine, bodyHash: 'other', leaseMs: 1 })).toEqual({
          kind: 'conflict',
        })
        await storage.idempotency.abandon(mine, token)
        expect(await storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 1 })).toMatchObject({
          kind: 'replay',
        })
      })

      it('are bound to the actor and the route', async () => {
        const mine = scope()
        await storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 60_000 })
        for (const change of [{ actorId: 'key_2' }, { route: 'POST /y' }, { tenantId: other.id }]) {
          const result = await storage.idempotency.begin({ ...mine, ...change, bodyHash: 'h', leaseMs: 60_000 })
          expect(result.kind).toBe('started')
        }
      })

      it('abandoned or lost by their owner may run again; after a day they are forgotten', async () => {
        const mine = scope()
        const first = await storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 60_000 })
        if (first.kind !== 'started') throw new Error(first.kind)
        await storage.idempotency.abandon(mine, first.token)
        const second = await storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 0 })
        expect(second.kind).toBe('started')
        const third = await storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 60_000 })
        if (third.kind !== 'started') throw new Error(third.kind)
        await storage.idempotency.complete(mine, { token: third.token, subjectId: tenant.id, response })
        await under.execute(
          `update idempotency_keys set created_at = created_at - 86400001 where idempotency_key = '${mine.key}'`,
        )
        expect((await storage.idempotency.begin({ ...mine, bodyHash: 'new', leaseMs: 1 })).kind).toBe('started')
      })

      it('never store a server error', async () => {
        const mine = scope()
        await expect(
          storage.idempotency.complete(mine, {
            token: 't',
            subjectId: tenant.id,
            response: { ...response, status: 503 },
          }),
        ).rejects.toThrow(RangeError)
      })
    })

    describe('rate limits', () => {
      it('allow exactly the limit of 200 concurrent calls', async () => {
        const bucket = randomUUID()
        const results = await Promise.all(
          Array.from({ length: 200 }, (_, i) =>
            under.storages[i % under.storages.length].rateLimits.take({ bucket, limit: 30, windowMs: 60_000 }),
          ),
        )
        const allowed = results.filter((result) => result.allowed)
        expect(allowed).toHaveLength(30)
        expect(allowed.map((result) => result.remaining).sort((a, b) => a - b)).toEqual(
          Array.from({ length: 30 }, (_, i) => i),
        )
        for (const result of results) {
          expect(result.limit).toBe(30)
          expect(result.resetMs).toBeLessThanOrEqual(60_000)
          expect(result.retryAfterMs > 0).toBe(!result.allowed)
        }
      })

      it('free a slot when the oldest call leaves the window, and refused calls do not count', async () => {
        const bucket = randomUUID()
        const take = (limit = 2) => storage.rateLimits.take({ bucket, limit, windowMs: 60_000 })
        const shift = async (ms: number) => {
          // Both kept times, moved into the past.
          const moved = `cast(cast(substr(hits, 1, 13) as bigint) - ${ms} as text) || cast(cast(substr(hits, 14, 13) as bigint) - ${ms} as text)`
          await under.execute(`update rate_limits set hits = ${moved} where bucket = '${bucket}'`)
        }
        await take()
        await take()
        for (let i = 0; i < 5; i++) expect(await take()).toMatchObject({ allowed: false, remaining: 0 })
        await shift(50_000)
        const waiting = await take()
        expect(waiting.allowed).toBe(false)
        expect(waiting.retryAfterMs).toBeLessThanOrEqual(10_000)
        await shift(10_000)
        expect(await take()).toMatchObject({ allowed: true, remaining: 1 })
        expect(await take()).toMatchObject({ allowed: true, remaining: 0 })
        expect(await take()).toMatchObject({ allowed: false })
      })

      it('follow a limit that is lowered or raised', async () => {
        const bucket = randomUUID()
        const take = (limit: number) => storage.rateLimits.take({ bucket, limit, windowMs: 60_000 })
        for (let i = 0; i < 5; i++) await take(5)
        expect(await take(3)).toMatchObject({ allowed: false, limit: 3, remaining: 0 })
        expect(await take(7)).toMatchObject({ allowed: true, remaining: 1 })
        await expect(take(0)).rejects.toThrow(RangeError)
      })
    })

    describe('the audit chain', () => {
      const write = async (count: number) => {
        const { id } = await storage.tenants.create({ name: 'audited' })
        for (let i = 0; i < count; i++) {
          await storage.audit.append({
            tenantId: id,
            actor: 'system',
            action: 'frame.opened',
            subject: `s${i}`,
            details: { i },
          })
        }
        return id
      }

      it('is whole after concurrent appends, without gaps', async () => {
        const { id } = await storage.tenants.create({ name: 'audited' })
        await Promise.all(
          Array.from({ length: 40 }, (_, i) =>
            under.storages[i % under.storages.length].audit.append({
              tenantId: id,
              actor: 'a',
              action: 'b.c',
              subject: String(i),
            }),
          ),
        )
        expect(await storage.audit.verify(id)).toMatchObject({ ok: true, entries: 40 })
        const page = await storage.audit.list(id, { limit: 100 })
        if (page === 'invalid_cursor') throw new Error(page)
        expect(page.data.map((entry) => entry.sequence)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
        const rest = await storage.audit.list(id, { limit: 25 })
        if (rest === 'invalid_cursor') throw new Error(rest)
        expect(await storage.audit.list(id, { limit: 25, cursor: rest.nextCursor! })).toMatchObject({
          nextCursor: null,
        })
      })

      it('records a verdict and is whole after it', async () => {
        expect(await storage.audit.verify(tenant.id)).toMatchObject({ ok: true })
        const page = await storage.audit.list(tenant.id, { limit: 1 })
        if (page === 'invalid_cursor') throw new Error(page)
        expect(page.data[0]).toMatchObject({ action: 'verification.created', requestId: 'req_1' })
      })

      it.each([
        [
          'edited details',
          `update audit_entries set details = '{"i":7}' where sequence = 3 and tenant_id = `,
          3,
          'its contents were changed',
        ],
        [
          'an edited time',
          `update audit_entries set at = at + 1 where sequence = 3 and tenant_id = `,
          3,
          'its contents were changed',
        ],
        [
          'an edited hash',
          `update audit_entries set hash = previous_hash where sequence = 3 and tenant_id = `,
          3,
          'its contents were changed',
        ],
        ['a removed entry', `delete from audit_entries where sequence = 2 and tenant_id = `, 2, 'the entry is missing'],
        ['a removed tail', `delete from audit_entries where sequence = 5 and tenant_id = `, 5, 'the entry is missing'],
        ['a removed head', `delete from audit_heads where tenant_id = `, 1, 'it lies beyond the head of the chain'],
        [
          'a head set back',
          `update audit_heads set sequence = 4, hash = (select e.hash from audit_entries e where e.sequence = 4 and e.tenant_id = audit_heads.tenant_id) where tenant_id = `,
          5,
          'it lies beyond the head of the chain',
        ],
        [
          'a head with another hash',
          `update audit_heads set hash = 'x' where tenant_id = `,
          5,
          'the head of the chain names another hash',
        ],
      ])('names the first broken link of %s', async (_what, sql, brokenAt, why) => {
        const id = await write(5)
        await under.execute(`${sql}'${id}'`)
        expect(await storage.audit.verify(id)).toEqual({
          ok: false,
          entries: expect.any(Number) as number,
          brokenAt,
          why,
        })
      })

      it('is not fooled by a renumbered chain', async () => {
        const id = await write(5)
        await under.execute(`delete from audit_entries where sequence = 2 and tenant_id = '${id}'`)
        for (const sequence of [3, 4, 5]) {
          await under.execute(
            `update audit_entries set sequence = ${sequence - 1} where sequence = ${sequence} and tenant_id = '${id}'`,
          )
        }
        expect(await storage.audit.verify(id)).toMatchObject({ ok: false, brokenAt: 2 })
      })
    })

    describe('transactions', () => {
      it('keep all of the work or none', async () => {
        const boom = new Error('boom')
        let id = ''
        await expect(
          storage.transaction(async (ports) => {
            id = (await ports.customers.create({ tenantId: tenant.id })).customer.id
            await ports.audit.append({ tenantId: tenant.id, actor: 'system', action: 'x.y', subject: id })
            throw boom
          }),
        ).rejects.toBe(boom)
        expect(await storage.customers.get(tenant.id, id)).toBeNull()
        const kept = await storage.transaction(async (ports) => ports.customers.create({ tenantId: tenant.id }))
        expect(await storage.customers.get(tenant.id, kept.customer.id)).not.toBeNull()
      })
    })

    describe('the sweeper', () => {
      it('hands each stale capture to one caller, with what is needed to finish it', async () => {
        const capture = await started()
        const frame = await sealFrame(capture)
        const owner = { tenantId: tenant.id, captureId: capture.captureId, leaseToken: capture.leaseToken }
        const frames: SealedFrame[] = [pick(frame)]
        await storage.captures.markSealed(owner, { frames, bundleWithoutFrames: { version: '1.0' }, leaseMs: 60_000 })
        const claim = (on: Storage) => on.sweeper.claimStaleCaptures({ limit: 100, leaseMs: 60_000 })
        const mine = (claimed: Awaited<ReturnType<typeof claim>>) =>
          claimed.filter((each) => each.capture.id === capture.captureId)
        expect(mine(await claim(storage))).toEqual([])
        await under.execute(`update captures set lease_until = 0 where id = '${capture.captureId}'`)
        const claims = (await Promise.all(under.storages.map(claim))).flatMap(mine)
        expect(claims).toHaveLength(1)
        expect(claims[0]).toMatchObject({
          capture: { state: 'sealed', frames, attempts: 2 },
          bundleWithoutFrames: { version: '1.0' },
        })
        expect(await storage.captures.fail(owner, 'late')).toBe('lease_lost')
        expect(await storage.captures.fail(claims[0].owner, 'given up')).toBe('ok')
      })

      it('tells frames that a row names from orphans', async () => {
        const committed = await commitOf(await started())
        const pending = await started()
        const pendingFrame = await sealFrame(pending)
        const orphan = await sealFrame(await started())
        await storage.captures.markSealed(
          { tenantId: tenant.id, captureId: pending.captureId, leaseToken: pending.leaseToken },
          { frames: [pick(pendingFrame)], bundleWithoutFrames: null, leaseMs: 60_000 },
        )
        const keys = [committed.frames[0].objectKey, pendingFrame.objectKey, orphan.objectKey]
        expect(await storage.sweeper.unreferencedKeys(keys)).toEqual([keys[0], keys[2]])
        await storage.captures.commit(committed)
        expect(await storage.sweeper.unreferencedKeys(keys)).toEqual([keys[2]])
      })

      it('drops expired keys and windows', async () => {
        await under.execute(`update rate_limits set touched_at = 0`)
        expect(await storage.sweeper.dropExpired()).toBeGreaterThan(0)
        expect(await storage.sweeper.dropExpired()).toBe(0)
      })
    })

    describe('subject keys', () => {
      it('once destroyed make everything of that customer unreadable, and only theirs', async () => {
        const capture = await started()
        await storage.captures.commit(await commitOf(capture))
        const { customer: gone } = await storage.customers.create({ tenantId: tenant.id })
        const { nonce } = await issue(90_000, gone.id)
        expect(await storage.destroySubjectKey(other.id, gone.id)).toBe(false)
        expect(await storage.destroySubjectKey(tenant.id, gone.id)).toBe(true)
        expect(await storage.destroySubjectKey(tenant.id, gone.id)).toBe(false)
        await expect(storage.challenges.findByNonce(tenant.id, nonce)).rejects.toMatchObject({ code: 'subject_erased' })
        await expect(issue(90_000, gone.id)).rejects.toBeInstanceOf(StorageError)
        expect(await storage.frames.open(tenant.id, capture.bundleId, 0)).not.toBeNull()
      })
    })

    it('is ready, and its clock runs', async () => {
      await storage.check()
      expect(Math.abs((await storage.nowMs()) - Date.now())).toBeLessThan(60_000)
    })
  })
}

export function newDigest(): string {
  return randomBytes(32).toString('hex')
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function pick({ index, objectKey, contentType, sha256, sizeBytes }: SealedFrame): SealedFrame {
  return { index, objectKey, contentType, sha256, sizeBytes }
}

/** A verdict that passed, with something private in every place that must be sealed. */
export function commitInput(
  storage: Storage,
  tenantId: string,
  capture: Pick<Started, 'captureId' | 'leaseToken'>,
): CommitCapture {
  const fused = { fused: 'live', lambda: -1.25, passed: 1, present: 1, because: [] }
  return {
    tenantId,
    captureId: capture.captureId,
    leaseToken: capture.leaseToken,
    verification: { id: storage.newId('ver'), status: 'verified', score: 87.5, assuranceTier: 'standard' },
    bundle: {
      deviceId: null,
      platform: 'web',
      sdkVersion: 'test@1',
      keySource: 'challenge',
      capturedAtMs: 1_795_000_000_000,
      verdict: 'passed',
      assuranceTier: 'standard',
      score: 87.5,
      policyVersion: '1',
      antiSpoof: fused,
      tamper: { ...fused, fused: 'authentic' },
      missing: ['no flash'],
      stageMs: { ocr: 812.25 },
    },
    votes: [
      {
        name: 'nik_consistency',
        family: 'tamper',
        version: '1',
        passed: true,
        finding: 'consistent',
        llr: -0.1 - 0.2,
        score: 0.574,
        reason: `The number ${NIK} fits the printed date.`,
        evidence: { nik: NIK },
        ms: 0.25,
      },
      {
        name: 'font_match',
        family: 'tamper',
        version: '1',
        passed: null,
        finding: 'absent',
        llr: 0,
        score: 0.5,
        reason: 'not implemented',
        evidence: {},
        ms: 0,
      },
    ],
    evidence: { reading: { nik: NIK, fullName: FULL_NAME } },
    ocr: { fields: { nik: { value: NIK }, fullName: { value: FULL_NAME } } },
    nik: NIK,
    frames: [],
    faceEnrolment: null,
    raiseKycTier: true,
    actor: 'key_test',
    requestId: 'req_1',
    response: {
      status: 200,
      contentType: 'application/json',
      body: Buffer.from(JSON.stringify({ ocr: { nik: NIK, fullName: FULL_NAME } }), 'utf8'),
    },
  }
}
