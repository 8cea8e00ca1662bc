import type { AntiSpoofResult, DuplicateCandidate, FaceEnrolmentResult, TamperResult } from './capture-result.ts'
import type { OcrResult } from './ocr-result.ts'
import type {
  AssuranceTier,
  DeviceState,
  FrameFormat,
  FrameState,
  KeySource,
  KycTier,
  Platform,
  Verdict,
  VerificationStatus,
} from './words.ts'

/** The records an API key can read back. Times are ISO-8601 in UTC. */

export interface Page<T> {
  readonly data: readonly T[]
  /** Hand it back as `?cursor=`; null on the last page. */
  readonly nextCursor: string | null
}

export interface CustomerCreateRequest {
  /** Your own id of this person; unique within the tenant. */
  readonly externalRef?: string
}

export interface Customer {
  /** CUID2. */
  readonly id: string
  readonly externalRef: string | null
  readonly kycTier: KycTier
  readonly createdAt: string
  readonly updatedAt: string
}

/** One row of a customer's history; rows are never edited, an override adds one that supersedes. */
export interface Verification {
  readonly id: string
  readonly customerId: string
  readonly ktpBundleId: string
  readonly status: VerificationStatus
  readonly score: number
  readonly assuranceTier: AssuranceTier
  /** The analyst who decided; null for the machine. */
  readonly actorUserId: string | null
  /** The verification this one replaces. */
  readonly supersedesId: string | null
  /** The verification that replaced this one. */
  readonly supersededById: string | null
  readonly createdAt: string
}

export interface StoredFrame {
  readonly index: number
  readonly format: FrameFormat
  /** Pixels after EXIF orientation. */
  readonly width: number
  readonly height: number
  /** Bytes of the image file before sealing. */
  readonly byteLength: number
  /** SHA-256 of the image file, lower-case hex. */
  readonly sha256: string
  readonly state: FrameState
}

/** A stored capture with everything that was measured and decided. */
export interface KtpBundle {
  readonly id: string
  readonly customerId: string
  readonly verificationId: string
  readonly flashChallengeId: string | null
  readonly version: string
  readonly sdkVersion: string
  readonly platform: Platform
  /** As the phone claimed. */
  readonly capturedAt: string
  /** As the server saw. */
  readonly receivedAt: string
  readonly keySource: KeySource
  readonly verdict: Verdict
  readonly assuranceTier: AssuranceTier
  readonly framesStored: number
  readonly frames: readonly StoredFrame[]
  readonly antiSpoof: AntiSpoofResult
  readonly tamper: TamperResult
  readonly faceEnrolment: FaceEnrolmentResult
  /** Other customers with the same face, best first; null when nothing was searched. */
  readonly duplicateCandidates: readonly DuplicateCandidate[] | null
  readonly ocr: OcrResult
  readonly policyVersion: string
  readonly missing: readonly string[]
}

export interface DeviceCreateRequest {
  /** For your own lists; not shown to end users. */
  readonly label?: string
  readonly platform?: Platform
}

export interface Device {
  readonly id: string
  readonly label: string | null
  readonly platform: Platform | null
  readonly state: DeviceState
  readonly createdAt: string
  readonly revokedAt: string | null
}

/** The only reply that carries a device's signing key. */
export interface DeviceCreated extends Device {
  /** The HMAC key is the UTF-8 bytes of this whole string, prefix included. */
  readonly hmacKey: string
}
