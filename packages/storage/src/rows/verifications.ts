import type { Selectable } from 'kysely'
import type { VerificationPort } from '../ports.ts'
import type { VerificationRecord } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import { checkedLimit, readCursor, toPage } from './page.ts'
import type { PortContext } from './port-context.ts'

export function verificationPort({ db }: PortContext): VerificationPort {
  return {
    get: async (tenantId, id) => {
      const row = await db
        .selectFrom('verifications')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    list: async (tenantId, page) => {
      const limit = checkedLimit(page)
      const from = readCursor(page.cursor)
      if (from === 'invalid') return 'invalid_cursor'
      const { customerId, status } = page
      let query = db.selectFrom('verifications').selectAll().where('tenant_id', '=', tenantId)
      if (customerId !== undefined) query = query.where('customer_id', '=', customerId)
      if (status !== undefined) query = query.where('status', '=', status)
      if (from !== null) {
        query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(from.atMs, from.id)))
      }
      const rows = await query
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return toPage(rows, limit, (row) => ({ atMs: row.created_at, id: row.id }), toRecord)
    },
  }
}

function toRecord(row: Selectable<Tables['verifications']>): VerificationRecord {
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
    createdAtMs: row.created_at,
  }
}
