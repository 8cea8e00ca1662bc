import type {
  AnalystRole,
  AnalystState,
  AssuranceTier,
  CaptureSessionState,
  CaptureStep,
  FaceThresholds,
  FrameState,
  KeySource,
  KycTier,
  Locale,
  RequiredAssurance,
  RetryHint,
  RiskLevel,
  SignInStage,
  Theme,
  Verdict,
  VerificationStatus,
} from '@identity/protocol'

/**
 * What is stored, as the rest of the program sees it: one interface a noun. All times are epoch milliseconds of the
 * database clock, all ids text, all hashes lower-case hex. What is sealed at rest is never a member of a record: it is
 * opened by a port method that says so (`bundles.openOcr`, `frames.open`, …).
 */

export interface TenantRecord {
  readonly id: string
  readonly name: string
  readonly settings: TenantSettings
  readonly createdAtMs: number
}

export interface TenantSettings {
  /** Self-asserted signing keys may reach tier standard; never high. Default false. */
  readonly allowSelfAssertedKeys: boolean
  /** The tenant's own; null: the recommended ones. */
  readonly faceThresholds: FaceThresholds | null
  /** Days until what belongs to a bundle of this verdict may be purged; null: kept until someone erases it. */
  readonly retentionDays: {
    readonly passed: number | null
    readonly failed: number | null
    readonly review: number | null
  }
  /** Approvals of review cases at this risk and above need a second person; null: never. */
  readonly secondApproverFrom: RiskLevel | null
  /** How long a claimed review case is its analyst's alone, milliseconds. Default 15 minutes. */
  readonly reviewClaimMs: number
}

export type ApiKeyMode = 'live' | 'test'

export interface ApiKeyRecord {
  readonly id: string
  readonly tenantId: string
  readonly name: string
  readonly mode: ApiKeyMode
  readonly scopes: readonly string[]
  /** First characters of the secret, for telling keys apart in a list. */
  readonly hint: string
  readonly createdAtMs: number
  /** At most a minute old; null when never used. */
  readonly lastUsedAtMs: number | null
  readonly revokedAtMs: number | null
  /** The key this one replaces. */
  readonly predecessorId: string | null
  /** When a replaced key stops; null: it goes on. */
  readonly expiresAtMs: number | null
}

/** A person who works in the dashboard. E-mail and name are sealed at rest and opened for this record. */
export interface AnalystRecord {
  readonly id: string
  readonly tenantId: string
  readonly email: string
  readonly name: string
  readonly role: AnalystRole
  readonly state: AnalystState
  readonly locale: Locale
  readonly theme: Theme
  /** An authenticator app is enrolled and was confirmed by a code. */
  readonly totpConfirmed: boolean
  readonly createdAtMs: number
  readonly lastSignInAtMs: number | null
}

export interface AnalystSessionRecord {
  readonly id: string
  readonly tenantId: string
  readonly analystId: string
  readonly stage: SignInStage
  /** Browser and system in two words, for telling sessions apart. */
  readonly client: string
  readonly createdAtMs: number
  /** At most a minute old. */
  readonly lastSeenAtMs: number
  readonly expiresAtMs: number
}

/** What a sign-in needs and nothing shows. */
export interface AnalystCredentials {
  readonly tenantId: string
  readonly analystId: string
  readonly state: AnalystState
  /** A PHC string; null until the first password is set. */
  readonly passwordHash: string | null
  readonly totpConfirmed: boolean
}

/** What a session cookie stands for, without anything private. */
export interface AnalystPrincipalRecord {
  readonly session: AnalystSessionRecord
  readonly role: AnalystRole
  readonly locale: Locale
}

