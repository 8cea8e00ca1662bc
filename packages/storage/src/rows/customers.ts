import type { Selectable } from 'kysely'
import type { CustomerPort } from '../ports.ts'
import type { CustomerRecord } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import { checkedLimit, readCursor, toPage, within } from './page.ts'
import type { PortContext } from './port-context.ts'

export function customerPort({ db, clock, newCustomerId }: PortContext): CustomerPort {
  return {
    create: async ({ tenantId, externalRef }) => {
      const row = await db
        .insertInto('customers')
        .values({
          tenant_id: tenantId,
          id: newCustomerId(),
          external_ref: externalRef ?? null,
          kyc_tier: 'none',
          created_at: clock,
          updated_at: clock,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'external_ref']).doNothing())
        .returningAll()
        .executeTakeFirst()
      if (row !== undefined) return { created: true, customer: toRecord(row) }
      const existing = await db
        .selectFrom('customers')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('external_ref', '=', externalRef ?? '')
        .executeTakeFirstOrThrow()
      return { created: false, customer: toRecord(existing) }
    },
    get: async (tenantId, id) => {
      const row = await db
        .selectFrom('customers')
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
      let query = db.selectFrom('customers').selectAll().where('tenant_id', '=', tenantId)
      const { externalRef, kycTier } = page
      if (externalRef !== undefined) query = query.where('external_ref', '=', externalRef)
      if (kycTier !== undefined) query = query.where('kyc_tier', '=', kycTier)
      query = within(query, page)
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
    raiseKycTier: async (tenantId, id) => {
      const moved = await db
        .updateTable('customers')
        .set({ kyc_tier: 'standard', updated_at: clock })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('kyc_tier', '=', 'none')
        .returning('id')
        .execute()
      return moved.length > 0
    },
  }
}

function toRecord(row: Selectable<Tables['customers']>): CustomerRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    externalRef: row.external_ref,
    kycTier: row.kyc_tier,
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at,
  }
}
