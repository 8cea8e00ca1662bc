import { timingSafeEqual } from 'node:crypto'
import { SECRET_PREFIXES } from '@identity/protocol'
import type { Selectable } from 'kysely'
import type { DevicePort } from '../ports.ts'
import type { DeviceRecord } from '../records.ts'
import { asBuffer, type Tables } from '../schema/tables.ts'
import type { SealContext } from '../sealing/seal-context.ts'
import { checkedLimit, readCursor, toPage } from './page.ts'
import type { PortContext } from './port-context.ts'

const KEY_BYTES = 32

export function devicePort({ db, clock, index, sealer, newId, random }: PortContext): DevicePort {
  return {
    create: async ({ tenantId, name, platform }) => {
      const id = newId('dev')
      const hmacKey = SECRET_PREFIXES.device + random(KEY_BYTES).toString('base64url')
      const row = await db
        .insertInto('devices')
        .values({
          tenant_id: tenantId,
          id,
          name,
          platform: platform ?? null,
          key_index: index.blind('device_key', tenantId, hmacKey),
          sealed_key: await sealer.seal(db, keyContext(tenantId, id), Buffer.from(hmacKey, 'utf8')),
          created_at: clock,
          revoked_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { device: toRecord(row), hmacKey }
    },
    get: async (tenantId, id) => {
      const row = await db
        .selectFrom('devices')
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
      let query = db.selectFrom('devices').selectAll().where('tenant_id', '=', tenantId)
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
    revoke: async (tenantId, id) => {
      const row = await db
        .updateTable('devices')
        .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', clock) }))
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? null : toRecord(row)
    },
    findByHmacKey: async (tenantId, hmacKey) => {
      const row = await db
        .selectFrom('devices')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('key_index', '=', index.blind('device_key', tenantId, hmacKey))
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (row === undefined) return null
      // The index finds; the sealed key decides, so that editing the index column in the database lets nobody in.
      const stored = await sealer.open(db, keyContext(tenantId, row.id), asBuffer(row.sealed_key))
      const offered = Buffer.from(hmacKey, 'utf8')
      const same = stored.length === offered.length && timingSafeEqual(stored, offered)
      stored.fill(0)
      return same ? toRecord(row) : null
    },
  }
}

/** A device serves many customers: its key is under the tenant's own. */
function keyContext(tenantId: string, deviceId: string): SealContext {
  return {
    tenantId,
    subjectId: tenantId,
    purpose: 'device_key',
    objectId: deviceId,
    index: 0,
    contentType: 'text/plain',
  }
}

function toRecord(row: Selectable<Tables['devices']>): DeviceRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    name: row.name,
    platform: row.platform,
    createdAtMs: row.created_at,
    revokedAtMs: row.revoked_at,
  }
}
