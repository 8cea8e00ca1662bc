import type { FaceEvidence } from '@identity/pipeline'
import { DRAWN_FROM } from '@identity/pipeline/judge'
import type { DuplicateCandidate, FaceEnrolmentResult, FaceReason, Verdict } from '@identity/protocol'
import type { CommitCapture, FaceEnrolmentRecord } from '@identity/storage'
import type { FaceHistoryEvidence } from '@identity/pipeline'

/** `modelId` where no model made a template. */
export const NO_MODEL_ID = 'none'

type Enrolment = Omit<NonNullable<CommitCapture['faceEnrolment']>, 'id'>

/**
 * What becomes of the portrait of a capture. Only after a passed verdict is it a match target; a drawn portrait never is,
 * because between drawn faces the model cannot tell.
 */
export function enrolmentOf(face: FaceEvidence, template: Float32Array | null, verdict: Verdict): Enrolment {
  if (face.kind === 'none' || template === null) {
    const reason = face.kind === 'none' ? face.why : 'no_template'
    return {
      state: 'quarantined',
      modelId: NO_MODEL_ID,
      space: null,
      runtime: null,
      quality: null,
      reason,
      searchable: false,
      template: null,
    }
  }
  const drawn = face.drawnLikeness >= DRAWN_FROM
  return {
    state: verdict === 'passed' ? 'active' : 'quarantined',
    modelId: face.modelId,
    space: face.space,
    runtime: face.runtime,
    quality: face.quality,
    reason: drawn ? 'drawn_portrait' : null,
    searchable: !drawn,
    template,
  }
}

/** As the API shows it, from a verdict that was just given. */
export function enrolmentView(id: string, enrolment: Enrolment): FaceEnrolmentResult {
  const { modelId, state, quality, template } = enrolment
  const reason = enrolment.reason as FaceReason | null
  return { id, fallbackStub: template === null, modelId, state, quality, reason }
}

/** As the API shows what is stored. */
export function storedEnrolmentView(record: FaceEnrolmentRecord): FaceEnrolmentResult {
  const { id, fallbackStub, modelId, state, quality } = record
  // A release without a face engine stored no reason.
  const reason = (record.reason ?? (fallbackStub ? 'no_engine' : null)) as FaceReason | null
  return { id, fallbackStub, modelId, state, quality, reason }
}

/** null when nothing was searched, also in evidence of a release that had no search. */
export function duplicatesView(history: FaceHistoryEvidence | undefined): readonly DuplicateCandidate[] | null {
  return (
    history?.candidates?.map(({ enrolmentId, customerId, bundleId, score, likely, sameNik }) => ({
      enrolmentId,
      customerId,
      ktpBundleId: bundleId,
      score,
      likely,
      sameNik,
    })) ?? null
  )
}
