import Type from 'typebox'
import {
  ANTI_SPOOF_WORDS,
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
  fallbackStub: Type.Boolean({ description: 'true while no face engine looked at the card.' }),
  modelId: Type.String(),
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
