import Type from 'typebox'
import { SHORT_TEXT_MAX_CHARS } from '../limits.ts'
import {
  KYC_TIERS,
  PLATFORMS,
  REVIEW_DECISIONS,
  REVIEW_REASON_CODES,
  REVIEW_STATES,
  RISK_LEVELS,
  TIERS,
  VERDICTS,
} from '../words.ts'
import { anyObject, instant, mapOf, namedObject, nullable, nullableText, oneOf, ref } from './named.ts'
import { CustomerSchema, KtpBundleSchema, PageQuerySchema, VerificationSchema } from './resources.ts'

/** Characters of a note or of the text beside a decision. */
const TEXT_MAX_CHARS = 2_000
const text = (description: string) => Type.String({ minLength: 1, maxLength: TEXT_MAX_CHARS, description })

export const ReviewPersonSchema = namedObject('ReviewPerson', {
  id: Type.String({ description: '`usr_…`, or `key_…` when a key of your back office acted.' }),
  name: nullableText({ description: 'null when there is no such account any more.' }),
  at: instant(),
})

export const ReviewClaimSchema = namedObject('ReviewClaim', {
  id: Type.String(),
  name: nullableText(),
  at: instant(),
  until: instant({ description: 'Then anyone may take the case.' }),
})

export const ReviewCaseSchema = namedObject('ReviewCase', {
  id: Type.String(),
  ktpBundleId: Type.String(),
  customerId: Type.String(),
  verdict: oneOf(VERDICTS, { description: 'The machine’s, which never changes.' }),
  state: oneOf(REVIEW_STATES),
  platform: oneOf(PLATFORMS),
  risk: Type.Integer({ minimum: 0, maximum: 100, description: '100 minus the score of the bundle.' }),
  riskLevel: oneOf(RISK_LEVELS),
  reasons: Type.Array(Type.String(), {
    description: 'Voters that objected, strongest first; `coverage` when none did and too little was there to say yes.',
  }),
  openedAt: instant(),
  claim: nullable(ReviewClaimSchema),
  firstApproval: nullable(ReviewPersonSchema),
  decision: Type.Unsafe<(typeof REVIEW_DECISIONS)[number] | null>({
    type: ['string', 'null'],
    enum: [...REVIEW_DECISIONS, null],
  }),
  reasonCode: nullableText({ description: 'A ReviewReasonCode, or `customer_erased`.' }),
  decidedBy: nullable(ReviewPersonSchema),
  verificationId: nullableText({ description: 'The verification the decision made.' }),
  version: Type.Integer({ description: 'Rises with every change of the tenant’s cases.' }),
})

export const ReviewCasePageSchema = namedObject('ReviewCasePage', {
  data: Type.Array(ref(ReviewCaseSchema)),
  nextCursor: nullableText({ description: 'Hand it back as ?cursor=; null on the last page.' }),
})

export const ReviewCountsSchema = namedObject('ReviewCounts', {
  open: Type.Integer(),
  claimed: Type.Integer(),
  awaitingSecond: Type.Integer(),
  decided: Type.Integer(),
  mine: Type.Integer({ description: 'Claimed by whoever asks.' }),
  oldestOpenedAt: nullableText({ format: 'date-time', description: 'Of the undecided.' }),
  version: Type.Integer({ description: 'What the events begin after.' }),
})

export const ReviewQuerySchema = Type.Object({
  ...PageQuerySchema.properties,
  state: Type.Optional(
    oneOf([...REVIEW_STATES, 'undecided'], {
      description: 'Default `undecided`: oldest first; `decided` newest first.',
    }),
  ),
  risk: Type.Optional(oneOf(RISK_LEVELS)),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'A voter, or `coverage`.' })),
  platform: Type.Optional(oneOf(PLATFORMS)),
  customerId: Type.Optional(Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS })),
  openedFrom: Type.Optional(instant()),
  openedTo: Type.Optional(instant({ description: 'Exclusive.' })),
  mine: Type.Optional(Type.Boolean({ description: 'Only what I hold.' })),
})

export const ReviewOpenRequestSchema = namedObject('ReviewOpenRequest', {
  ktpBundleId: Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS }),
})

export const ReviewClaimRequestSchema = namedObject('ReviewClaimRequest', {
  takeOver: Type.Optional(Type.Boolean({ description: 'Supervisors: take it from whoever holds it.' })),
})

