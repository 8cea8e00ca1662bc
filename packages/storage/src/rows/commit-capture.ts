import { inTransaction, type Executor } from '../engine/engine.ts'
import type { CommitCapture, CommitResult } from '../ports.ts'
import { auditPort } from './audit.ts'
import { customerPort } from './customers.ts'
import { nextFaceSequence, templateBytes, templateContext } from './faces.ts'
import { openReviewCase } from './open-review-case.ts'
import { bandsOf } from './perceptual-bands.ts'
import { jsonContext } from './json-context.ts'
import type { PortContext } from './port-context.ts'
import { sealResponse } from './stored-response.ts'

interface Owned {
  readonly tenantId: string
  readonly customerId: string
  readonly bundleId: string
}

/**
 * Transaction 2 of the acknowledgement protocol: once it is committed the reply may be sent, and not before. Sealing
 * happens first, outside, so that the transaction is only inserts. Whoever still holds the lease commits; the others are
 * told.
 */
export async function commitCapture(context: PortContext, input: CommitCapture): Promise<CommitResult> {
  const claimed = await context.db
    .selectFrom('captures')
    .select(['customer_id', 'bundle_id'])
    .where('tenant_id', '=', input.tenantId)
    .where('id', '=', input.captureId)
    .where('lease_token', '=', input.leaseToken)
    .where('state', 'in', ['received', 'sealed'])
    .executeTakeFirst()
  if (claimed === undefined) return { kind: 'lease_lost' }
  const owned = { tenantId: input.tenantId, customerId: claimed.customer_id, bundleId: claimed.bundle_id }
  const sealed = await sealAll(context, input, owned)

  return inTransaction(context.db, async (trx) => {
    const done = await trx
      .updateTable('captures')
      .set({
        state: 'done',
        ...sealed.response,
        // The bundle now has rows of its own; what was kept for the sweeper is not needed any more.
        sealed_bundle: null,
        updated_at: context.clock,
      })
      .where('tenant_id', '=', input.tenantId)
      .where('id', '=', input.captureId)
      .where('lease_token', '=', input.leaseToken)
      .where('state', 'in', ['received', 'sealed'])
      .returning(['challenge_id', 'digest', 'received_at'])
      .executeTakeFirst()
    if (done === undefined) return { kind: 'lease_lost' }

    await insertBundle(context, trx, input, owned, done, sealed)
    await insertVerification(context, trx, input, owned)
    await insertVotes(trx, input, owned)
    await insertFrames(context, trx, input, owned)
    const { verdict, platform, score } = input.bundle
    // The heads of reviews, faces and audit are locked in this order everywhere.
    if (verdict === 'requires_review')
      await openReviewCase(context, trx, { ...owned, verdict, platform, score, votes: input.votes })
    await insertFaceEnrolment(context, trx, input, owned, sealed.embedding)

    const inside = { ...context, db: trx }
    const kycTierMoved =
      input.raiseKycTier && (await customerPort(inside).raiseKycTier(owned.tenantId, owned.customerId))
    // Last: it holds the tenant's chain until the commit.
    await auditPort(inside).append({
      tenantId: owned.tenantId,
      actor: input.actor,
      action: 'verification.created',
      subject: input.verification.id,
      requestId: input.requestId,
      details: {
        customerId: owned.customerId,
        bundleId: owned.bundleId,
        captureId: input.captureId,
        status: input.verification.status,
        verdict: input.bundle.verdict,
        assuranceTier: input.bundle.assuranceTier,
        policyVersion: input.bundle.policyVersion,
        kycTierMoved,
      },
    })
    return { kind: 'committed', kycTierMoved }
  })
}

interface Sealed {
  readonly votes: Buffer
  readonly evidence: Buffer
  readonly ocr: Buffer | null
  readonly embedding: Buffer | null
  readonly response: { response_status: number; response_type: string; sealed_response: Buffer }
}

async function sealAll({ sealer, db }: PortContext, input: CommitCapture, owned: Owned): Promise<Sealed> {
  const about = { ...owned, objectId: owned.bundleId }
  const { faceEnrolment } = input
  return {
    votes: await sealer.sealJson(
      db,
      jsonContext('votes', about),
      input.votes.map(({ reason, evidence }) => ({ reason, evidence })),
    ),
    evidence: await sealer.sealJson(db, jsonContext('evidence', about), input.evidence),
    ocr:
      input.ocr === null || input.ocr === undefined
        ? null
        : await sealer.sealJson(db, jsonContext('ocr', about), input.ocr),
    embedding:
      faceEnrolment?.template == null
        ? null
        : await sealer.seal(
            db,
            templateContext({ ...owned, enrolmentId: faceEnrolment.id }),
            templateBytes(faceEnrolment.template),
          ),
    response: await sealResponse(
      sealer,
      db,
      { tenantId: owned.tenantId, subjectId: owned.customerId, objectId: input.captureId },
      input.response,
    ),
  }
}