export interface CustomerRecord {
  /** CUID2. */
  readonly id: string
  readonly tenantId: string
  /** The integrator's own id; unique per tenant when present. */
  readonly externalRef: string | null
  readonly kycTier: KycTier
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

export interface DeviceRecord {
  readonly id: string
  readonly tenantId: string
  readonly name: string
  readonly platform: string | null
  readonly createdAtMs: number
  readonly revokedAtMs: number | null
}

export interface CaptureSessionRecord {
  readonly id: string
  readonly tenantId: string
  readonly customerId: string
  readonly state: CaptureSessionState
  readonly step: CaptureStep
  readonly locale: Locale
  readonly requiredAssurance: RequiredAssurance
  readonly returnUrl: string | null
  /** Digests of the bundles submitted under this session, each once. */
  readonly captureDigests: readonly string[]
  /** Of the latest capture. */
  readonly outcome: CaptureSessionOutcome | null
  /** Rises with every change. */
  readonly version: number
  readonly createdAtMs: number
  readonly expiresAtMs: number
}

export interface CaptureSessionOutcome {
  readonly verificationId: string
  readonly bundleId: string
  readonly status: VerificationStatus
  readonly verdict: Verdict
  readonly retryAllowed: boolean
  readonly hints: readonly RetryHint[]
  /** The analysis had not ended when this was noted. */
  readonly unfinished: boolean
}

export interface ChallengeRecord {
  readonly id: string
  readonly tenantId: string
  readonly customerId: string
  readonly purpose: 'ktp'
  /** UUID v4, the public half. */
  readonly nonce: string
  readonly colors: readonly string[]
  readonly holdMs: readonly number[]
  readonly issuedAtMs: number
  readonly expiresAtMs: number
  readonly consumedAtMs: number | null
  /** Digest of the bundle that consumed it. */
  readonly consumedDigest: string | null
  readonly badSignatures: number
  readonly revokedAtMs: number | null
}

/** received: challenge consumed. sealed: frames durable. done: verdict committed. failed: given up; may be retried. */
export type CaptureState = 'received' | 'sealed' | 'done' | 'failed'

export interface CaptureRecord {
  readonly id: string
  readonly tenantId: string
  readonly customerId: string
  readonly challengeId: string | null
  /** SHA-256 of the canonical signed bundle. */
  readonly digest: string
  /** Allotted at receipt, so that sealed frames can name it before the bundle row exists. */
  readonly bundleId: string
  readonly state: CaptureState
  readonly frames: readonly SealedFrame[]
  readonly requestId: string
  readonly receivedAtMs: number
  readonly updatedAtMs: number
  readonly leaseUntilMs: number
  /** Times the work was started; above 1 after a crash or a takeover. */
  readonly attempts: number
  readonly failure: string | null
}

export interface SealedFrame {
  readonly index: number
  /** Key in the blob store; random, never reused. */
  readonly objectKey: string
  readonly contentType: FrameContentType
  /** SHA-256 of the decoded (plain) image bytes. */
  readonly sha256: string
  /** Plain size. */
  readonly sizeBytes: number
}

export type FrameContentType = 'image/jpeg' | 'image/png'

/** The exact bytes of a reply. Sealed at rest: it may carry what was read on the card. */
export interface StoredResponse {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer
}

export type VoterFamily = 'anti_spoof' | 'tamper'

export interface VerificationRecord {
  readonly id: string
  readonly tenantId: string
  readonly customerId: string
  readonly bundleId: string
  readonly status: VerificationStatus
  /** 0–100. */
  readonly score: number
  readonly assuranceTier: AssuranceTier
  /** The analyst who overrode; null for the machine's own. */
  readonly actorUserId: string | null
  /** The verification this one replaces. */
  readonly supersedesId: string | null
  /** The verification that replaced this one. */
  readonly supersededById: string | null
  readonly createdAtMs: number
}

export interface BundleRecord {
  readonly id: string
  readonly tenantId: string
  readonly customerId: string
  readonly captureId: string
  readonly verificationId: string
  readonly challengeId: string | null
  readonly deviceId: string | null
  readonly digest: string
  readonly platform: string
  readonly sdkVersion: string
  readonly keySource: KeySource
  readonly capturedAtMs: number
  readonly receivedAtMs: number
  readonly verdict: Verdict
  readonly assuranceTier: AssuranceTier
  readonly score: number
  readonly policyVersion: string
  readonly antiSpoof: FusedRecord
  readonly tamper: FusedRecord
  readonly missing: readonly string[]
  readonly framesStored: number
  /** Wall milliseconds a stage. */
  readonly stageMs: Readonly<Record<string, number>>
  readonly createdAtMs: number
}

/** A fused check without its votes; the votes are rows of their own. */
export interface FusedRecord {
  readonly fused: string
  readonly lambda: number
  readonly passed: number
  readonly present: number
  readonly because: readonly string[]
}

export interface VoteRecord {
  readonly name: string
  readonly family: VoterFamily
  readonly version: string
  readonly passed: boolean | null
  readonly finding: string
  readonly llr: number
  readonly score: number
  readonly reason: string
  /** What the voter measured; plain JSON. Sealed at rest. */
  readonly evidence: Readonly<Record<string, unknown>>
  readonly ms: number
}

export interface FrameRecord extends SealedFrame {
  readonly tenantId: string
  readonly customerId: string
  readonly bundleId: string
  readonly state: FrameState
  readonly width: number
  readonly height: number
  /** 64-bit hash, 16 hex digits. */
  readonly perceptualHash: string
  readonly step: number | null
  readonly createdAtMs: number
}

export interface FrameMatch {
  /** Index of the frame asked about. */
  readonly frame: number
  readonly bundleId: string
  readonly customerId: string
  readonly sameCustomer: boolean
  readonly kind: 'exact' | 'near'
  /** Hamming distance of the perceptual hashes, 0–64. */
  readonly distanceBits: number
  readonly createdAtMs: number
}

export interface FaceEnrolmentRecord {
  readonly id: string
  readonly tenantId: string
  readonly customerId: string
  readonly bundleId: string
  readonly state: 'active' | 'quarantined' | 'revoked'
  readonly modelId: string
  /** There is no template: `reason` says why. */
  readonly fallbackStub: boolean
  /** What the template was made with; only templates of one space are compared. null without a template. */
  readonly space: string | null
  /** Build of the inference runtime, for the record. */
  readonly runtime: string | null
  readonly quality: 'good' | 'low' | null
  /** Why there is no template, or why it is not searched for. */
  readonly reason: string | null
  /** May be found by a search while active. */
  readonly searchable: boolean
  readonly createdAtMs: number
}

/** One enrolment as an index needs it. */
export interface FaceChange {
  /** Rises within the tenant. */
  readonly sequence: number
  readonly enrolmentId: string
  readonly customerId: string
  readonly bundleId: string
  /** null: no match target (any more); take it out. */
  readonly target: { readonly space: string; readonly template: Float32Array } | null
}

export interface AuditRecord {
  readonly id: string
  readonly tenantId: string
  /** 1, 2, 3, … without gaps within a tenant. */
  readonly sequence: number
  readonly atMs: number
  /** `key_…`, `usr_…` or `system`. */
  readonly actor: string
  /** `noun.verb`, for example `verification.created`. */
  readonly action: string
  /** Id of what was acted on. */
  readonly subject: string
  readonly requestId: string | null
  /** Plain JSON without PII. */
  readonly details: Readonly<Record<string, unknown>>
  readonly previousHash: string
  readonly hash: string
}
