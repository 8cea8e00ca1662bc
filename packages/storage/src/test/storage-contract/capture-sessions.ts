import { describe, expect, it } from 'vitest'
import type { CaptureSessionOutcome } from '../../records.ts'
import type { Fixture } from './fixture.ts'
import { newDigest } from './sample-verdict.ts'

const OUTCOME: CaptureSessionOutcome = {
  verificationId: 'ver_1',
  bundleId: 'ktpb_1',
  status: 'pending',
  verdict: 'requires_review',
  retryAllowed: true,
  hints: ['less_glare'],
  unfinished: false,
}

export function describeCaptureSessions(f: Fixture): void {
  describe('capture sessions', () => {
    const make = (ttlMs = 60_000) =>
      f.storage.captureSessions.create({
        tenantId: f.tenant.id,
        customerId: f.customer.id,
        locale: 'id',
        requiredAssurance: 'standard',
        returnUrl: null,
        ttlMs,
      })

    it('are found by their token, whose text is not stored', async () => {
      const { session, token } = await make()
      expect(token).toMatch(/^qe_cst_[A-Za-z0-9_-]{43}$/)
      expect(session).toMatchObject({ state: 'open', step: 'intro', captureDigests: [], outcome: null, version: 1 })
      expect(session.expiresAtMs - session.createdAtMs).toBe(60_000)
      expect(await f.storage.captureSessions.findByToken(token)).toEqual(session)
      expect(await f.storage.captureSessions.findByToken(`${token}x`)).toBeNull()
    })

    it('belong to their tenant', async () => {
      const { session } = await make()
      expect(await f.storage.captureSessions.get(f.other.id, session.id)).toBeNull()
      expect(await f.storage.captureSessions.cancel(f.other.id, session.id)).toBeNull()
      expect(await f.storage.captureSessions.noteStep(f.other.id, session.id, 'flash')).toBeNull()
      expect(await f.storage.captureSessions.get(f.tenant.id, session.id)).toEqual(session)
    })

    it('take as many captures as allowed, the same bundle once, however many ask at once', async () => {
      const { session } = await make()
      const ask = (digest: string) =>
        f.storage.captureSessions.takeCapture({ tenantId: f.tenant.id, id: session.id, digest, allowed: 5 })
      const same = newDigest()
      expect(await Promise.all([ask(same), ask(same)])).toEqual(['taken', 'taken'])
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask(newDigest())))
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(4)
      expect(await ask(same)).toBe('taken')
    })

    it('take none when expired, cancelled or completed, and then stay as they are', async () => {
      const expired = await make(0)
      const cancelled = await make()
      const completed = await make()
      expect((await f.storage.captureSessions.get(f.tenant.id, expired.session.id))?.state).toBe('expired')
      await f.storage.captureSessions.cancel(f.tenant.id, cancelled.session.id)
      await f.storage.captureSessions.noteOutcome(f.tenant.id, completed.session.id, OUTCOME, true)
      for (const { session } of [expired, cancelled, completed]) {
        const digest = newDigest()
        const take = { tenantId: f.tenant.id, id: session.id, digest, allowed: 5 }
        expect(await f.storage.captureSessions.takeCapture(take)).toBe('closed')
        const before = await f.storage.captureSessions.get(f.tenant.id, session.id)
        expect(await f.storage.captureSessions.cancel(f.tenant.id, session.id)).toEqual(before)
      }
    })

    it('keep step and outcome, and every change raises the version', async () => {
      const { session } = await make()
      const stepped = await f.storage.captureSessions.noteStep(f.tenant.id, session.id, 'camera')
      expect(stepped).toMatchObject({ step: 'camera', version: 2 })
      const noted = await f.storage.captureSessions.noteOutcome(f.tenant.id, session.id, OUTCOME, false)
      expect(noted).toMatchObject({ outcome: OUTCOME, state: 'open', version: 3 })
      const ended = await f.storage.captureSessions.noteOutcome(f.tenant.id, session.id, OUTCOME, true)
      expect(ended).toMatchObject({ state: 'completed', step: 'done', version: 4 })
      expect(await f.storage.captureSessions.noteStep(f.tenant.id, session.id, 'camera')).toEqual(ended)
    })
  })
}
