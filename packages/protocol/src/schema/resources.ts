import Type from 'typebox'
import { EXTERNAL_REF_MAX_CHARS, PAGE_LIMIT, SHORT_TEXT_MAX_CHARS } from '../limits.ts'
import {
  DEVICE_STATES,
  FRAME_FORMATS,
  FRAME_STATES,
  KEY_SOURCES,
  KYC_TIERS,
  type Platform,
  PLATFORMS,
  STATUSES,
  TIERS,
  VERDICTS,
} from '../words.ts'
import {
  AntiSpoofResultSchema,
  duplicateCandidates,
  FaceEnrolmentResultSchema,
  TamperResultSchema,
} from './capture-result.ts'
import { instant, type NamedSchema, nullableText, oneOf, ref, namedObject } from './named.ts'
import { OcrResultSchema } from './ocr-result.ts'

const pageOf = <T extends NamedSchema>(item: T) =>
  namedObject(`${item.$id}Page`, {
    data: Type.Array(ref(item)),
    nextCursor: nullableText({ description: 'Hand it back as ?cursor=; null on the last page.' }),
  })

/** Query strings are text: give this one to a validator that turns digits into numbers. */
export const PageQuerySchema = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: PAGE_LIMIT.min, maximum: PAGE_LIMIT.max, default: PAGE_LIMIT.default })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS })),
})

export const VerificationQuerySchema = Type.Object({
  ...PageQuerySchema.properties,
  customerId: Type.Optional(Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS })),
})

export const IdParamsSchema = Type.Object({ id: Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS }) })

export const CustomerCreateRequestSchema = namedObject('CustomerCreateRequest', {
  externalRef: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: EXTERNAL_REF_MAX_CHARS,
      description: 'Your own id of this person; unique within the tenant. Do not put personal data in it.',
    }),
  ),
})

export const CustomerSchema = namedObject('Customer', {
  id: Type.String({ description: 'CUID2.' }),
  externalRef: nullableText(),
  kycTier: oneOf(KYC_TIERS),
  createdAt: instant(),
  updatedAt: instant(),
})
export const CustomerPageSchema = pageOf(CustomerSchema)

export const VerificationSchema = namedObject('Verification', {
  id: Type.String(),
  customerId: Type.String(),
  ktpBundleId: Type.String(),
  status: oneOf(STATUSES),
  score: Type.Integer({ minimum: 0, maximum: 100 }),
  assuranceTier: oneOf(TIERS),
  actorUserId: nullableText({ description: 'The analyst who decided; null for the machine.' }),
  supersedesId: nullableText({ description: 'The verification this one replaces.' }),
  supersededById: nullableText({ description: 'The verification that replaced this one.' }),
  createdAt: instant(),
})
export const VerificationPageSchema = pageOf(VerificationSchema)

export const StoredFrameSchema = namedObject('StoredFrame', {
  index: Type.Integer({ minimum: 0 }),
  format: oneOf(FRAME_FORMATS),
  width: Type.Integer({ minimum: 1, description: 'Pixels after EXIF orientation.' }),
  height: Type.Integer({ minimum: 1 }),
  byteLength: Type.Integer({ minimum: 1, description: 'Bytes of the image file before sealing.' }),
  sha256: Type.String({ description: 'SHA-256 of the image file, lower-case hex.' }),
  state: oneOf(FRAME_STATES),
})

export const KtpBundleSchema = namedObject('KtpBundle', {
  id: Type.String(),
  customerId: Type.String(),
  verificationId: Type.String(),
  flashChallengeId: nullableText(),
  version: Type.String(),
  sdkVersion: Type.String(),
  platform: oneOf(PLATFORMS),
  capturedAt: instant({ description: 'As the phone claimed.' }),
  receivedAt: instant({ description: 'As the server saw.' }),
  keySource: oneOf(KEY_SOURCES),
  verdict: oneOf(VERDICTS, { description: 'The machine’s verdict; an override never changes it.' }),
  assuranceTier: oneOf(TIERS),
  framesStored: Type.Integer({ minimum: 0 }),
  frames: Type.Array(ref(StoredFrameSchema)),
  antiSpoof: ref(AntiSpoofResultSchema),
  tamper: ref(TamperResultSchema),
  faceEnrolment: ref(FaceEnrolmentResultSchema),
  duplicateCandidates: duplicateCandidates(),
  ocr: ref(OcrResultSchema),
  policyVersion: Type.String(),
  missing: Type.Array(Type.String()),
})

export const DeviceCreateRequestSchema = namedObject('DeviceCreateRequest', {
  label: Type.Optional(Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS })),
  platform: Type.Optional(oneOf(PLATFORMS)),
})

const deviceMembers = {
  id: Type.String(),
  label: nullableText(),
  platform: Type.Unsafe<Platform | null>({ type: ['string', 'null'], enum: [...PLATFORMS, null] }),
  state: oneOf(DEVICE_STATES),
  createdAt: instant(),
  revokedAt: nullableText({ format: 'date-time' }),
}
export const DeviceSchema = namedObject('Device', deviceMembers)
export const DevicePageSchema = pageOf(DeviceSchema)
export const DeviceCreatedSchema = namedObject('DeviceCreated', {
  ...deviceMembers,
  hmacKey: Type.String({ description: 'Signing key: the UTF-8 bytes of the whole string. Shown this once.' }),
})
