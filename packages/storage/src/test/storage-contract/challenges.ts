import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Fixture } from './fixture.ts'
import { newDigest } from './sample-verdict.ts'

export function describeChallenges(f: Fixture): void {
  describe('challenges', () => {
    it('give their secret back as the bytes of the whole string', async () => {
      const { challenge, nonce, hmacSecret } = await f.issue(15_000)
      expect(challenge.expiresAtMs - challenge.issuedAtMs).toBe(15_000)
      const found = await f.storage.challenges.findByNonce(f.tenant.id, nonce)
      expect(found?.challenge).toEqual(challenge)
      expect(found?.hmacKey.toString('utf8')).toBe(hmacSecret)
      expect(await f.storage.challenges.findByNonce(f.other.id, nonce)).toBeNull()
    })

    it('are revoked by the third bad signature', async () => {
      const { challenge, nonce } = await f.issue()
      const note = () => f.storage.challenges.noteBadSignature(f.tenant.id, challenge.id)
      expect(await note()).toEqual({ badSignatures: 1, revoked: false })
      expect(await note()).toEqual({ badSignatures: 2, revoked: false })
      expect(await note()).toEqual({ badSignatures: 3, revoked: true })
      expect(await f.begin(nonce, newDigest())).toEqual({ kind: 'challenge_revoked' })
    })

    it('say which of the five things is wrong with a nonce', async () => {
      expect(await f.begin(randomUUID(), newDigest())).toEqual({ kind: 'challenge_not_found' })
      const { nonce: expired } = await f.issue(0)
      expect(await f.begin(expired, newDigest())).toEqual({ kind: 'challenge_expired' })
      const { nonce } = await f.issue()
      const { customer: stranger } = await f.storage.customers.create({ tenantId: f.tenant.id })
      expect(await f.begin(nonce, newDigest(), { customerId: stranger.id })).toEqual({
        kind: 'challenge_customer_mismatch',
      })
      await f.started(nonce)
      expect(await f.begin(nonce, newDigest())).toEqual({ kind: 'challenge_consumed' })
    })

    it('count the attempts of a customer over the last 24 hours', async () => {
      const { customer: one } = await f.storage.customers.create({ tenantId: f.tenant.id })
      for (const attempt of [1, 2]) {
        const { nonce } = await f.issue(90_000, one.id)
        expect(await f.begin(nonce, newDigest(), { customerId: one.id })).toMatchObject({ kind: 'started', attempt })
      }
      await f.under.execute(
        `update challenges set consumed_at = consumed_at - 86400001 where customer_id = '${one.id}'`,
      )
      expect(await f.storage.challenges.attemptsInLastDay(f.tenant.id, one.id)).toBe(0)
    })

    it('are consumed by exactly one of 500 concurrent captures', async () => {
      const { nonce } = await f.issue()
      const results = await Promise.all(
        Array.from({ length: 500 }, (_, i) =>
          f.begin(nonce, newDigest(), { on: f.under.storages[i % f.under.storages.length] }),
        ),
      )
      const count = (kind: string) => results.filter((result) => result.kind === kind).length
      expect(count('started')).toBe(1)
      expect(count('challenge_consumed')).toBe(499)
    })
  })
}
