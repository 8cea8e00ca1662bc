import { sql, type Selectable } from 'kysely'
import type { StaleCapture, SweeperPort } from '../ports.ts'
import type { SealedFrame } from '../records.ts'
import { asBuffer, type Tables } from '../schema/tables.ts'
import { StorageError } from '../storage-error.ts'
import { toCapture } from './captures.ts'
import { jsonContext } from './json-context.ts'
import type { PortContext } from './port-context.ts'
import { purgeDueFrames } from './purge-due-frames.ts'

const DAY_MS = 24 * 3_600_000
const TOKEN_BYTES = 16
/** Frame keys asked about in one statement. */
const BATCH = 500

export function sweeperPort(context: PortContext): SweeperPort {
  const { db, clock, sealer, random } = context
  /** null for an erased customer: one of them must not keep the sweeper from the others. */
  const openBundle = async (row: Selectable<Tables['captures']>): Promise<unknown> => {
    if (row.sealed_bundle === null) return null
    const about = { tenantId: row.tenant_id, customerId: row.customer_id, objectId: row.bundle_id }
    try {
      return await sealer.openJson(db, jsonContext('pending_bundle', about), asBuffer(row.sealed_bundle))
    } catch (error) {
      if (error instanceof StorageError && error.code === 'subject_erased') return null
      throw error
    }
  }

  return {
    claimStaleCaptures: async ({ limit, leaseMs }) => {
      const rows = await db
        .updateTable('captures')
        .set((eb) => ({
          lease_token: random(TOKEN_BYTES).toString('hex'),
          lease_until: sql<number>`${clock} + ${sql.lit(leaseMs)}`,
          attempts: eb('attempts', '+', 1),
          updated_at: clock,
        }))
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('captures')
            .select('id')
            .where('state', 'in', ['received', 'sealed'])
            .where('lease_until', '<=', clock)
            .orderBy('lease_until')
            .limit(limit),
        )
        // Again outside the subquery: of two sweepers the second waits for the row and then finds the lease renewed.
        .where('state', 'in', ['received', 'sealed'])
        .where('lease_until', '<=', clock)
        .returningAll()
        .execute()
      const claimed: StaleCapture[] = []
      for (const row of rows) {
        claimed.push({
          capture: toCapture(row),
          owner: { tenantId: row.tenant_id, captureId: row.id, leaseToken: row.lease_token },
          bundleWithoutFrames: await openBundle(row),
        })
      }
      return claimed
    },

    unreferencedKeys: async (keys) => {
      const named = new Set<string>()
      for (let at = 0; at < keys.length; at += BATCH) {
        const rows = await db
          .selectFrom('frames')
          .select('object_key')
          .where('object_key', 'in', keys.slice(at, at + BATCH))
          .where('state', '=', 'sealed')
          .execute()
        for (const row of rows) named.add(row.object_key)
      }
      const unfinished = await db
        .selectFrom('captures')
        .select('frames')
        .where('state', 'in', ['received', 'sealed'])
        .execute()
      for (const row of unfinished) {
        for (const frame of JSON.parse(row.frames) as SealedFrame[]) named.add(frame.objectKey)
      }
      return keys.filter((key) => !named.has(key))
    },

    purgeDueFrames: ({ limit }) => purgeDueFrames(context, limit),

    dropExpired: async () => {
      const dayAgo = sql<number>`${clock} - ${sql.lit(DAY_MS)}`
      const keys = await db.deleteFrom('idempotency_keys').where('created_at', '<=', dayAgo).executeTakeFirst()
      const limits = await db.deleteFrom('rate_limits').where('touched_at', '<=', dayAgo).executeTakeFirst()
      const sessions = await db.deleteFrom('analyst_sessions').where('expires_at', '<=', dayAgo).executeTakeFirst()
      const links = await db.deleteFrom('analyst_links').where('expires_at', '<=', dayAgo).executeTakeFirst()
      return Number(keys.numDeletedRows + limits.numDeletedRows + sessions.numDeletedRows + links.numDeletedRows)
    },
  }
}
