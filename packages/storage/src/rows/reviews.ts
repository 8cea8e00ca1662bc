import { sql, type RawBuilder } from 'kysely'
import { inTransaction, type Executor } from '../engine/engine.ts'
import type { ClaimResult, ReviewFilter, ReviewPort } from '../review-port.ts'
import type { ReviewActor, ReviewCaseRecord, ReviewNoteRecord } from '../review-records.ts'
import { asBuffer } from '../schema/tables.ts'
import { StorageError } from '../storage-error.ts'
import { auditPort } from './audit.ts'
import { bundlePort } from './bundles.ts'
import { decideReview, firstTextId, textContext } from './decide-review.ts'
import { openReviewCase } from './open-review-case.ts'
import { checkedLimit, readCursor, toPage } from './page.ts'
import type { PortContext } from './port-context.ts'
import { caseIdOf, nextReviewSequence } from './review-facts.ts'
import { toReviewCase, type ReviewRow } from './review-record.ts'

const MAX_NOTES = 200

type ClaimColumns = Pick<ReviewRow, 'claimed_by' | 'claimed_at' | 'claim_until'>

export function reviewPort(context: PortContext): ReviewPort {
  const { db, clock, sealer, newId } = context

  const find = async (
    on: Executor,
    tenantId: string,
    id: string,
  ): Promise<{ row: ReviewRow; record: ReviewCaseRecord } | null> => {
    const row = await on
      .selectFrom('review_cases')
      .selectAll()
      .select(clock.as('now'))
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .executeTakeFirst()
    return row === undefined ? null : { row, record: toReviewCase(row, row.now) }
  }
  const get = async (tenantId: string, id: string) => (await find(db, tenantId, id))?.record ?? null

  /** null when the customer was erased. */
  const openText = async (row: ReviewRow, objectId: string, sealed: ArrayBuffer | Buffer | null) => {
    if (sealed === null) return null
    try {
      return (await sealer.openJson(db, textContext(row, objectId), asBuffer(sealed))) as string | null
    } catch (error) {
      if (error instanceof StorageError && error.code === 'subject_erased') return null
      throw error
    }
  }

  /** Claims and releases: the conditional update, then its audit entry. */
  const change = (
    input: { tenantId: string; caseId: string; actor: ReviewActor },
    action: string,
    mayTake: boolean,
    values: (row: ReviewRow & { now: number }) => ClaimColumns | null,
  ): Promise<ClaimResult> =>
    inTransaction(db, async (trx): Promise<ClaimResult> => {
      const { tenantId, caseId, actor } = input
      const sequence = await nextReviewSequence(trx, tenantId)
      const found = await find(trx, tenantId, caseId)
      if (found === null) return { kind: 'not_found' }
      const { record } = found
      const row = found.row as ReviewRow & { now: number }
      if (record.state === 'decided') return { kind: 'decided', case: record }
      if (record.claim !== null && record.claim.by !== actor.id && !mayTake) return { kind: 'taken', case: record }
      const changes = values(row)
      if (changes === null) return { kind: 'claimed', case: record }
      const changed = await trx
        .updateTable('review_cases')
        .set({ ...changes, change_sequence: sequence })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', caseId)
        .where('state', '<>', 'decided')
        .where((eb) =>
          eb.or([
            eb('claim_until', '<=', row.now),
            eb('claimed_by', '=', actor.id),
            ...(mayTake ? [eb('claimed_by', 'is not', null)] : []),
          ]),
        )
        .returningAll()
        .executeTakeFirstOrThrow()
      await auditPort({ ...context, db: trx }).append({
        tenantId,
        actor: actor.id,
        action,
        subject: caseId,
        requestId: actor.requestId,
        details: record.claim !== null && record.claim.by !== actor.id ? { takenFrom: record.claim.by } : {},
      })
      return { kind: 'claimed', case: toReviewCase(changed, row.now) }
    })

  return {
    get,

    findByBundle: (tenantId, bundleId) => get(tenantId, caseIdOf(bundleId)),

    list: async (tenantId, page) => {
      const limit = checkedLimit(page)
      const from = readCursor(page.cursor)
      if (from === 'invalid') return 'invalid_cursor'
      const state = page.state ?? 'undecided'
      let query = filtered(db, tenantId, { ...page, state }, clock)
        .selectAll('c')
        .select(clock.as('now'))
      const newestFirst = state === 'decided'
      if (from !== null)
        query = query.where((eb) =>
          eb(eb.refTuple('c.opened_at', 'c.id'), newestFirst ? '<' : '>', eb.tuple(from.atMs, from.id)),
        )
      const direction = newestFirst ? 'desc' : 'asc'
      const rows = await query
        .orderBy('c.opened_at', direction)
        .orderBy('c.id', direction)
        .limit(limit + 1)
        .execute()
      return toPage(
        rows,
        limit,
        (row) => ({ atMs: row.opened_at, id: row.id }),
        (row) => toReviewCase(row, row.now),
      )
    },

    counts: async (tenantId, actorId) => {
      const [states, claims, oldest] = await Promise.all([
        db
          .selectFrom('review_cases')
          .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
          .where('tenant_id', '=', tenantId)
          .groupBy('state')
          .execute(),
        db
          .selectFrom('review_cases')
          .select(['state', 'claimed_by'])
          .where('tenant_id', '=', tenantId)
          .where(sql<boolean>`claim_until > 0`)
          .where('claim_until', '>', clock)
          .where(sql<boolean>`state <> 'decided'`)
          .execute(),
        db
          .selectFrom('review_cases')
          .select('opened_at')
          .where('tenant_id', '=', tenantId)
          .where(sql<boolean>`state <> 'decided'`)
          .orderBy('opened_at')
          .limit(1)
          .executeTakeFirst(),
      ])
      const inState = (state: ReviewRow['state']) => states.find((row) => row.state === state)?.count ?? 0
      const claimedIn = (state: ReviewRow['state']) => claims.filter((row) => row.state === state).length
      return {
        open: inState('open') - claimedIn('open'),
        claimed: claims.length,
        awaitingSecond: inState('awaiting_second') - claimedIn('awaiting_second'),
        decided: inState('decided'),
        mine: claims.filter((row) => row.claimed_by === actorId).length,
        oldestOpenedAtMs: oldest?.opened_at ?? null,
      }
    },

    head: async (tenantId) => {
      const row = await db
        .selectFrom('review_heads')
        .select('sequence')
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst()
      return row?.sequence ?? 0
    },

    changesSince: async (tenantId, sequence, limit) => {
      const rows = await db
        .selectFrom('review_cases')
        .selectAll()
        .select(clock.as('now'))
        .where('tenant_id', '=', tenantId)
        .where('change_sequence', '>', sequence)
        .orderBy('change_sequence')
        .limit(limit)
        .execute()
      return rows.map((row) => toReviewCase(row, row.now))
    },

    openForFailed: (tenantId, bundleId, actor) =>
      inTransaction(db, async (trx) => {
        const inside = { ...context, db: trx }
        const bundle = await bundlePort(inside).get(tenantId, bundleId)
        if (bundle === null) return null
        const caseId = caseIdOf(bundleId)
        const existing = await find(trx, tenantId, caseId)
        if (existing !== null) return existing.record
        if (bundle.verdict !== 'failed') return null
        const votes = await trx
          .selectFrom('votes')
          .select(['name', 'passed', 'llr'])
          .where('tenant_id', '=', tenantId)
          .where('bundle_id', '=', bundleId)
          .execute()
        await openReviewCase(context, trx, {
          tenantId,
          bundleId,
          customerId: bundle.customerId,
          verdict: bundle.verdict,
          platform: bundle.platform,
          score: bundle.score,
          votes: votes.map(({ name, passed, llr }) => ({ name, llr, passed: passed === null ? null : passed === 1 })),
        })
        await auditPort(inside).append({
          tenantId,
          actor: actor.id,
          action: 'review.opened',
          subject: caseId,
          requestId: actor.requestId,
          details: { bundleId, machineVerdict: bundle.verdict },
        })
        return (await find(trx, tenantId, caseId))?.record ?? null
      }),

    claim: ({ ttlMs, steal, ...input }) =>
      change(input, 'review.claimed', steal && input.actor.supervisor, (row) => ({
        claimed_by: input.actor.id,
        claimed_at: row.claimed_by === input.actor.id ? row.claimed_at : row.now,
        claim_until: row.now + ttlMs,
      })),

    release: (input) =>
      change(input, 'review.released', input.actor.supervisor, (row) =>
        row.claim_until > row.now ? { claimed_by: null, claimed_at: null, claim_until: 0 } : null,
      ),

    addNote: async ({ tenantId, caseId, actor, text }) => {
      const found = await find(db, tenantId, caseId)
      if (found === null) return 'not_found'
      const id = newId('rn')
      let sealed: Buffer
      try {
        sealed = await sealer.sealJson(db, textContext(found.row, id), text)
      } catch (error) {
        if (error instanceof StorageError && error.code === 'subject_erased') return 'erased'
        throw error
      }
      return inTransaction(db, async (trx): Promise<ReviewNoteRecord> => {
        const sequence = await nextReviewSequence(trx, tenantId)
        const note = await trx
          .insertInto('review_notes')
          .values({
            tenant_id: tenantId,
            id,
            case_id: caseId,
            author: actor.id,
            sealed_text: sealed,
            created_at: clock,
          })
          .returning('created_at')
          .executeTakeFirstOrThrow()
        await trx
          .updateTable('review_cases')
          .set({ change_sequence: sequence })
          .where('tenant_id', '=', tenantId)
          .where('id', '=', caseId)
          .execute()
        await auditPort({ ...context, db: trx }).append({
          tenantId,
          actor: actor.id,
          action: 'review.noted',
          subject: caseId,
          requestId: actor.requestId,
          details: { noteId: id },
        })
        return { id, author: actor.id, text, createdAtMs: note.created_at }
      })
    },

    openTexts: async (tenantId, id) => {
      const found = await find(db, tenantId, id)
      if (found === null) return null
      const { row } = found
      const notes = await db
        .selectFrom('review_notes')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('case_id', '=', id)
        .orderBy('created_at')
        .orderBy('id')
        .limit(MAX_NOTES)
        .execute()
      return {
        firstApproval: await openText(row, firstTextId(id), row.sealed_first_text),
        decision: await openText(row, id, row.sealed_text),
        notes: await Promise.all(
          notes.map(async (note) => ({
            id: note.id,
            author: note.author,
            text: await openText(row, note.id, note.sealed_text),
            createdAtMs: note.created_at,
          })),
        ),
      }
    },

    decide: (input) => decideReview(context, input),
  }
}