export const ReviewNoteRequestSchema = namedObject('ReviewNoteRequest', {
  text: text('Sealed with the customer’s data.'),
})

export const ReviewNoteSchema = namedObject('ReviewNote', {
  id: Type.String(),
  author: ref(ReviewPersonSchema),
  text: nullableText({ description: 'null once the customer was erased.' }),
})

export const ReviewDecisionRequestSchema = namedObject('ReviewDecisionRequest', {
  decision: oneOf(REVIEW_DECISIONS),
  reasonCode: oneOf(REVIEW_REASON_CODES, { description: 'Must fit the decision; `other` needs a text.' }),
  text: Type.Optional(text('For colleagues and auditors; sealed with the customer’s data.')),
})

export const ReviewDecidedSchema = namedObject('ReviewDecided', {
  case: ref(ReviewCaseSchema),
  verification: nullable(VerificationSchema),
  kycTierMoved: Type.Boolean(),
})

const point = Type.Unsafe<readonly [number, number]>({
  type: 'array',
  items: { type: 'number' },
  minItems: 2,
  maxItems: 2,
})

export const FrameDrawingSchema = namedObject('FrameDrawing', {
  index: Type.Integer(),
  width: Type.Integer({ description: 'Pixels after EXIF orientation.' }),
  height: Type.Integer(),
  state: oneOf(['sealed', 'purged']),
  step: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Flash step.' }),
  capturedAtMs: Type.Unsafe<number | null>({ type: ['number', 'null'] }),
  quad: Type.Unsafe<readonly (readonly [number, number])[] | null>({
    anyOf: [{ type: 'array', items: point, minItems: 4, maxItems: 4 }, { type: 'null' }],
    description: 'Corners of the card in pixels of the frame: top left, top right, bottom right, bottom left.',
  }),
  card: Type.Unsafe<Readonly<Record<string, unknown>> | null>({
    type: ['object', 'null'],
    additionalProperties: true,
    description: 'Width, scale, tilt and quality of the card on this frame.',
  }),
})

export const VoterScaleSchema = namedObject('VoterScale', {
  name: Type.String(),
  group: Type.String(),
  llr: Type.Number({ description: 'What its finding weighed.' }),
  findings: Type.Array(
    Type.Object({
      finding: Type.String(),
      llr: Type.Number({ description: 'Positive speaks for an attack.' }),
      score: Type.Number(),
      review: Type.Boolean({ description: 'A person must look, whatever the sum.' }),
    }),
  ),
})

export const NikRegionPartSchema = namedObject('NikRegionPart', {
  code: Type.String(),
  name: nullableText({ description: 'null when no edition of the ministry’s table lists the code.' }),
  validFrom: nullableText(),
  validTo: nullableText({ description: 'The day it was retired; null while in force.' }),
  successor: nullableText(),
})

export const NikViewSchema = namedObject('NikView', {
  nik: Type.String(),
  outcome: Type.String(),
  province: nullable(NikRegionPartSchema),
  regency: nullable(NikRegionPartSchema),
  district: nullable(NikRegionPartSchema),
  birthDate: nullableText({ description: 'YYYY-MM-DD.' }),
  gender: nullableText(),
  serial: nullableText(),
  printed: Type.Object({
    province: nullableText(),
    regency: nullableText(),
    district: nullableText(),
    dateOfBirth: nullableText(),
    gender: nullableText(),
  }),
  checks: Type.Array(Type.Object({ rule: Type.String(), outcome: Type.String(), detail: Type.String() })),
})

const findings = {
  frames: Type.Array(ref(FrameDrawingSchema)),
  fused: Type.Unsafe<{
    readonly antiSpoof: Readonly<Record<string, number>>
    readonly tamper: Readonly<Record<string, number>>
  } | null>({
    anyOf: [
      {
        type: 'object',
        properties: {
          antiSpoof: mapOf(Type.Number()),
          tamper: mapOf(Type.Number()),
        },
        required: ['antiSpoof', 'tamper'],
      },
      { type: 'null' },
    ],
    description: 'lambda of the bundle and the thresholds clearAt and accuseAt of the policy in force.',
  }),
  scales: Type.Array(ref(VoterScaleSchema)),
  scalesPolicyVersion: Type.String({ description: 'Of the scales; the bundle may have been judged by an older one.' }),
  measures: Type.Unsafe<Readonly<Record<string, unknown>> | null>({
    type: ['object', 'null'],
    additionalProperties: true,
    description: 'Evidence for drawing by name: flash, frameNoise and every forensic measure, as plain data.',
  }),
  nik: nullable(NikViewSchema),
}

