import { sql } from 'kysely'
import { TIERS, VERDICTS } from '@identity/protocol'
import type { OverviewPort } from '../review-port.ts'
import type { AnalystCounts, DayCounts, OverviewRecord, StageTimes, VoterCounts } from '../review-records.ts'
import type { PortContext } from './port-context.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MAX_DAYS = 366
/** Jakarta (WIB), where most who read the charts work; it has no summer time. */
const JAKARTA_MS = 7 * HOUR_MS
/** Votes and stage times come from this many of the newest bundles: a chart needs no more, and twenty votes a bundle add up. */
const SAMPLE_BUNDLES = 2_000
const MAX_DECISIONS = 5_000
const IN_ONE_QUERY = 500

export function overviewPort({ db, clock }: PortContext): OverviewPort {
  const days = async (tenantId: string, fromMs: number, toMs: number): Promise<DayCounts[]> => {
    const rows = await db
      .selectFrom('bundles')
      .select((eb) => [
        sql<number>`(created_at + ${sql.lit(JAKARTA_MS)}) / ${sql.lit(DAY_MS)}`.as('day'),
        'verdict',
        'assurance_tier',
        eb.fn.countAll<number>().as('count'),
      ])
      .where('tenant_id', '=', tenantId)
      .where('created_at', '>=', fromMs)
      .where('created_at', '<', toMs)
      .groupBy(['day', 'verdict', 'assurance_tier'])
      .execute()
    const first = Math.floor((fromMs + JAKARTA_MS) / DAY_MS)
    const last = Math.floor((toMs - 1 + JAKARTA_MS) / DAY_MS)
    return Array.from({ length: last - first + 1 }, (_, i) => {
      const day = first + i
      const ofDay = rows.filter((row) => row.day === day)
      const sum = (some: typeof ofDay) => some.reduce((total, row) => total + row.count, 0)
      const by = <const Word extends string>(words: readonly Word[], of: (row: (typeof ofDay)[number]) => string) =>
        Object.fromEntries(words.map((word) => [word, sum(ofDay.filter((row) => of(row) === word))])) as Record<
          Word,
          number
        >
      return {
        day: new Date(day * DAY_MS).toISOString().slice(0, 10),
        verdicts: by(VERDICTS, (row) => row.verdict),
        tiers: by(TIERS, (row) => row.assurance_tier),
      }
    })
  }

  const queue = async (tenantId: string): Promise<OverviewRecord['queue']> => {
    const older = (hours: number) =>
      sql<number>`coalesce(sum(case when opened_at <= ${clock} - ${sql.lit(hours * HOUR_MS)} then 1 else 0 end), 0)`
    const row = await db
      .selectFrom('review_cases')
      .select((eb) => [
        eb.fn.countAll<number>().as('all'),
        older(1).as('over1'),
        older(4).as('over4'),
        older(24).as('over24'),
      ])
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`state <> 'decided'`)
      .executeTakeFirstOrThrow()
    const { all, over1, over4, over24 } = row
    return { under1h: all - over1, under4h: over1 - over4, under24h: over4 - over24, over24h: over24 }
  }

  return {
    read: async (tenantId, { fromMs, toMs }) => {
      if (!(fromMs < toMs) || toMs - fromMs > MAX_DAYS * DAY_MS)
        throw new RangeError(`a range must be longer than nothing and at most ${MAX_DAYS} days`)
      const sample = await db
        .selectFrom('bundles')
        .select(['id', 'stage_ms'])
        .where('tenant_id', '=', tenantId)
        .where('created_at', '>=', fromMs)
        .where('created_at', '<', toMs)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(SAMPLE_BUNDLES)
        .execute()
      const votes: { name: string; passed: number | null; count: number }[] = []
      for (let at = 0; at < sample.length; at += IN_ONE_QUERY) {
        const ids = sample.slice(at, at + IN_ONE_QUERY).map(({ id }) => id)
        votes.push(
          ...(await db
            .selectFrom('votes')
            .select((eb) => ['name', 'passed', eb.fn.countAll<number>().as('count')])
            .where('tenant_id', '=', tenantId)
            .where('bundle_id', 'in', ids)
            .groupBy(['name', 'passed'])
            .execute()),
        )
      }
      const decisions = await db
        .selectFrom('review_cases')
        .select(['decision', 'decided_by', 'decided_at', 'claimed_at', 'verdict', 'reasons'])
        .where('tenant_id', '=', tenantId)
        .where('decided_at', '>=', fromMs)
        .where('decided_at', '<', toMs)
        .where('decision', 'is not', null)
        .orderBy('decided_at', 'desc')
        .limit(MAX_DECISIONS)
        .execute()
      const decided = decisions.map((row) => ({
        approved: row.decision === 'approve',
        decision: row.decision,
        by: row.decided_by ?? '',
        tookMs: row.claimed_at === null || row.decided_at === null ? null : row.decided_at - row.claimed_at,
        failed: row.verdict === 'failed',
        reasons: JSON.parse(row.reasons) as string[],
      }))
      const tiers = await db
        .selectFrom('customers')
        .select((eb) => ['kyc_tier', eb.fn.countAll<number>().as('count')])
        .where('tenant_id', '=', tenantId)
        .groupBy('kyc_tier')
        .execute()
      const inTier = (tier: string) => tiers.find((row) => row.kyc_tier === tier)?.count ?? 0
      return {
        days: await days(tenantId, fromMs, toMs),
        sampledBundles: sample.length,
        voters: voterCounts(votes, decided),
        analysts: analystCounts(decided),
        stages: stageTimes(sample.map(({ stage_ms }) => JSON.parse(stage_ms) as Record<string, number>)),
        queue: await queue(tenantId),
        customers: { none: inTier('none'), standard: inTier('standard') },
      }
    },
  }
}

