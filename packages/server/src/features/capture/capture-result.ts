import { FIELD_NAMES } from '@identity/ktp'
import type { Evidence, Judgement, ReadingEvidence, Vote } from '@identity/pipeline'
import type {
  CaptureResult,
  FaceEnrolmentResult,
  KeySource,
  KycTier,
  OcrField,
  OcrResult,
  VoterResult,
} from '@identity/protocol'
import type { FusedRecord, VoteRecord } from '@identity/storage'
import { duplicatesView, NO_MODEL_ID } from '../faces/enrolment-of.ts'

const UNREAD: OcrField = { value: null, raw: null, confidence: 0, box: null, checks: [] }

const unread = (engine: string): OcrResult => ({
  cardFound: false,
  engine,
  fields: Object.fromEntries(FIELD_NAMES.map((name) => [name, UNREAD])),
  header: { province: UNREAD, regency: UNREAD },
  issuePlace: UNREAD,
  checks: [],
})

/** What was read, as the API shows it; every field is listed, also when no card was found. */
export function ocrResult(reading: ReadingEvidence): OcrResult {
  if (reading.kind === 'no_card') return unread(reading.engine)
  const { engine, fields, header, issuePlace, checks } = reading
  return { cardFound: true, engine, fields, header, issuePlace, checks }
}

/** A vote without what only a replay needs: its weight and its time. */
export const voterResult = (vote: Vote | VoteRecord): VoterResult => ({
  name: vote.name,
  passed: vote.passed,
  score: vote.score,
  finding: vote.finding,
  reason: vote.reason,
  evidence: vote.evidence,
  version: vote.version,
})

export const fusedResult = <Word extends string>(
  fused: Pick<FusedRecord, 'passed' | 'present' | 'because'> & { readonly fused: Word },
  voters: readonly (Vote | VoteRecord)[],
) => ({
  fused: fused.fused,
  voters: voters.map(voterResult),
  passed: fused.passed,
  present: fused.present,
  because: fused.because,
})

interface Known {
  readonly verificationId: string
  readonly faceEnrolmentId: string
  readonly bundleId: string
  readonly framesStored: number
  readonly keySource: KeySource
  readonly customer: { readonly id: string; readonly kycTier: KycTier }
}

/** The full reply to a capture. */
export function captureResult(
  known: Known,
  judgement: Judgement,
  { reading, faceHistory }: Pick<Evidence, 'reading' | 'faceHistory'>,
  faceEnrolment: FaceEnrolmentResult,
): CaptureResult {
  const { antiSpoof, tamper, assuranceTier } = judgement
  return {
    verification: { id: known.verificationId, status: judgement.status, score: judgement.score },
    ktpBundle: {
      id: known.bundleId,
      verdict: judgement.verdict,
      assuranceTier,
      framesStored: known.framesStored,
      keySource: known.keySource,
    },
    antiSpoof: { ...fusedResult(antiSpoof, antiSpoof.voters), assuranceTier },
    tamper: fusedResult(tamper, tamper.voters),
    faceEnrolment,
    duplicateCandidates: duplicatesView(faceHistory),
    ocr: ocrResult(reading),
    customer: known.customer,
    policyVersion: judgement.policyVersion,
    missing: judgement.missing,
  }
}

const NOT_YET = 'The frames are stored; their analysis has not finished yet.'

/** The reply when the analysis takes longer than a caller should wait. Nothing has been decided. */
export function pendingResult(known: Known, policyVersion: string): CaptureResult {
  const nothing = { fused: 'unclear', voters: [], passed: 0, present: 0, because: [NOT_YET] } as const
  return {
    verification: { id: known.verificationId, status: 'pending', score: 0 },
    ktpBundle: {
      id: known.bundleId,
      verdict: 'requires_review',
      assuranceTier: 'low',
      framesStored: known.framesStored,
      keySource: known.keySource,
    },
    antiSpoof: { ...nothing, assuranceTier: 'low' },
    tamper: nothing,
    faceEnrolment: {
      id: known.faceEnrolmentId,
      fallbackStub: true,
      modelId: NO_MODEL_ID,
      state: 'quarantined',
      quality: null,
      reason: 'analysis_unfinished',
    },
    duplicateCandidates: null,
    ocr: unread('none'),
    customer: known.customer,
    policyVersion,
    missing: [NOT_YET],
  }
}
