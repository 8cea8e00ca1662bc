import { beforeAll, describe, expect, it } from 'vitest'
import type { CommitCapture, Storage } from '../../ports.ts'
import type { DecideReview } from '../../review-port.ts'
import type { ReviewActor } from '../../review-records.ts'
import type { Fixture } from './fixture.ts'
import { commitInput } from './sample-verdict.ts'

const actor = (id: string, supervisor = false): ReviewActor => ({
  id,
  supervisor,
  requestId: 'req_1',
})
const ani = actor('usr_ani')
const budi = actor('usr_budi')
const chief = actor('usr_chief', true)
const TTL_MS = 60_000

export function describeReviews(f: Fixture): void {
  describe('review cases', () => {
    /** Cases are counted: other tests of the contract must not be seen. */
    let tenantId: string
    beforeAll(async () => {
      tenantId = (await f.storage.tenants.create({ name: 'reviewed' })).id
    })

    const stored = async (change: {
      verdict?: CommitCapture['bundle']['verdict']
      score?: number
      votes?: CommitCapture['votes']
      on?: Storage
      withFrame?: boolean
    }) => {
      const storage = change.on ?? f.storage
      const { customer } = await storage.customers.create({ tenantId })
      const begun = await storage.captures.begin({
        tenantId,
        customerId: customer.id,
        nonce: null,
        digest: storage.newId('cap'),
        requestId: 'req_1',
        leaseMs: 60_000,
      })
      if (begun.kind !== 'started') throw new Error(begun.kind)
      const sample = commitInput(storage, tenantId, begun)
      const verdict = change.verdict ?? 'requires_review'
      const faceId = storage.newId('fe')
      const done = await storage.captures.commit({
        ...sample,
        frames: change.withFrame === true ? [await frameOf(storage, customer.id, begun.bundleId)] : sample.frames,
        raiseKycTier: false,
        verification: {
          ...sample.verification,
          status: verdict === 'failed' ? 'failed' : 'pending',
          assuranceTier: 'low',
        },
        bundle: { ...sample.bundle, verdict, assuranceTier: 'low', score: change.score ?? 70 },
        votes: change.votes ?? sample.votes,
        faceEnrolment: {
          id: faceId,
          state: 'quarantined',
          modelId: 'qe-face-v3',
          space: 'a',
          runtime: 'native',
          quality: 'good',
          reason: null,
          searchable: true,
          template: new Float32Array(512).fill(1 / Math.sqrt(512)),
        },
      })
      expect(done.kind).toBe('committed')
      const opened = await storage.reviews.findByBundle(tenantId, begun.bundleId)
      return {
        customerId: customer.id,
        bundleId: begun.bundleId,
        machineId: sample.verification.id,
        faceId,
        caseId: opened?.id ?? '',
      }
    }
    const frameOf = async (storage: Storage, customerId: string, bundleId: string) => ({
      ...(await storage.frames.seal({
        tenantId,
        customerId,
        bundleId,
        index: 0,
        contentType: 'image/jpeg',
        bytes: Buffer.from('a photo'),
      })),
      width: 1600,
      height: 1200,
      perceptualHash: '0123456789abcdef',
      step: null,
    })
    const objection = (llr: number): CommitCapture['votes'] =>
      commitInput(f.storage, tenantId, { captureId: '', leaseToken: '' }).votes.map((vote, i) =>
        i === 0 ? { ...vote, passed: false, llr } : vote,
      )
    const decide = (caseId: string, by: ReviewActor, change: Partial<DecideReview> = {}, on = f.storage) =>
      on.reviews.decide({
        tenantId,
        caseId,
        actor: by,
        decision: 'approve',
        reasonCode: 'card_genuine',
        text: 'Hologram seen by SITI CANARY.',
        secondApproverFrom: null,
        ...change,
      })
    const claim = (caseId: string, by: ReviewActor, ttlMs = TTL_MS, steal = false) =>
      f.storage.reviews.claim({ tenantId, caseId, actor: by, ttlMs, steal })

    it('a bundle that requires review opens one, others none', async () => {
      const { caseId, bundleId } = await stored({})
      expect(await f.storage.reviews.get(tenantId, caseId)).toMatchObject({
        bundleId,
        state: 'open',
        risk: 30,
        riskLevel: 'low',
        reasons: ['coverage'],
        claim: null,
        decision: null,
      })
      expect(await f.storage.reviews.get(f.other.id, caseId)).toBeNull()
      expect((await stored({ verdict: 'passed' })).caseId).toBe('')
      expect((await stored({ verdict: 'failed' })).caseId).toBe('')
    })

    it('keeps its frames, however old, until it is decided', async () => {
      const { caseId, bundleId } = await stored({ withFrame: true })
      await f.under.execute(`update bundles set received_at = 0 where id = '${bundleId}'`)
      const retentionDays = { passed: null, failed: null, review: 1 }
      await f.storage.tenants.updateSettings(tenantId, { retentionDays })
      const state = async () => {
        await f.storage.sweeper.purgeDueFrames({ limit: 1000 })
        return (await f.storage.frames.list(tenantId, bundleId))[0].state
      }
      expect(await state()).toBe('sealed')
      await claim(caseId, ani)
      await decide(caseId, ani)
      expect(await state()).toBe('purged')
      await f.storage.tenants.updateSettings(tenantId, { retentionDays: { ...retentionDays, review: null } })
    })

    it.each([
      [2, 70, 'high'],
      [0.5, 70, 'medium'],
      [0.5, 30, 'high'],
    ] as const)(
      'an objection of %s at score %s is risk %s, and its voter the reason',
      async (llr, score, riskLevel) => {
        const { caseId } = await stored({ votes: objection(llr), score })
        expect(await f.storage.reviews.get(tenantId, caseId)).toMatchObject({ riskLevel, reasons: ['nik_consistency'] })
      },
    )

    it('is given to one of many who claim at once, and to others when the claim ran out', async () => {
      const { caseId } = await stored({})
      const tries = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          f.under.storages[i % f.under.storages.length].reviews.claim({
            tenantId,
            caseId,
            actor: actor(`usr_${i}`),
            ttlMs: TTL_MS,
            steal: true,
          }),
        ),
      )
      expect(tries.filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
      const winner = tries.find(({ kind }) => kind === 'claimed')
      for (const each of tries.filter(({ kind }) => kind !== 'claimed'))
        expect(each).toMatchObject({
          kind: 'taken',
          case: { claim: winner?.kind === 'claimed' && { by: winner.case.claim?.by } },
        })
      await f.under.execute(`update review_cases set claim_until = 1 where id = '${caseId}'`)
      expect(await claim(caseId, ani)).toMatchObject({ kind: 'claimed', case: { claim: { by: ani.id } } })
    })

    it('a supervisor may take a claim over, and give it back', async () => {
      const { caseId } = await stored({})
      await claim(caseId, ani)
      expect(await claim(caseId, chief)).toMatchObject({ kind: 'taken' })
      expect(await claim(caseId, budi, TTL_MS, true)).toMatchObject({ kind: 'taken' })
      expect(await claim(caseId, chief, TTL_MS, true)).toMatchObject({
        kind: 'claimed',
        case: { claim: { by: chief.id } },
      })
      expect(await f.storage.reviews.release({ tenantId, caseId, actor: ani })).toMatchObject({ kind: 'taken' })
      expect(await f.storage.reviews.release({ tenantId, caseId, actor: chief })).toMatchObject({
        case: { state: 'open' },
      })
    })

    it('approving supersedes the machine, raises the tier, releases the face and is audited', async () => {
      const { caseId, customerId, machineId, bundleId, faceId } = await stored({})
      await claim(caseId, ani)
      const result = await decide(caseId, ani)
      expect(result).toMatchObject({
        kind: 'decided',
        kycTierMoved: true,
        case: { state: 'decided', reasonCode: 'card_genuine' },
      })
      if (result.kind !== 'decided') throw new Error(result.kind)
      const made = await f.storage.verifications.get(tenantId, result.case.verificationId ?? '')
      expect(made).toMatchObject({
        status: 'verified',
        assuranceTier: 'standard',
        actorUserId: ani.id,
        supersedesId: machineId,
        supersededById: null,
      })
      expect(await f.storage.verifications.get(tenantId, machineId)).toMatchObject({
        status: 'pending',
        actorUserId: null,
        supersededById: made?.id,
      })
      expect(await f.storage.bundles.get(tenantId, bundleId)).toMatchObject({
        verdict: 'requires_review',
        assuranceTier: 'low',
      })
      expect(await f.storage.customers.get(tenantId, customerId)).toMatchObject({ kycTier: 'standard' })
      expect(await f.storage.faces.get(tenantId, faceId)).toMatchObject({ state: 'active' })
      expect(await f.storage.audit.verify(tenantId)).toMatchObject({ ok: true })
      const page = await f.storage.audit.list(tenantId, { limit: 2, newestFirst: true })
      if (page === 'invalid_cursor') throw new Error(page)
      expect(page.data.map(({ action }) => action)).toEqual(['review.decided', 'face.released'])
      expect(JSON.stringify(page.data)).not.toContain('CANARY')
      expect((await f.storage.reviews.openTexts(tenantId, caseId))?.decision).toContain('CANARY')
    })

    it.each([
      ['reject', 'failed'],
      ['request_recapture', 'failed'],
    ] as const)('%s gives status %s, leaves the tier and destroys the template', async (decision, status) => {
      const { caseId, customerId, faceId } = await stored({})
      const result = await decide(caseId, ani, { decision })
      if (result.kind !== 'decided') throw new Error(result.kind)
      expect(await f.storage.verifications.get(tenantId, result.case.verificationId ?? '')).toMatchObject({
        status,
        assuranceTier: 'low',
      })
      expect(await f.storage.customers.get(tenantId, customerId)).toMatchObject({ kycTier: 'none' })
      expect(await f.storage.faces.get(tenantId, faceId)).toMatchObject({ state: 'revoked' })
      expect(await f.storage.faces.openTemplate(tenantId, faceId)).toBeNull()
    })

    it('of many who decide at once one wins, the others learn who did, and there is one new verification', async () => {
      const { caseId, bundleId } = await stored({})
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          decide(
            caseId,
            actor(`usr_${i}`),
            { decision: i % 2 === 0 ? 'approve' : 'reject' },
            f.under.storages[i % f.under.storages.length],
          ),
        ),
      )
      const won = results.filter(({ kind }) => kind === 'decided')
      expect(won).toHaveLength(1)
      const winner = won[0].kind === 'decided' ? won[0].case.decision?.by : ''
      for (const lost of results.filter(({ kind }) => kind !== 'decided'))
        expect(lost).toMatchObject({
          kind: 'already_decided',
          case: { decision: { by: winner } },
        })
      const rows = await f.storage.verifications.list(tenantId, { limit: 100, bundleId })
      expect(rows).toMatchObject({ data: [{ supersededById: null }, { actorUserId: null }] })
    })

    it('someone else’s claim keeps others from deciding', async () => {
      const { caseId } = await stored({})
      await claim(caseId, ani)
      expect(await decide(caseId, budi)).toMatchObject({ kind: 'taken', case: { claim: { by: ani.id } } })
      expect((await decide(caseId, ani)).kind).toBe('decided')
    })

    it('above the tenant’s risk an approval waits for another person', async () => {
      const { caseId, machineId } = await stored({ score: 30 })
      const strict = { secondApproverFrom: 'high' } as const
      expect(await decide(caseId, ani, strict)).toMatchObject({
        kind: 'awaiting_second',
        case: { state: 'awaiting_second' },
      })
      expect(await f.storage.verifications.get(tenantId, machineId)).toMatchObject({ supersededById: null })
      expect(await decide(caseId, ani, strict)).toMatchObject({ kind: 'same_person' })
      expect(await decide(caseId, budi, strict)).toMatchObject({
        kind: 'decided',
        case: { firstApproval: { by: ani.id }, decision: { by: budi.id } },
      })
      expect(await decide((await stored({ score: 70 })).caseId, ani, strict)).toMatchObject({ kind: 'decided' })
    })

    it('only a supervisor may override what the machine failed', async () => {
      const { bundleId, customerId } = await stored({ verdict: 'failed', score: 5 })
      const opened = await f.storage.reviews.openForFailed(tenantId, bundleId, chief)
      expect(opened).toMatchObject({ verdict: 'failed', riskLevel: 'high', state: 'open' })
      expect(await f.storage.reviews.openForFailed(tenantId, bundleId, chief)).toEqual(opened)
      expect(await f.storage.reviews.openForFailed(f.other.id, bundleId, chief)).toBeNull()
      const caseId = opened?.id ?? ''
      expect((await decide(caseId, ani)).kind).toBe('supervisor_only')
      expect((await decide(caseId, chief)).kind).toBe('decided')
      expect(await f.storage.customers.get(tenantId, customerId)).toMatchObject({ kycTier: 'standard' })
    })

    it('is filtered, paged and counted', async () => {
      const own = (await f.storage.tenants.create({ name: 'counted' })).id
      const before = tenantId
      tenantId = own
      const made = [
        await stored({}),
        await stored({ score: 30 }),
        await stored({ votes: objection(0.5) }),
        await stored({}),
      ]
      await claim(made[1].caseId, ani)
      await decide(made[3].caseId, budi)
      const ids = async (filter: Parameters<Storage['reviews']['list']>[1]) => {
        const page = await f.storage.reviews.list(own, filter)
        if (page === 'invalid_cursor') throw new Error(page)
        return page.data.map(({ id }) => made.findIndex(({ caseId }) => caseId === id))
      }
      expect(await ids({ limit: 10 })).toEqual([0, 1, 2])
      expect(await ids({ limit: 10, state: 'open' })).toEqual([0, 2])
      expect(await ids({ limit: 10, state: 'claimed' })).toEqual([1])
      expect(await ids({ limit: 10, claimedBy: ani.id })).toEqual([1])
      expect(await ids({ limit: 10, claimedBy: budi.id })).toEqual([])
      expect(await ids({ limit: 10, state: 'decided' })).toEqual([3])
      expect(await ids({ limit: 10, risk: 'high' })).toEqual([1])
      expect(await ids({ limit: 10, reason: 'nik_consistency' })).toEqual([2])
      expect(await ids({ limit: 10, reason: 'coverage' })).toEqual([0, 1])
      expect(await ids({ limit: 10, platform: 'ios' })).toEqual([])
      const first = await f.storage.reviews.list(own, { limit: 2 })
      if (first === 'invalid_cursor') throw new Error(first)
      expect(await ids({ limit: 2, cursor: first.nextCursor ?? '' })).toEqual([2])
      expect(await f.storage.reviews.counts(own, ani.id)).toMatchObject({
        open: 2,
        claimed: 1,
        awaitingSecond: 0,
        decided: 1,
        mine: 1,
      })
      const now = await f.storage.nowMs()
      expect(await f.storage.overview.read(own, { fromMs: now - 1000_000, toMs: now + 1000 })).toMatchObject({
        sampledBundles: 4,
        queue: { under1h: 3, over24h: 0 },
        analysts: [{ id: budi.id, approved: 1, overrides: 0 }],
        stages: [{ stage: 'ocr', medianMs: 812.25 }],
        customers: { none: 3, standard: 1 },
      })
      tenantId = before
    })

    it('every process sees what changed', async () => {
      const other = f.under.storages.at(-1) ?? f.storage
      const before = await other.reviews.head(tenantId)
      const { caseId } = await stored({})
      await claim(caseId, ani)
      expect(await other.reviews.head(tenantId)).toBeGreaterThan(before)
      expect(await other.reviews.changesSince(tenantId, before, 10)).toMatchObject([{ id: caseId, state: 'claimed' }])
    })

    it('an erased customer’s case leaves the queue and its texts open no more', async () => {
      const { caseId, customerId } = await stored({})
      expect(await f.storage.reviews.addNote({ tenantId, caseId, actor: ani, text: 'Looks odd.' })).toMatchObject({
        author: ani.id,
      })
      expect((await f.storage.reviews.openTexts(tenantId, caseId))?.notes).toMatchObject([{ text: 'Looks odd.' }])
      await f.storage.destroySubjectKey(tenantId, customerId)
      expect(await f.storage.reviews.get(tenantId, caseId)).toMatchObject({
        state: 'decided',
        decision: null,
        reasonCode: 'customer_erased',
      })
      expect((await f.storage.reviews.openTexts(tenantId, caseId))?.notes).toMatchObject([{ text: null }])
      expect((await decide(caseId, ani)).kind).toBe('erased')
      expect((await decide(caseId, ani, { text: null })).kind).toBe('erased')
      expect(await f.storage.reviews.addNote({ tenantId, caseId, actor: ani, text: 'x' })).toBe('erased')
    })
  })
}