interface Decided {
  readonly approved: boolean
  readonly decision: string | null
  readonly by: string
  readonly tookMs: number | null
  readonly failed: boolean
  readonly reasons: readonly string[]
}

function voterCounts(
  votes: readonly { name: string; passed: number | null; count: number }[],
  decided: readonly Decided[],
): VoterCounts[] {
  return [...new Set(votes.map(({ name }) => name))].sort().map((name) => {
    const count = (passed: number | null) =>
      votes
        .filter((vote) => vote.name === name && vote.passed === passed)
        .reduce((total, vote) => total + vote.count, 0)
    const about = decided.filter(({ reasons }) => reasons.includes(name))
    return {
      name,
      passed: count(1),
      objected: count(0),
      abstained: count(null),
      decided: about.length,
      overruled: about.filter(({ approved }) => approved).length,
    }
  })
}

function analystCounts(decided: readonly Decided[]): AnalystCounts[] {
  return [...new Set(decided.map(({ by }) => by))].sort().map((id) => {
    const own = decided.filter(({ by }) => by === id)
    const took = own.flatMap(({ tookMs }) => (tookMs === null ? [] : [tookMs]))
    const count = (decision: string) => own.filter((each) => each.decision === decision).length
    return {
      id,
      approved: count('approve'),
      rejected: count('reject'),
      recapture: count('request_recapture'),
      overrides: own.filter(({ approved, failed, reasons }) => approved && (failed || reasons[0] !== 'coverage'))
        .length,
      medianClaimToDecisionMs: quantile(took, 0.5),
    }
  })
}

function stageTimes(samples: readonly Readonly<Record<string, number>>[]): StageTimes[] {
  const byStage = new Map<string, number[]>()
  for (const sample of samples) for (const [stage, ms] of Object.entries(sample)) append(byStage, stage, ms)
  return [...byStage.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stage, times]) => ({
      stage,
      medianMs: quantile(times, 0.5) ?? 0,
      p95Ms: quantile(times, 0.95) ?? 0,
    }))
}

function append(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Nearest rank; null of nothing. */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.at(Math.max(0, Math.ceil(share * sorted.length) - 1)) ?? null
}
