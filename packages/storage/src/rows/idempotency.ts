import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { IdempotencyPort, IdempotencyScope } from '../ports.ts'
import { encodeFields } from '../sealing/seal-context.ts'
import type { PortContext } from './port-context.ts'
import { openResponse, sealResponse } from './stored-response.ts'

const KEPT_MS = 24 * 3_600_000
const TOKEN_BYTES = 16

export function idempotencyPort({ db, clock, sealer, random }: PortContext): IdempotencyPort {
  return {
    begin: async ({ bodyHash, leaseMs, ...scope }) => {
      const token = random(TOKEN_BYTES).toString('hex')
      const lease = sql<number>`${clock} + ${sql.lit(leaseMs)}`
      // One upsert: it inserts, or takes over what is a day old or, for the same body, what its owner lost. Of any
      // number of callers one gets its own token back.
      const started = await db
        .insertInto('idempotency_keys')
        .values({
          ...columns(scope),
          body_hash: bodyHash,
          token,
          lease_until: lease,
          created_at: clock,
          subject_id: null,
          response_status: null,
          response_type: null,
          sealed_response: null,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'actor_id', 'route', 'idempotency_key'])
            .doUpdateSet({
              body_hash: bodyHash,
              token,
              lease_until: lease,
              created_at: clock,
              subject_id: null,
              response_status: null,
              response_type: null,
              sealed_response: null,
            })
            .where((eb) =>
              eb.or([
                eb('idempotency_keys.created_at', '<=', sql<number>`${clock} - ${sql.lit(KEPT_MS)}`),
                eb.and([
                  eb('idempotency_keys.response_status', 'is', null),
                  eb('idempotency_keys.body_hash', '=', bodyHash),
                  eb('idempotency_keys.lease_until', '<=', clock),
                ]),
              ]),
            ),
        )
        .returning('token')
        .executeTakeFirst()
      if (started !== undefined) return { kind: 'started', token }

      const row = await find(scope).selectAll().select(clock.as('now')).executeTakeFirst()
      // Abandoned between the two statements: the caller may as well try again in a moment.
      if (row === undefined) return { kind: 'in_progress', retryAfterMs: 1 }
      if (row.body_hash !== bodyHash) return { kind: 'conflict' }
      if (row.subject_id !== null) {
        const owner = { tenantId: scope.tenantId, subjectId: row.subject_id, objectId: objectId(scope) }
        const response = await openResponse(sealer, db, owner, row)
        if (response !== null) return { kind: 'replay', response }
      }
      return { kind: 'in_progress', retryAfterMs: Math.max(1, row.lease_until - row.now) }
    },

    complete: async (scope, { token, subjectId, response }) => {
      if (response.status >= 500) throw new RangeError(`a ${response.status} is not stored: a retry must run again`)
      const owner = { tenantId: scope.tenantId, subjectId, objectId: objectId(scope) }
      const updated = await db
        .updateTable('idempotency_keys')
        .set({ subject_id: subjectId, ...(await sealResponse(sealer, db, owner, response)) })
        .where('tenant_id', '=', scope.tenantId)
        .where('actor_id', '=', scope.actorId)
        .where('route', '=', scope.route)
        .where('idempotency_key', '=', scope.key)
        .where('token', '=', token)
        .where('response_status', 'is', null)
        .returning('token')
        .execute()
      return updated.length === 1
    },

    abandon: async (scope, token) => {
      await db
        .deleteFrom('idempotency_keys')
        .where('tenant_id', '=', scope.tenantId)
        .where('actor_id', '=', scope.actorId)
        .where('route', '=', scope.route)
        .where('idempotency_key', '=', scope.key)
        .where('token', '=', token)
        .where('response_status', 'is', null)
        .execute()
    },
  }

  function find(scope: IdempotencyScope) {
    return db
      .selectFrom('idempotency_keys')
      .where('tenant_id', '=', scope.tenantId)
      .where('actor_id', '=', scope.actorId)
      .where('route', '=', scope.route)
      .where('idempotency_key', '=', scope.key)
  }
}

function columns(scope: IdempotencyScope) {
  return { tenant_id: scope.tenantId, actor_id: scope.actorId, route: scope.route, idempotency_key: scope.key }
}

function objectId(scope: IdempotencyScope): string {
  return createHash('sha256')
    .update(encodeFields([scope.actorId, scope.route, scope.key]))
    .digest('hex')
}
