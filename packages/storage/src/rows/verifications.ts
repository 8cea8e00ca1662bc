import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Executor } from '../engine/engine.ts'
import type { VerificationPort } from '../ports.ts'
import type { VerificationRecord } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import { checkedLimit, readCursor, toPage } from './page.ts'
import type { PortContext } from './port-context.ts'

export function verificationPort({ db }: PortContext): VerificationPort {
  return {
    get: async (tenantId, id) => {
      const row = await withSuccessor(db, tenantId).where('v.id', '=', id).executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    list: async (tenantId, page) => {
      const limit = checkedLimit(page)
      const from = readCursor(page.cursor)
      if (from === 'invalid') return 'invalid_cursor'
      const { customerId, bundleId, status, assuranceTier, current, reviewed, fromMs, toMs } = page
      let query = withSuccessor(db, tenantId)
      if (customerId !== undefined) query = query.where('v.customer_id', '=', customerId)
      if (bundleId !== undefined) query = query.where('v.bundle_id', '=', bundleId)
      if (status !== undefined) query = query.where('v.status', '=', status)
      if (assuranceTier !== undefined) query = query.where('v.assurance_tier', '=', assuranceTier)
      if (current !== undefined)
        query = query.where((eb) => {
          const replaced = eb.exists(successor(eb))
          return current ? eb.not(replaced) : replaced
        })
      if (reviewed !== undefined) query = query.where('v.actor_user_id', reviewed ? 'is not' : 'is', null)
      if (fromMs !== undefined) query = query.where('v.created_at', '>=', fromMs)
      if (toMs !== undefined) query = query.where('v.created_at', '<', toMs)
      if (from !== null) {
        query = query.where((eb) => eb(eb.refTuple('v.created_at', 'v.id'), '<', eb.tuple(from.atMs, from.id)))
      }
      const rows = await query
        .orderBy('v.created_at', 'desc')
        .orderBy('v.id', 'desc')
        .limit(limit + 1)
        .execute()
      return toPage(rows, limit, (row) => ({ atMs: row.created_at, id: row.id }), toRecord)
    },
  }
}

/** Each verification beside the one that replaced it. */
function withSuccessor(db: Executor, tenantId: string) {
  return db
    .selectFrom('verifications as v')
    .selectAll('v')
    .select((eb) => successor(eb).as('superseded_by_id'))
    .where('v.tenant_id', '=', tenantId)
}

/** Asked for each row that is shown, where a join would be made for all that could be. */
function successor(eb: ExpressionBuilder<Tables & { v: Tables['verifications'] }, 'v'>) {
  return eb
    .selectFrom('verifications as s')
    .select('s.id')
    .whereRef('s.tenant_id', '=', 'v.tenant_id')
    .whereRef('s.supersedes_id', '=', 'v.id')
}

function toRecord(row: Selectable<Tables['verifications']> & { superseded_by_id: string | null }): VerificationRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    customerId: row.customer_id,
    bundleId: row.bundle_id,
    status: row.status,
    score: row.score,
    assuranceTier: row.assurance_tier,
    actorUserId: row.actor_user_id,
    supersedesId: row.supersedes_id,
    supersededById: row.superseded_by_id,
    createdAtMs: row.created_at,
  }
}
