import { sql, type Selectable } from 'kysely'
import { inTransaction } from '../engine/engine.ts'
import type { AuditPort } from '../ports.ts'
import type { AuditRecord } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import { checkedLimit, readCursor, toPage } from './page.ts'
import type { PortContext } from './port-context.ts'

/** The hash before the first entry. */
const GENESIS = '0'.repeat(64)
const VERIFY_BATCH = 1000

/**
 * Each entry's hash is an HMAC over all its columns and the hash before it. An edited, removed, inserted or reordered
 * entry breaks the chain; cutting off the end is seen by the head row. Someone with both the database and the key file
 * can still forge the lot: note the head hash that `verify` prints somewhere else from time to time.
 */
export function auditPort(context: PortContext): AuditPort {
  const { db, clock, index, newId } = context

  const link = (row: Omit<Selectable<Tables['audit_entries']>, 'hash'>): string =>
    index.chain([
      row.previous_hash,
      row.tenant_id,
      String(row.sequence),
      row.id,
      String(row.at),
      row.actor,
      row.action,
      row.subject,
      row.request_id === null ? '' : `=${row.request_id}`,
      row.details,
    ])

  return {
    append: (entry) =>
      inTransaction(db, async (trx) => {
        // Takes the row lock of the tenant's chain until the transaction ends: entries of one tenant queue here.
        const head = await trx
          .insertInto('audit_heads')
          .values({ tenant_id: entry.tenantId, sequence: 1, hash: GENESIS })
          .onConflict((conflict) =>
            conflict.column('tenant_id').doUpdateSet((eb) => ({ sequence: eb('audit_heads.sequence', '+', 1) })),
          )
          .returning(['sequence', 'hash', clock.as('now')])
          .executeTakeFirstOrThrow()
        const unhashed = {
          tenant_id: entry.tenantId,
          sequence: head.sequence,
          id: newId('aud'),
          at: head.now,
          actor: entry.actor,
          action: entry.action,
          subject: entry.subject,
          request_id: entry.requestId ?? null,
          details: JSON.stringify(entry.details ?? {}),
          previous_hash: head.hash,
        }
        const row = { ...unhashed, hash: link(unhashed) }
        await trx.insertInto('audit_entries').values(row).execute()
        await trx.updateTable('audit_heads').set({ hash: row.hash }).where('tenant_id', '=', entry.tenantId).execute()
        return toRecord(row)
      }),

    list: async (tenantId, page) => {
      const limit = checkedLimit(page)
      const from = readCursor(page.cursor)
      if (from === 'invalid') return 'invalid_cursor'
      const { actor, action, subject, fromMs, toMs, newestFirst = false } = page
      let query = db.selectFrom('audit_entries').selectAll().where('tenant_id', '=', tenantId)
      if (actor !== undefined) query = query.where('actor', '=', actor)
      if (action !== undefined) query = query.where('action', '=', action)
      if (subject !== undefined) query = query.where('subject', '=', subject)
      if (fromMs !== undefined) query = query.where('at', '>=', fromMs)
      if (toMs !== undefined) query = query.where('at', '<', toMs)
      if (from !== null) query = query.where('sequence', newestFirst ? '<' : '>', from.atMs)
      const rows = await query
        .orderBy('sequence', newestFirst ? 'desc' : 'asc')
        .limit(limit + 1)
        .execute()
      return toPage(rows, limit, (row) => ({ atMs: row.sequence, id: row.id }), toRecord)
    },

    verify: async (tenantId) => {
      // The head first: entries appended while walking are then simply beyond it.
      const head = await db.selectFrom('audit_heads').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst()
      const last = head?.sequence ?? 0
      let previous = GENESIS
      let expected = 1
      const broken = (why: string) => ({ ok: false as const, entries: last, brokenAt: expected, why })
      while (expected <= last) {
        const rows = await db
          .selectFrom('audit_entries')
          .selectAll()
          .where('tenant_id', '=', tenantId)
          .where('sequence', '>=', expected)
          .where('sequence', '<=', last)
          .orderBy('sequence')
          .limit(VERIFY_BATCH)
          .execute()
        if (rows.length === 0) return broken('the entry is missing')
        for (const row of rows) {
          if (row.sequence !== expected) return broken('the entry is missing')
          if (row.previous_hash !== previous) return broken('it does not follow the entry before it')
          if (row.hash !== link(row)) return broken('its contents were changed')
          previous = row.hash
          expected++
        }
      }
      if (head !== undefined && head.hash !== previous) {
        expected = last
        return broken('the head of the chain names another hash')
      }
      const beyond = await db
        .selectFrom('audit_entries as entry')
        .select((eb) => eb.fn.min('entry.sequence').as('sequence'))
        .where('entry.tenant_id', '=', tenantId)
        .where('entry.sequence', '>', (eb) =>
          eb.fn.coalesce(
            eb.selectFrom('audit_heads as head').select('head.sequence').where('head.tenant_id', '=', tenantId),
            sql<number>`0`,
          ),
        )
        .executeTakeFirstOrThrow()
      // min() of no rows is null, whatever the types say.
      const stray = beyond.sequence as number | null
      if (stray !== null) {
        expected = stray
        return broken('it lies beyond the head of the chain')
      }
      return { ok: true, entries: last, headHash: previous }
    },
  }
}

function toRecord(row: Selectable<Tables['audit_entries']>): AuditRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    sequence: row.sequence,
    atMs: row.at,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    requestId: row.request_id,
    details: JSON.parse(row.details) as Record<string, unknown>,
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}