/** Written so that the partial indexes of 0007-reviews.ts fit. */
function filtered(db: Executor, tenantId: string, filter: ReviewFilter, clock: RawBuilder<number>) {
  let query = db.selectFrom('review_cases as c').where('c.tenant_id', '=', tenantId)
  switch (filter.state) {
    case 'decided':
      query = query.where('c.state', '=', 'decided')
      break
    case 'open':
    case 'awaiting_second':
      query = query.where('c.state', '=', filter.state).where('c.claim_until', '<=', clock)
      break
    case 'claimed':
      query = query
        .where(sql<boolean>`c.state <> 'decided'`)
        .where(sql<boolean>`c.claim_until > 0`)
        .where('c.claim_until', '>', clock)
      break
    default:
      query = query.where(sql<boolean>`c.state <> 'decided'`)
  }
  const { risk, platform, customerId, openedFromMs, openedToMs, claimedBy, reason } = filter
  if (risk !== undefined) query = query.where('c.risk_level', '=', risk)
  if (platform !== undefined) query = query.where('c.platform', '=', platform)
  if (customerId !== undefined) query = query.where('c.customer_id', '=', customerId)
  if (openedFromMs !== undefined) query = query.where('c.opened_at', '>=', openedFromMs)
  if (openedToMs !== undefined) query = query.where('c.opened_at', '<', openedToMs)
  if (claimedBy !== undefined)
    query = query
      .where('c.claimed_by', '=', claimedBy)
      .where(sql<boolean>`c.claim_until > 0`)
      .where('c.claim_until', '>', clock)
  if (reason !== undefined)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('review_case_reasons as r')
          .select('r.case_id')
          .whereRef('r.tenant_id', '=', 'c.tenant_id')
          .where('r.reason', '=', reason)
          .whereRef('r.opened_at', '=', 'c.opened_at')
          .whereRef('r.case_id', '=', 'c.id'),
      ),
    )
  return query
}
