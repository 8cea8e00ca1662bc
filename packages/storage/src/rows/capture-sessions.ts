import { createHash } from 'node:crypto'
import { SECRET_PREFIXES } from '@identity/protocol'
import { sql, type Selectable } from 'kysely'
import type { CaptureSessionPort } from '../ports.ts'
import type { CaptureSessionOutcome, CaptureSessionRecord } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import type { PortContext } from './port-context.ts'

const TOKEN_BYTES = 32

type Row = Selectable<Tables['capture_sessions']>

export function captureSessionPort({ db, clock, newId, random }: PortContext): CaptureSessionPort {
  const one = async (where: { tenantId: string; id: string } | { tokenHash: string }) => {
    const query = db.selectFrom('capture_sessions').selectAll().select(clock.as('now'))
    const row = await (
      'tokenHash' in where
        ? query.where('token_hash', '=', where.tokenHash)
        : query.where('tenant_id', '=', where.tenantId).where('id', '=', where.id)
    ).executeTakeFirst()
    return row === undefined ? null : toRecord(row, row.now)
  }
  const openRow = (tenantId: string, id: string) =>
    db
      .updateTable('capture_sessions')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'open')
      .set((eb) => ({ version: eb('version', '+', 1) }))

  return {
    create: async (input) => {
      const token = SECRET_PREFIXES.captureSession + random(TOKEN_BYTES).toString('base64url')
      // Read once: two mentions of the clock in one statement may be a millisecond apart.
      const { rows } = await sql<{ now: number }>`select ${clock} as now`.execute(db)
      const createdAtMs = rows.at(0)!.now
      const row = await db
        .insertInto('capture_sessions')
        .values({
          tenant_id: input.tenantId,
          id: newId('cs'),
          customer_id: input.customerId,
          token_hash: hashToken(token),
          state: 'open',
          step: 'intro',
          locale: input.locale,
          required_assurance: input.requiredAssurance,
          return_url: input.returnUrl,
          capture_digests: '[]',
          outcome: null,
          version: 1,
          created_at: createdAtMs,
          expires_at: createdAtMs + input.ttlMs,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { session: toRecord(row, createdAtMs), token }
    },
    get: (tenantId, id) => one({ tenantId, id }),
    findByToken: (token) => one({ tokenHash: hashToken(token) }),
    noteStep: async (tenantId, id, step) => {
      await openRow(tenantId, id).set({ step }).execute()
      return one({ tenantId, id })
    },
    takeCapture: async ({ tenantId, id, digest, allowed }) => {
      // Compare and set: two tabs that submit at once must not both take the last capture.
      for (;;) {
        const session = await one({ tenantId, id })
        if (session === null) return 'closed'
        if (session.captureDigests.includes(digest)) return 'taken'
        if (session.state !== 'open' || session.captureDigests.length >= allowed) return 'closed'
        const digests = JSON.stringify(session.captureDigests)
        const { numUpdatedRows } = await openRow(tenantId, id)
          .where('capture_digests', '=', digests)
          .where('expires_at', '>', clock)
          .set({ capture_digests: JSON.stringify([...session.captureDigests, digest]) })
          .executeTakeFirst()
        if (numUpdatedRows === 1n) return 'taken'
      }
    },
    noteOutcome: async (tenantId, id, outcome, ended) => {
      const change = { outcome: JSON.stringify(outcome), step: ended ? 'done' : 'review' } as const
      await openRow(tenantId, id)
        .set(ended ? { ...change, state: 'completed' } : change)
        .execute()
      return one({ tenantId, id })
    },
    cancel: async (tenantId, id) => {
      await openRow(tenantId, id).set({ state: 'cancelled' }).where('expires_at', '>', clock).execute()
      return one({ tenantId, id })
    },
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}

function toRecord(row: Row, nowMs: number): CaptureSessionRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    customerId: row.customer_id,
    state: row.state === 'open' && row.expires_at <= nowMs ? 'expired' : row.state,
    step: row.step,
    locale: row.locale,
    requiredAssurance: row.required_assurance,
    returnUrl: row.return_url,
    captureDigests: JSON.parse(row.capture_digests) as string[],
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as CaptureSessionOutcome),
    version: row.version,
    createdAtMs: row.created_at,
    expiresAtMs: row.expires_at,
  }
}
