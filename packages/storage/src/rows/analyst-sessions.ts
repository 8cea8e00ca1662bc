import { createHash } from 'node:crypto'
import { SECRET_PREFIXES } from '@identity/protocol'
import { sql, type Selectable } from 'kysely'
import type { AnalystSessionPort } from '../ports.ts'
import type { AnalystSessionRecord } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import type { PortContext } from './port-context.ts'

const TOKEN_BYTES = 32
const NOTE_USE_EVERY_MS = 60_000
const LISTED = 100

export function analystSessionPort({ db, clock, newId, random }: PortContext): AnalystSessionPort {
  const ofPerson = (tenantId: string, analystId: string) =>
    db
      .updateTable('analyst_sessions')
      .set((eb) => ({ ended_at: eb.fn.coalesce('ended_at', clock) }))
      .where('tenant_id', '=', tenantId)
      .where('analyst_id', '=', analystId)

  return {
    create: async (input) => {
      // 256 random bits, as for an API key: SHA-256 is enough.
      const token = SECRET_PREFIXES.analystSession + random(TOKEN_BYTES).toString('base64url')
      const row = await db
        .insertInto('analyst_sessions')
        .values({
          tenant_id: input.tenantId,
          id: newId('as'),
          analyst_id: input.analystId,
          token_hash: hashToken(token),
          stage: input.stage,
          client: input.client,
          created_at: clock,
          last_seen_at: clock,
          expires_at: sql<number>`${clock} + ${sql.lit(input.ttlMs)}`,
          ended_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { session: toRecord(row), token }
    },

    findByToken: async (token, idleMs) => {
      const row = await db
        .selectFrom('analyst_sessions as session')
        .innerJoin('analysts as analyst', (join) =>
          join
            .onRef('analyst.tenant_id', '=', 'session.tenant_id')
            .onRef('analyst.id', '=', 'session.analyst_id')
            .on('analyst.state', '=', 'active'),
        )
        .selectAll('session')
        .select(['analyst.role', 'analyst.locale', clock.as('now')])
        .where('session.token_hash', '=', hashToken(token))
        .where('session.ended_at', 'is', null)
        .executeTakeFirst()
      if (row === undefined || row.expires_at <= row.now || row.last_seen_at + idleMs <= row.now) return null
      // Half of a short idle time: noting once a minute must not end a session that is in use.
      if (row.now - row.last_seen_at >= Math.min(NOTE_USE_EVERY_MS, idleMs / 2)) {
        await db
          .updateTable('analyst_sessions')
          .set({ last_seen_at: clock })
          .where('tenant_id', '=', row.tenant_id)
          .where('id', '=', row.id)
          .execute()
      }
      return { session: toRecord(row), role: row.role, locale: row.locale }
    },

    list: async (tenantId, analystId, idleMs) => {
      const rows = await db
        .selectFrom('analyst_sessions')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('analyst_id', '=', analystId)
        .where('ended_at', 'is', null)
        .where('expires_at', '>', clock)
        .where('last_seen_at', '>', sql<number>`${clock} - ${sql.lit(idleMs)}`)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(LISTED)
        .execute()
      return rows.map(toRecord)
    },

    end: async (tenantId, analystId, id) => {
      const { numUpdatedRows } = await ofPerson(tenantId, analystId).where('id', '=', id).executeTakeFirst()
      return numUpdatedRows > 0n
    },

    endAll: async (tenantId, analystId, exceptId) => {
      const open = ofPerson(tenantId, analystId).where('ended_at', 'is', null)
      const { numUpdatedRows } = await (
        exceptId === undefined ? open : open.where('id', '!=', exceptId)
      ).executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}

function toRecord(row: Selectable<Tables['analyst_sessions']>): AnalystSessionRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    analystId: row.analyst_id,
    stage: row.stage,
    client: row.client,
    createdAtMs: row.created_at,
    lastSeenAtMs: row.last_seen_at,
    expiresAtMs: row.expires_at,
  }
}
