import Type, { type Static } from 'typebox'
import {
  ANTI_SPOOF_WORDS,
  FACE_QUALITIES,
  FACE_REASONS,
  FACE_STATES,
  type FaceQuality,
  type FaceReason,
  KEY_SOURCES,
  KYC_TIERS,
  RETRY_HINTS,
  STATUSES,
  TAMPER_WORDS,
  TIERS,
  VERDICTS,
} from '../words.ts'
import { anyObject, oneOf, ref, namedObject } from './named.ts'
import { OcrResultSchema } from './ocr-result.ts'

/** A closed list or null. */
export const nullableReason = (description: string) =>
  Type.Unsafe<FaceReason | null>({ type: ['string', 'null'], enum: [...FACE_REASONS, null], description })

export const VoterResultSchema = namedObject('VoterResult', {
  name: Type.String(),
  passed: Type.Unsafe<boolean | null>({
    type: ['boolean', 'null'],
    description: 'true: did not object. false: objects. null: abstains and does not count as present.',
  }),
  score: Type.Number({ minimum: 0, maximum: 1, description: '0.5 says nothing, higher speaks for the card.' }),
  finding: Type.String({ description: 'Which of the voter’s documented findings it was.' }),
  reason: Type.String({ description: 'One plain sentence.' }),
  evidence: anyObject({ description: 'What was measured; the unit is in each key.' }),
  version: Type.String(),
})

const fusedMembers = {
  voters: Type.Array(ref(VoterResultSchema)),
  passed: Type.Integer({ minimum: 0, description: 'Voters that did not object, among those present.' }),
  present: Type.Integer({ minimum: 0, description: 'Voters that did not abstain.' }),
  because: Type.Array(Type.String(), { description: 'Why the word is not the better one.' }),
}

export const AntiSpoofResultSchema = namedObject(
  'AntiSpoofResult',
  { fused: oneOf(ANTI_SPOOF_WORDS), assuranceTier: oneOf(TIERS), ...fusedMembers },
  { description: 'Is this a physical card in front of a camera?' },
)

export const TamperResultSchema = namedObject(
  'TamperResult',
  { fused: oneOf(TAMPER_WORDS), ...fusedMembers },
  { description: 'Is what the card shows as issued?' },
)

export const FaceEnrolmentResultSchema = namedObject('FaceEnrolmentResult', {
  id: Type.String(),
  fallbackStub: Type.Boolean({ description: 'There is no template of the portrait; `reason` says why.' }),
  modelId: Type.String({ description: '`none` without a template.' }),
  state: oneOf(FACE_STATES, { description: 'Only active enrolments are found by a search.' }),
  quality: Type.Unsafe<FaceQuality | null>({
    type: ['string', 'null'],
    enum: [...FACE_QUALITIES, null],
    description: '`low`: the portrait is small or blurred.',
  }),
  reason: nullableReason('Why there is no template, or why it is not searched for.'),
})

export const DuplicateCandidateSchema = namedObject(
  'DuplicateCandidate',
  {
    enrolmentId: Type.String(),
    customerId: Type.String(),
    ktpBundleId: Type.String(),
    score: Type.Number({ minimum: -1, maximum: 1, description: 'Cosine of the two templates.' }),
    likely: Type.Boolean(),
    sameNik: Type.Unsafe<boolean | null>({
      type: ['boolean', 'null'],
      description: 'The same NIK was read on both cards; null when one was not read.',
    }),
  },
  { description: 'An enrolment of another customer with the same face.' },
)

/** In two replies. */
export const duplicateCandidates = () =>
  Type.Unsafe<Static<typeof DuplicateCandidateSchema>[] | null>({
    type: ['array', 'null'],
    items: ref(DuplicateCandidateSchema),
    description: 'Other customers with the same face, best first; null when nothing was searched.',
  })

export const CaptureResultSchema = namedObject('CaptureResult', {
  verification: Type.Object({
    id: Type.String(),
    status: oneOf(STATUSES),
    score: Type.Integer({ minimum: 0, maximum: 100, description: 'A ranking aid, never the decision.' }),
  }),
  ktpBundle: Type.Object({
    id: Type.String(),
    verdict: oneOf(VERDICTS),
    assuranceTier: oneOf(TIERS),
    framesStored: Type.Integer({ minimum: 0 }),
    keySource: oneOf(KEY_SOURCES, { description: 'Which key signed the bundle.' }),
  }),
  antiSpoof: ref(AntiSpoofResultSchema),
  tamper: ref(TamperResultSchema),
  faceEnrolment: ref(FaceEnrolmentResultSchema),
  duplicateCandidates: duplicateCandidates(),
  ocr: ref(OcrResultSchema),
  customer: Type.Object({ id: Type.String(), kycTier: oneOf(KYC_TIERS) }),
  policyVersion: Type.String({ description: 'Version of the weights and thresholds used.' }),
  missing: Type.Array(Type.String(), { description: 'What was missing and would have raised the tier.' }),
})

export const CaptureClientViewSchema = namedObject(
  'CaptureClientView',
  {
    verification: Type.Object({ id: Type.String(), status: oneOf(STATUSES) }),
    ktpBundle: Type.Object({ id: Type.String(), verdict: oneOf(VERDICTS) }),
    retry: Type.Object({ allowed: Type.Boolean(), hints: Type.Array(oneOf(RETRY_HINTS)) }),
  },
  { description: 'What a capture-session token gets to see of a result.' },
)