async function insertBundle(
  { clock, index }: PortContext,
  trx: Executor,
  input: CommitCapture,
  owned: Owned,
  capture: { challenge_id: string | null; digest: string; received_at: number },
  sealed: Sealed,
): Promise<void> {
  const { bundle } = input
  await trx
    .insertInto('bundles')
    .values({
      tenant_id: owned.tenantId,
      id: owned.bundleId,
      customer_id: owned.customerId,
      capture_id: input.captureId,
      verification_id: input.verification.id,
      challenge_id: capture.challenge_id,
      device_id: bundle.deviceId,
      digest: capture.digest,
      platform: bundle.platform,
      sdk_version: bundle.sdkVersion,
      key_source: bundle.keySource,
      captured_at: bundle.capturedAtMs,
      received_at: capture.received_at,
      verdict: bundle.verdict,
      assurance_tier: bundle.assuranceTier,
      score: bundle.score,
      policy_version: bundle.policyVersion,
      anti_spoof: JSON.stringify(bundle.antiSpoof),
      tamper: JSON.stringify(bundle.tamper),
      missing: JSON.stringify(bundle.missing),
      frames_stored: input.frames.length,
      stage_ms: JSON.stringify(bundle.stageMs),
      nik_index: input.nik === null ? null : index.blind('nik', owned.tenantId, input.nik),
      sealed_votes: sealed.votes,
      sealed_evidence: sealed.evidence,
      sealed_ocr: sealed.ocr,
      created_at: clock,
    })
    .execute()
}

async function insertVerification(
  { clock }: PortContext,
  trx: Executor,
  input: CommitCapture,
  owned: Owned,
): Promise<void> {
  await trx
    .insertInto('verifications')
    .values({
      tenant_id: owned.tenantId,
      id: input.verification.id,
      customer_id: owned.customerId,
      bundle_id: owned.bundleId,
      status: input.verification.status,
      score: input.verification.score,
      assurance_tier: input.verification.assuranceTier,
      actor_user_id: null,
      supersedes_id: null,
      created_at: clock,
    })
    .execute()
}

async function insertVotes(trx: Executor, input: CommitCapture, owned: Owned): Promise<void> {
  if (input.votes.length === 0) return
  await trx
    .insertInto('votes')
    .values(
      input.votes.map((vote, position) => ({
        tenant_id: owned.tenantId,
        bundle_id: owned.bundleId,
        position,
        name: vote.name,
        family: vote.family,
        version: vote.version,
        passed: vote.passed === null ? null : Number(vote.passed),
        finding: vote.finding,
        llr: vote.llr,
        score: vote.score,
        ms: vote.ms,
      })),
    )
    .execute()
}

async function insertFrames({ clock }: PortContext, trx: Executor, input: CommitCapture, owned: Owned): Promise<void> {
  if (input.frames.length === 0) return
  await trx
    .insertInto('frames')
    .values(
      input.frames.map((frame) => ({
        tenant_id: owned.tenantId,
        bundle_id: owned.bundleId,
        frame_index: frame.index,
        customer_id: owned.customerId,
        object_key: frame.objectKey,
        content_type: frame.contentType,
        sha256: frame.sha256,
        size_bytes: frame.sizeBytes,
        width: frame.width,
        height: frame.height,
        perceptual_hash: frame.perceptualHash,
        step: frame.step,
        state: 'sealed' as const,
        created_at: clock,
      })),
    )
    .execute()
  await trx
    .insertInto('frame_bands')
    .values(
      input.frames.flatMap((frame) =>
        bandsOf(frame.perceptualHash).map((band) => ({
          tenant_id: owned.tenantId,
          band,
          bundle_id: owned.bundleId,
          frame_index: frame.index,
        })),
      ),
    )
    .execute()
}

async function insertFaceEnrolment(
  { clock }: PortContext,
  trx: Executor,
  { faceEnrolment }: CommitCapture,
  owned: Owned,
  embedding: Buffer | null,
): Promise<void> {
  if (faceEnrolment === null) return
  await trx
    .insertInto('face_enrolments')
    .values({
      tenant_id: owned.tenantId,
      id: faceEnrolment.id,
      customer_id: owned.customerId,
      bundle_id: owned.bundleId,
      state: faceEnrolment.state,
      model_id: faceEnrolment.modelId,
      fallback_stub: Number(faceEnrolment.template === null),
      sealed_embedding: embedding,
      created_at: clock,
      space: faceEnrolment.space,
      runtime: faceEnrolment.runtime,
      quality: faceEnrolment.quality,
      reason: faceEnrolment.reason,
      searchable: Number(faceEnrolment.searchable),
      change_sequence: await nextFaceSequence(trx, owned.tenantId),
    })
    .execute()
}
