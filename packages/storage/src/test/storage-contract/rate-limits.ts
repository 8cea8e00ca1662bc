import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Fixture } from './fixture.ts'

export function describeRateLimits(f: Fixture): void {
  describe('rate limits', () => {
    it('allow exactly the limit of 200 concurrent calls', async () => {
      const bucket = randomUUID()
      const results = await Promise.all(
        Array.from({ length: 200 }, (_, i) =>
          f.under.storages[i % f.under.storages.length].rateLimits.take({ bucket, limit: 30, windowMs: 60_000 }),
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
      const take = (limit = 2) => f.storage.rateLimits.take({ bucket, limit, windowMs: 60_000 })
      const shift = async (ms: number) => {
        // Both kept times, moved into the past.
        const moved = `cast(cast(substr(hits, 1, 13) as bigint) - ${ms} as text) || cast(cast(substr(hits, 14, 13) as bigint) - ${ms} as text)`
        await f.under.execute(`update rate_limits set hits = ${moved} where bucket = '${bucket}'`)
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
      const take = (limit: number) => f.storage.rateLimits.take({ bucket, limit, windowMs: 60_000 })
      for (let i = 0; i < 5; i++) await take(5)
      expect(await take(3)).toMatchObject({ allowed: false, limit: 3, remaining: 0 })
      expect(await take(7)).toMatchObject({ allowed: true, remaining: 1 })
      await expect(take(0)).rejects.toThrow(RangeError)
    })
  })
}
