import { sql } from 'kysely'
import { inTransaction } from '../engine/engine.ts'
import type { TenantSettings } from '../records.ts'
import { auditPort } from './audit.ts'
import type { PortContext } from './port-context.ts'
import { tenantPort } from './tenants.ts'

const DAY_MS = 86_400_000

const CLASSES = [
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['review', 'requires_review'],
] as const satisfies readonly (readonly [keyof TenantSettings['retentionDays'], string])[]

/**
 * Marks the frames of up to `limit` bundles as purged whose tenant keeps their verdict no longer, counted from when they
 * were received; the keys of their sealed objects, which nothing names any more. Bundles with an undecided case wait for
 * the decision. One audit entry a bundle.
 */
export async function purgeDueFrames(context: PortContext, limit: number): Promise<readonly string[]> {
  const { db, clock } = context
  const keys: string[] = []
  let left = limit
  for (const tenant of await tenantPort(context).list())
    for (const [setting, verdict] of CLASSES) {
      const days = tenant.settings.retentionDays[setting]
      if (days === null || left === 0) continue
      const due = await db
        .selectFrom('bundles')
        .select('id')
        .where('tenant_id', '=', tenant.id)
        .where('verdict', '=', verdict)
        .where('received_at', '<=', sql<number>`${clock} - ${sql.lit(days * DAY_MS)}`)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('frames')
              .select('frame_index')
              .whereRef('frames.tenant_id', '=', 'bundles.tenant_id')
              .whereRef('frames.bundle_id', '=', 'bundles.id')
              .where('frames.state', '=', 'sealed'),
          ),
        )
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('review_cases')
                .select('id')
                .whereRef('review_cases.tenant_id', '=', 'bundles.tenant_id')
                .whereRef('review_cases.bundle_id', '=', 'bundles.id')
                .where('review_cases.state', '!=', 'decided'),
            ),
          ),
        )
        .orderBy('received_at')
        .limit(left)
        .execute()
      left -= due.length
      for (const { id } of due) keys.push(...(await purge(context, tenant.id, id, days)))
    }
  return keys
}

const purge = (context: PortContext, tenantId: string, bundleId: string, retentionDays: number) =>
  inTransaction(context.db, async (trx) => {
    const rows = await trx
      .updateTable('frames')
      .set({ state: 'purged' })
      .where('tenant_id', '=', tenantId)
      .where('bundle_id', '=', bundleId)
      .where('state', '=', 'sealed')
      .returning('object_key')
      .execute()
    // Another process was there first.
    if (rows.length > 0)
      await auditPort({ ...context, db: trx }).append({
        tenantId,
        actor: 'system',
        action: 'frames.purged',
        subject: bundleId,
        details: { frames: rows.length, retentionDays },
      })
    return rows.map(({ object_key }) => object_key)
  })
