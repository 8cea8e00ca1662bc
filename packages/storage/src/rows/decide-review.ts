import { sql } from 'kysely'
import { inTransaction, type Executor } from '../engine/engine.ts'
import type { AuditEntry } from '../ports.ts'
import type { DecideResult, DecideReview } from '../review-port.ts'
import type { ReviewDecision, RiskLevel } from '@identity/protocol'
import { StorageError } from '../storage-error.ts'
import { auditPort } from './audit.ts'
import { customerPort } from './customers.ts'
import { changeEnrolment, FACE_ACTIONS } from './faces.ts'
import { jsonContext } from './json-context.ts'
import type { PortContext } from './port-context.ts'
import { nextReviewSequence } from './review-facts.ts'
import { toReviewCase, type ReviewRow } from './review-record.ts'

const RISK_ORDER: Readonly<Record<RiskLevel, number>> = { low: 0, medium: 1, high: 2 }

/**
 * What a decision makes of a verification. Who is asked for another capture is not verified by this one; their new
 * capture makes a verification of its own.
 */
const STATUS = { approve: 'verified', reject: 'failed', request_recapture: 'failed' } as const

/** A face may be found by others once a person vouched for it; otherwise its template goes. */
const FACE = { approve: 'active', reject: 'revoked', request_recapture: 'revoked' } as const

export const textContext = (
  row: Pick<ReviewRow, 'tenant_id' | 'customer_id'>,
  objectId: string,
): ReturnType<typeof jsonContext> =>
  jsonContext('review_text', { tenantId: row.tenant_id, customerId: row.customer_id, objectId })

/** The free text beside the first of two approvals has a context of its own. */
export const firstTextId = (caseId: string): string => `${caseId}/first`

