import { sql, type Selectable } from 'kysely'
import type { BeginCapture, BeginCaptureResult } from '../ports.ts'
import type { ChallengeRecord } from '../records.ts'
import type { Tables } from '../schema/tables.ts'
import { challengePort, toChallenge } from './challenges.ts'
import type { PortContext } from './port-context.ts'
import { openResponse } from './stored-response.ts'

type CaptureRow = Selectable<Tables['captures']>

const TOKEN_BYTES = 16

/**
 * Transaction 1 of the acknowledgement protocol; `context.db` is that transaction. The one UPDATE decides who consumes a
 * challenge: reading first and updating then gave 397–500 winners of 500 in a race.
 */
export async function beginCapture(context: PortContext, input: BeginCapture): Promise<BeginCaptureResult> {
  if (input.nonce === null) return insertOrResume(context, input, null)
  const consumed = await context.db
    .updateTable('challenges')
    .set({ consumed_at: context.clock, consumed_digest: input.digest })
    .where('tenant_id', '=', input.tenantId)
    .where('nonce', '=', input.nonce)
    .where('customer_id', '=', input.customerId)
    .where('consumed_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', context.clock)
    .returningAll()
    .executeTakeFirst()
  if (consumed !== undefined) return insertOrResume(context, input, toChallenge(consumed))

  const row = await context.db
    .selectFrom('challenges')
    .selectAll()
    .where('tenant_id', '=', input.tenantId)
    .where('nonce', '=', input.nonce)
    .executeTakeFirst()
  if (row === undefined) return { kind: 'challenge_not_found' }
  if (row.customer_id !== input.customerId) return { kind: 'challenge_customer_mismatch' }
  if (row.consumed_at !== null) {
    return row.consumed_digest === input.digest
      ? insertOrResume(context, input, toChallenge(row))
      : { kind: 'challenge_consumed' }
  }
  return row.revoked_at === null ? { kind: 'challenge_expired' } : { kind: 'challenge_revoked' }
}

async function insertOrResume(
  context: PortContext,
  input: BeginCapture,
  challenge: ChallengeRecord | null,
): Promise<BeginCaptureResult> {
  const { db, clock, newId, random } = context
  const inserted = await db
    .insertInto('captures')
    .values({
      tenant_id: input.tenantId,
      id: newId('cap'),
      customer_id: input.customerId,
      challenge_id: challenge?.id ?? null,
      challenge_key: challenge?.id ?? '',
      digest: input.digest,
      bundle_id: newId('ktpb'),
      state: 'received',
      frames: '[]',
      sealed_bundle: null,
      request_id: input.requestId,
      received_at: clock,
      updated_at: clock,
      lease_token: random(TOKEN_BYTES).toString('hex'),
      lease_until: sql<number>`${clock} + ${sql.lit(input.leaseMs)}`,
      attempts: 1,
      failure: null,
      response_status: null,
      response_type: null,
      sealed_response: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'challenge_key', 'digest']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return inserted === undefined ? resume(context, input, challenge) : started(context, inserted, challenge, false)
}

/** The same bytes came before: hand back the reply, wait for the owner, or take over from one that is gone. */
async function resume(
  context: PortContext,
  input: BeginCapture,
  challenge: ChallengeRecord | null,
): Promise<BeginCaptureResult> {
  const { db, clock, random } = context
  const taken = await db
    .updateTable('captures')
    .set((eb) => ({
      state: 'received' as const,
      failure: null,
      updated_at: clock,
      lease_token: random(TOKEN_BYTES).toString('hex'),
      lease_until: sql<number>`${clock} + ${sql.lit(input.leaseMs)}`,
      attempts: eb('attempts', '+', 1),
    }))
    .where('tenant_id', '=', input.tenantId)
    .where('challenge_key', '=', challenge?.id ?? '')
    .where('digest', '=', input.digest)
    .where('customer_id', '=', input.customerId)
    .where('state', '<>', 'done')
    .where('lease_until', '<=', clock)
    .returningAll()
    .executeTakeFirst()
  if (taken !== undefined) return started(context, taken, challenge, true)

  const { now, ...row } = await db
    .selectFrom('captures')
    .selectAll()
    .select(clock.as('now'))
    .where('tenant_id', '=', input.tenantId)
    .where('challenge_key', '=', challenge?.id ?? '')
    .where('digest', '=', input.digest)
    .executeTakeFirstOrThrow()
  if (row.customer_id !== input.customerId) return { kind: 'duplicate_bundle' }
  const owner = { tenantId: row.tenant_id, subjectId: row.customer_id, objectId: row.id }
  const response = await openResponse(context.sealer, db, owner, row)
  if (response !== null) return { kind: 'already_done', captureId: row.id, response }
  return { kind: 'in_progress', captureId: row.id, retryAfterMs: Math.max(1, row.lease_until - now) }
}

async function started(
  context: PortContext,
  row: CaptureRow,
  challenge: ChallengeRecord | null,
  resumed: boolean,
): Promise<BeginCaptureResult> {
  const attempt =
    challenge === null ? 0 : await challengePort(context).attemptsInLastDay(row.tenant_id, row.customer_id)
  return {
    kind: 'started',
    captureId: row.id,
    bundleId: row.bundle_id,
    leaseToken: row.lease_token,
    receivedAtMs: row.received_at,
    challenge,
    attempt,
    resumed,
  }
}
