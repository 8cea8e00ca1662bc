import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Fixture } from './fixture.ts'

export function describeIdempotency(f: Fixture): void {
  describe('idempotency keys', () => {
    const scope = () => ({ tenantId: f.tenant.id, actorId: 'key_1', route: 'POST /x', key: randomUUID() })
    const response = { status: 201, contentType: 'application/json', body: Buffer.from('{"hmacSecret":"x"}') }

    it('give one owner, then the stored reply', async () => {
      const mine = scope()
      const begins = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          f.under.storages[i % f.under.storages.length].idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 60_000 }),
        ),
      )
      const owners = begins.filter((result) => result.kind === 'started')
      expect(owners).toHaveLength(1)
      expect(begins.filter((result) => result.kind === 'in_progress')).toHaveLength(19)
      const { token } = owners[0]
      expect(await f.storage.idempotency.complete(mine, { token: 'other', subjectId: f.customer.id, response })).toBe(
        false,
      )
      expect(await f.storage.idempotency.complete(mine, { token, subjectId: f.customer.id, response })).toBe(true)
      expect(await f.storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 1 })).toEqual({
        kind: 'replay',
        response,
      })
      expect(await f.storage.idempotency.begin({ ...mine, bodyHash: 'other', leaseMs: 1 })).toEqual({
        kind: 'conflict',
      })
      await f.storage.idempotency.abandon(mine, token)
      expect(await f.storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 1 })).toMatchObject({
        kind: 'replay',
      })
    })

    it('are bound to the actor and the route', async () => {
      const mine = scope()
      await f.storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 60_000 })
      for (const change of [{ actorId: 'key_2' }, { route: 'POST /y' }, { tenantId: f.other.id }]) {
        const result = await f.storage.idempotency.begin({ ...mine, ...change, bodyHash: 'h', leaseMs: 60_000 })
        expect(result.kind).toBe('started')
      }
    })

    it('abandoned or lost by their owner may run again; after a day they are forgotten', async () => {
      const mine = scope()
      const first = await f.storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 60_000 })
      if (first.kind !== 'started') throw new Error(first.kind)
      await f.storage.idempotency.abandon(mine, first.token)
      const second = await f.storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 0 })
      expect(second.kind).toBe('started')
      const third = await f.storage.idempotency.begin({ ...mine, bodyHash: 'h', leaseMs: 60_000 })
      if (third.kind !== 'started') throw new Error(third.kind)
      await f.storage.idempotency.complete(mine, { token: third.token, subjectId: f.tenant.id, response })
      await f.under.execute(
        `update idempotency_keys set created_at = created_at - 86400001 where idempotency_key = '${mine.key}'`,
      )
      expect((await f.storage.idempotency.begin({ ...mine, bodyHash: 'new', leaseMs: 1 })).kind).toBe('started')
    })

    it('never store a server error', async () => {
      const mine = scope()
      await expect(
        f.storage.idempotency.complete(mine, {
          token: 't',
          subjectId: f.tenant.id,
          response: { ...response, status: 503 },
        }),
      ).rejects.toThrow(RangeError)
    })
  })
}