export async function decideReview(context: PortContext, input: DecideReview): Promise<DecideResult> {
  const { tenantId, caseId, actor, text } = input
  const known = await findCase(context.db, tenantId, caseId)
  if (known === undefined) return { kind: 'not_found' }
  if (known.verdict === 'failed' && !actor.supervisor) return { kind: 'supervisor_only' }
  let sealed: { readonly final: Buffer; readonly first: Buffer } | null = null
  try {
    const seal = (objectId: string) => context.sealer.sealJson(context.db, textContext(known, objectId), text)
    // Which of the two it becomes is settled in the transaction, where nothing should be sealed any more.
    if (text !== null) sealed = { final: await seal(caseId), first: await seal(firstTextId(caseId)) }
  } catch (error) {
    if (error instanceof StorageError && error.code === 'subject_erased') return { kind: 'erased' }
    throw error
  }

  return inTransaction(context.db, async (trx): Promise<DecideResult> => {
    const { clock } = context
    const sequence = await nextReviewSequence(trx, tenantId)
    const row = await trx
      .selectFrom('review_cases')
      .selectAll()
      .select(clock.as('now'))
      .where('tenant_id', '=', tenantId)
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    const now = row.now
    const current = toReviewCase(row, now)
    if (row.state === 'decided')
      return row.decision === null ? { kind: 'erased' } : { kind: 'already_decided', case: current }
    if (current.claim !== null && current.claim.by !== actor.id) return { kind: 'taken', case: current }
    const approves = input.decision === 'approve'
    const isSecond = row.state === 'awaiting_second'
    if (approves && isSecond && row.first_by === actor.id) return { kind: 'same_person', case: current }

    const { secondApproverFrom: from } = input
    const waits = approves && !isSecond && from !== null && RISK_ORDER[row.risk_level] >= RISK_ORDER[from]
    const verificationId = waits ? null : context.newId('ver')
    const changed = await trx
      .updateTable('review_cases')
      .set({
        claim_until: 0,
        change_sequence: sequence,
        ...(waits
          ? {
              state: 'awaiting_second' as const,
              claimed_by: null,
              claimed_at: null,
              first_by: actor.id,
              first_at: now,
              first_reason: input.reasonCode,
              sealed_first_text: sealed?.first ?? null,
            }
          : {
              state: 'decided' as const,
              decision: input.decision,
              reason_code: input.reasonCode,
              sealed_text: sealed?.final ?? null,
              decided_by: actor.id,
              decided_at: now,
              verification_id: verificationId,
            }),
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', caseId)
      .where('state', '=', row.state)
      .where((eb) =>
        eb.or([eb('claim_until', '<=', now), eb('claimed_by', '=', actor.id), eb('claimed_by', 'is', null)]),
      )
      .returningAll()
      .executeTakeFirst()
    // The head's lock orders the writers, so this cannot be; were it to happen, nothing may be half done.
    if (changed === undefined) throw new Error('a review case changed under its lock')

    const audit = auditPort({ ...context, db: trx })
    if (verificationId === null) {
      await audit.append(entryOf(input, changed, 'review.first_approval', {}))
      return { kind: 'awaiting_second', case: toReviewCase(changed, now) }
    }
    const face = await enrolmentOf(trx, tenantId, row.bundle_id)
    const faceState = FACE[input.decision]
    const moved =
      face === undefined || face.state === faceState
        ? undefined
        : await changeEnrolment(trx, tenantId, face.id, faceState)
    await insertVerification(context, trx, changed, input.decision, actor.id, verificationId)
    const kycTierMoved =
      approves && (await customerPort({ ...context, db: trx }).raiseKycTier(tenantId, row.customer_id))
    if (moved !== undefined)
      await audit.append({
        ...entryOf(input, changed, FACE_ACTIONS[faceState], {}),
        subject: moved.id,
        details: { customerId: row.customer_id },
      })
    await audit.append(entryOf(input, changed, 'review.decided', { verificationId, kycTierMoved }))
    return { kind: 'decided', case: toReviewCase(changed, now), kycTierMoved }
  })
}

const findCase = (db: Executor, tenantId: string, id: string) =>
  db.selectFrom('review_cases').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst()

const enrolmentOf = (trx: Executor, tenantId: string, bundleId: string) =>
  trx
    .selectFrom('face_enrolments')
    .select(['id', 'state'])
    .where('tenant_id', '=', tenantId)
    .where('bundle_id', '=', bundleId)
    .executeTakeFirst()

/** A copy of the verification it supersedes, but for what a person decided: they vouch for tier standard, never for high. */
async function insertVerification(
  { clock }: PortContext,
  trx: Executor,
  row: ReviewRow,
  decision: ReviewDecision,
  actorId: string,
  id: string,
): Promise<void> {
  await trx
    .insertInto('verifications')
    .columns([
      'tenant_id',
      'id',
      'customer_id',
      'bundle_id',
      'status',
      'score',
      'assurance_tier',
      'actor_user_id',
      'supersedes_id',
      'created_at',
    ])
    .expression((eb) =>
      eb
        .selectFrom('bundles as b')
        .select([
          'b.tenant_id',
          sql<string>`${id}`.as('id'),
          'b.customer_id',
          'b.id as bundle_id',
          sql.lit(STATUS[decision]).as('status'),
          'b.score',
          sql.lit(decision === 'approve' ? 'standard' : 'low').as('assurance_tier'),
          sql<string>`${actorId}`.as('actor_user_id'),
          'b.verification_id as supersedes_id',
          clock.as('created_at'),
        ])
        .where('b.tenant_id', '=', row.tenant_id)
        .where('b.id', '=', row.bundle_id),
    )
    .execute()
}

/** Codes only: the free text may name people and is sealed with the case. */
function entryOf(
  { tenantId, actor, decision, reasonCode }: DecideReview,
  row: ReviewRow,
  action: string,
  more: Readonly<Record<string, unknown>>,
): AuditEntry {
  return {
    tenantId,
    actor: actor.id,
    action,
    subject: row.id,
    requestId: actor.requestId,
    details: {
      customerId: row.customer_id,
      bundleId: row.bundle_id,
      machineVerdict: row.verdict,
      riskLevel: row.risk_level,
      decision,
      reasonCode,
      ...more,
    },
  }
}
