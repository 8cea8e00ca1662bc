import { sql } from 'kysely'
import type { RateLimitPort } from '../ports.ts'
import type { PortContext } from './port-context.ts'

/** Epoch milliseconds have 13 digits from 2001 to 2286. */
const DIGITS = 13
const MAX_LIMIT = 10_000

/**
 * A sliding log in one row a bucket: the times of the last `limit` allowed calls as one string of 13-digit numbers. A
 * call is allowed when fewer are kept, or when the `limit`-th last is a window old. One upsert decides and counts under
 * the row's lock on the database clock, so the limit is exact however many processes ask; a bucket algorithm such as
 * GCRA would let nearly twice the limit through in one window after a pause.
 */
export function rateLimitPort({ db, clock }: PortContext): RateLimitPort {
  return {
    take: async ({ bucket, limit, windowMs }) => {
      if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
        throw new RangeError(`limit must be 1–${MAX_LIMIT}, got ${limit}`)
      }
      if (!Number.isInteger(windowMs) || windowMs < 1)
        throw new RangeError(`windowMs must be positive, got ${windowMs}`)
      const kept = sql.lit(DIGITS * limit)
      const window = sql.lit(windowMs)
      const digits = sql.lit(DIGITS)
      const now = sql<string>`cast(${clock} as text)`
      // The `limit`-th last call; only read when that many are kept.
      const oldest = sql<number>`cast(substr(rate_limits.hits, length(rate_limits.hits) - ${kept} + 1, ${digits}) as bigint)`
      const allowed = await sql<{ hits: string; now: number }>`
        insert into rate_limits (bucket, hits, touched_at) values (${bucket}, ${now}, ${clock})
        on conflict (bucket) do update set
          hits = case
            when length(rate_limits.hits) < ${kept} then rate_limits.hits || ${now}
            else substr(rate_limits.hits, length(rate_limits.hits) - ${kept} + ${digits} + 1) || ${now}
          end,
          touched_at = ${clock}
        where case when length(rate_limits.hits) < ${kept} then 1 when ${oldest} <= ${clock} - ${window} then 1 else 0 end = 1
        returning hits, ${clock} as now`.execute(db)
      const row = allowed.rows.at(0) ?? (await readBucket(bucket))
      if (row === undefined) return { allowed: false, limit, remaining: 0, resetMs: windowMs, retryAfterMs: windowMs }
      const counted = times(row.hits).filter((atMs) => atMs > row.now - windowMs)
      const resetMs = counted.length === 0 ? 0 : counted.at(0)! + windowMs - row.now
      const isAllowed = allowed.rows.length > 0
      // When the limit was lowered more than `limit` calls may be counted: the one that must leave is the limit-th last.
      const blocking = counted[Math.max(0, counted.length - limit)] ?? row.now - windowMs
      return {
        allowed: isAllowed,
        limit,
        remaining: isAllowed ? Math.max(0, limit - counted.length) : 0,
        resetMs,
        retryAfterMs: isAllowed ? 0 : Math.max(1, blocking + windowMs - row.now),
      }
    },
    forget: async (bucket) => {
      await db.deleteFrom('rate_limits').where('bucket', '=', bucket).execute()
    },
  }

  async function readBucket(bucket: string): Promise<{ hits: string; now: number } | undefined> {
    return db
      .selectFrom('rate_limits')
      .select(['hits', clock.as('now')])
      .where('bucket', '=', bucket)
      .executeTakeFirst()
  }
}

function times(hits: string): number[] {
  const found: number[] = []
  for (let at = 0; at < hits.length; at += DIGITS) found.push(Number(hits.slice(at, at + DIGITS)))
  return found
}
