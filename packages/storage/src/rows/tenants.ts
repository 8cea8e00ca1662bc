import type { Selectable } from 'kysely'
import type { TenantPort } from '../ports.ts'
import type { TenantRecord, TenantSettings } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import type { PortContext } from './port-context.ts'

const DEFAULTS: TenantSettings = {
  allowSelfAssertedKeys: false,
  faceThresholds: null,
  retentionDays: { passed: null, failed: null, review: null },
  secondApproverFrom: null,
  reviewClaimMs: 15 * 60_000,
}

export function tenantPort({ db, clock, newId }: PortContext): TenantPort {
  return {
    create: async ({ name, settings }) => {
      const row = await db
        .insertInto('tenants')
        .values({ id: newId('ten'), name, settings: JSON.stringify({ ...DEFAULTS, ...settings }), created_at: clock })
        .returningAll()
        .executeTakeFirstOrThrow()
      return toRecord(row)
    },
    get: async (tenantId) => {
      const row = await db.selectFrom('tenants').selectAll().where('id', '=', tenantId).executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    list: async () => {
      const rows = await db.selectFrom('tenants').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(toRecord)
    },
    updateSettings: async (tenantId, settings) => {
      const before = await db.selectFrom('tenants').selectAll().where('id', '=', tenantId).executeTakeFirst()
      if (before === undefined) return null
      const row = await db
        .updateTable('tenants')
        .set({ settings: JSON.stringify({ ...toRecord(before).settings, ...settings }) })
        .where('id', '=', tenantId)
        .returningAll()
        .executeTakeFirstOrThrow()
      return toRecord(row)
    },
  }
}

function toRecord(row: Selectable<Tables['tenants']>): TenantRecord {
  const settings = JSON.parse(row.settings) as Partial<TenantSettings>
  return { id: row.id, name: row.name, settings: { ...DEFAULTS, ...settings }, createdAtMs: row.created_at }
}
