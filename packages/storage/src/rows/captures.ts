import { sql, type Selectable } from 'kysely'
import { inTransaction } from '../engine/engine.ts'
import type { CaptureOwner, CapturePort } from '../ports.ts'
import type { CaptureRecord, SealedFrame } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import { beginCapture } from './begin-capture.ts'
import { commitCapture } from './commit-capture.ts'
import { jsonContext } from './json-context.ts'
import type { PortContext } from './port-context.ts'

export function capturePort(context: PortContext): CapturePort {
  const { db, clock, sealer } = context

  /** The row while this owner holds it. */
  const owned = (owner: CaptureOwner) =>
    db
      .selectFrom('captures')
      .select(['customer_id', 'bundle_id'])
      .where('tenant_id', '=', owner.tenantId)
      .where('id', '=', owner.captureId)
      .where('lease_token', '=', owner.leaseToken)
      .where('state', 'in', ['received', 'sealed'])
      .executeTakeFirst()

  const updateOwned = (owner: CaptureOwner) =>
    db
      .updateTable('captures')
      .where('tenant_id', '=', owner.tenantId)
      .where('id', '=', owner.captureId)
      .where('lease_token', '=', owner.leaseToken)
      .where('state', 'in', ['received', 'sealed'])

  return {
    begin: (input) => inTransaction(db, (trx) => beginCapture({ ...context, db: trx }, input)),

    markSealed: async (owner, { frames, bundleWithoutFrames, leaseMs }) => {
      const row = await owned(owner)
      if (row === undefined) return 'lease_lost'
      const about = { tenantId: owner.tenantId, customerId: row.customer_id, objectId: row.bundle_id }
      const sealedBundle = await sealer.sealJson(db, jsonContext('pending_bundle', about), bundleWithoutFrames)
      const updated = await updateOwned(owner)
        .set({
          state: 'sealed',
          frames: JSON.stringify(frames),
          sealed_bundle: sealedBundle,
          updated_at: clock,
          lease_until: sql<number>`${clock} + ${sql.lit(leaseMs)}`,
        })
        .returning('id')
        .execute()
      return updated.length === 1 ? 'ok' : 'lease_lost'
    },

    commit: (input) => commitCapture(context, input),

    fail: async (owner, reason) => {
      const updated = await updateOwned(owner)
        .set({ state: 'failed', failure: reason, updated_at: clock, lease_until: 0 })
        .returning('id')
        .execute()
      return updated.length === 1 ? 'ok' : 'lease_lost'
    },

    get: async (tenantId, id) => {
      const row = await db
        .selectFrom('captures')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst()
      return row === undefined ? null : toCapture(row)
    },
  }
}

export function toCapture(row: Selectable<Tables['captures']>): CaptureRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    customerId: row.customer_id,
    challengeId: row.challenge_id,
    digest: row.digest,
    bundleId: row.bundle_id,
    state: row.state,
    frames: JSON.parse(row.frames) as SealedFrame[],
    requestId: row.request_id,
    receivedAtMs: row.received_at,
    updatedAtMs: row.updated_at,
    leaseUntilMs: row.lease_until,
    attempts: row.attempts,
    failure: row.failure,
  }
}