export const BundleFindingsSchema = namedObject('BundleFindings', findings, {
  description: 'What a page needs to draw why a capture was judged as it was.',
})

export const ReviewDetailSchema = namedObject('ReviewDetail', {
  case: ref(ReviewCaseSchema),
  erased: Type.Boolean({ description: 'The customer was erased: there is nothing left to look at.' }),
  decisionText: nullableText(),
  firstApprovalText: nullableText(),
  notes: Type.Array(ref(ReviewNoteSchema)),
  customer: nullable(CustomerSchema),
  history: Type.Array(ref(VerificationSchema), { description: 'Of the customer, newest first, at most 50.' }),
  bundle: nullable(KtpBundleSchema),
  ...findings,
})

export const OverviewSchema = namedObject('Overview', {
  from: instant(),
  to: instant(),
  days: Type.Array(
    Type.Object({
      day: Type.String({ description: 'YYYY-MM-DD in Jakarta.' }),
      verdicts: Type.Object({ passed: Type.Integer(), failed: Type.Integer(), requires_review: Type.Integer() }),
      tiers: Type.Object({ high: Type.Integer(), standard: Type.Integer(), low: Type.Integer() }),
    }),
  ),
  sampledBundles: Type.Integer({ description: 'The newest of the range, from which voters and stages were taken.' }),
  voters: Type.Array(
    Type.Object({
      name: Type.String(),
      passed: Type.Integer(),
      objected: Type.Integer(),
      abstained: Type.Integer(),
      decided: Type.Integer({ description: 'Decided cases in which it objected.' }),
      overruled: Type.Integer({ description: 'Of those, approved all the same.' }),
    }),
  ),
  analysts: Type.Array(
    Type.Object({
      id: Type.String(),
      name: nullableText(),
      approved: Type.Integer(),
      rejected: Type.Integer(),
      recapture: Type.Integer(),
      overrides: Type.Integer(),
      medianClaimToDecisionMs: Type.Unsafe<number | null>({ type: ['number', 'null'] }),
    }),
  ),
  stages: Type.Array(Type.Object({ stage: Type.String(), medianMs: Type.Number(), p95Ms: Type.Number() })),
  queue: Type.Object({
    under1h: Type.Integer(),
    under4h: Type.Integer(),
    under24h: Type.Integer(),
    over24h: Type.Integer(),
  }),
  customers: Type.Object(
    Object.fromEntries(KYC_TIERS.map((tier) => [tier, Type.Integer()])) as {
      none: ReturnType<typeof Type.Integer>
      standard: ReturnType<typeof Type.Integer>
    },
  ),
})

export const AuditEntrySchema = namedObject('AuditEntry', {
  id: Type.String(),
  sequence: Type.Integer(),
  at: instant(),
  actor: Type.String(),
  action: Type.String(),
  subject: Type.String(),
  requestId: nullableText(),
  details: anyObject(),
  previousHash: Type.String(),
  hash: Type.String(),
})

export const AuditPageSchema = namedObject('AuditPage', {
  data: Type.Array(ref(AuditEntrySchema)),
  nextCursor: nullableText(),
})

export const BundleListItemSchema = namedObject('BundleListItem', {
  id: Type.String(),
  customerId: Type.String(),
  verificationId: Type.String(),
  verdict: oneOf(VERDICTS),
  assuranceTier: oneOf(TIERS),
  score: Type.Number(),
  platform: oneOf(PLATFORMS),
  keySource: Type.String(),
  framesStored: Type.Integer(),
  policyVersion: Type.String(),
  receivedAt: instant(),
})

export const BundlePageSchema = namedObject('BundlePage', {
  data: Type.Array(ref(BundleListItemSchema)),
  nextCursor: nullableText(),
})

export const SearchHitSchema = namedObject('SearchHit', {
  kind: oneOf(['customer', 'verification', 'bundle', 'review']),
  id: Type.String(),
  customerId: Type.String(),
})

export const SearchResultSchema = namedObject('SearchResult', {
  data: Type.Array(ref(SearchHitSchema), { description: 'At most 100.' }),
})

export const NikSearchRequestSchema = namedObject('NikSearchRequest', {
  nik: Type.String({ minLength: 16, maxLength: 16, description: '16 digits.' }),
})
