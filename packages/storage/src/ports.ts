import type {
  AnalystRole,
  AssuranceTier,
  CaptureStep,
  KeySource,
  KycTier,
  Locale,
  RequiredAssurance,
  SignInStage,
  Theme,
  Verdict,
  VerificationStatus,
} from '@identity/protocol'
import type { BlobStore } from './blobs/blob-store.ts'
import type * as record from './records.ts'
import type { OverviewPort, ReviewPort } from './review-port.ts'

/**
 * The ports: everything the service may ask of storage, whichever engine answers. Each takes the tenant and puts it in
 * every WHERE, so another tenant's row is simply not found. A failed check is a value; only a broken engine, key or
 * object throws (`StorageError`).
 */
export interface Ports {
  readonly tenants: TenantPort
  readonly apiKeys: ApiKeyPort
  readonly analysts: AnalystPort
  readonly analystSessions: AnalystSessionPort
  readonly customers: CustomerPort
  readonly devices: DevicePort
  readonly captureSessions: CaptureSessionPort
  readonly challenges: ChallengePort
  readonly captures: CapturePort
  readonly verifications: VerificationPort
  readonly bundles: BundlePort
  readonly frames: FramePort
  readonly faces: FacePort
  readonly frameHistory: FrameHistoryPort
  readonly idempotency: IdempotencyPort
  readonly rateLimits: RateLimitPort
  readonly reviews: ReviewPort
  readonly overview: OverviewPort
  readonly audit: AuditPort
  readonly sweeper: SweeperPort
}

export interface Storage extends Ports {
  readonly engine: 'sqlite' | 'postgres'
  readonly blobs: BlobStore
  /** The same ports bound to one transaction: all of `work` or none. Inside, use only the ports handed in: on SQLite a call on the outer ones would wait for this very transaction. */
  transaction<T>(work: (ports: Ports) => Promise<T>): Promise<T>
  /** A fresh id, `ver_01J…`; sortable by creation. */
  newId(prefix: IdPrefix): string
  /** The database clock, which judges expiry and dates every row. */
  nowMs(): Promise<number>
  /** For readiness: resolves when the database answers and the blob store can be written; throws `StorageError` otherwise. */
  check(): Promise<void>
  /** After `addMasterKey` and a restart: puts every subject key under the newest master version; sealed objects are not touched. The number re-wrapped. */
  rewrapKeys(): Promise<number>
  /**
   * Crypto-shredding: destroys the key of a customer, so that nothing sealed for them opens again, and their face
   * templates, which leave every index. False when there was no key. Objects and backups are the caller's affair.
   */
  destroySubjectKey(tenantId: string, subjectId: string): Promise<boolean>
  /** Finishes nothing: drain the service first. Releases the data directory. */
  close(): Promise<void>
}

export type IdPrefix = 'ten' | 'key' | 'usr' | 'as' | 'dev' | 'cs' | 'fc' | 'cap' | 'ver' | 'ktpb' | 'fe' | 'rn' | 'aud'

export interface OpenStorageOptions {
  /** Holds the SQLite database and, unless `blobUrl` says otherwise, the sealed frames. Created 0700 when missing. */
  readonly dataDir: string
  /** `postgres://…`; without it SQLite in `dataDir`, which one service at a time may hold. */
  readonly databaseUrl?: string | undefined
  /** `file:/path` or `s3://bucket/prefix?endpoint=…&region=…&forcePathStyle=true`; default `file:<dataDir>/blobs`. */
  readonly blobUrl?: string | undefined
  /** Default `<dataDir>.key`: beside, never inside, the data directory, so that a backup of one is useless alone. */
  readonly masterKeyFile?: string | undefined
  /**
   * For a short administrative command: does not take the data directory, so that it runs beside the service. SQLite
   * orders the writes of both. Default false.
   */
  readonly besideService?: boolean | undefined
  /** Connections of the Postgres pool. Default 10. */
  readonly poolSize?: number | undefined
  /** Epoch milliseconds of this process; dates ids only. Everything that must be right uses the database clock. */
  readonly clock: () => number
  /** Cryptographically secure bytes: `crypto.randomBytes`. */
  readonly random: (bytes: number) => Buffer
}

/** `openStorage(options)` in `open-storage.ts`: opens, locks, migrates, checks the key. */
export type OpenStorage = (options: OpenStorageOptions) => Promise<Storage>

export interface PageRequest {
  /** 1–100. */
  readonly limit: number
  /** The `nextCursor` of the page before; anything else gives `invalid_cursor`. */
  readonly cursor?: string | undefined
}

export interface Page<T> {
  readonly data: readonly T[]
  readonly nextCursor: string | null
}

export interface TenantPort {
  create(input: { name: string; settings?: Partial<record.TenantSettings> }): Promise<record.TenantRecord>
  get(tenantId: string): Promise<record.TenantRecord | null>
  list(): Promise<readonly record.TenantRecord[]>
  updateSettings(tenantId: string, settings: Partial<record.TenantSettings>): Promise<record.TenantRecord | null>
}

export interface ApiKeyPort {
  /** The secret (`qe_live_…`) is returned this once and stored as SHA-256. `secret` brings one's own (bootstrap, import). */
  create(input: {
    tenantId: string
    name: string
    mode: record.ApiKeyMode
    scopes: readonly string[]
    secret?: string
  }): Promise<{ readonly key: record.ApiKeyRecord; readonly secret: string }>
  /** The key of this secret, made with a tenant of its own when it does not exist yet. Safe for N processes at once. */
  ensure(input: {
    secret: string
    name: string
    tenantName: string
    scopes: readonly string[]
  }): Promise<record.ApiKeyRecord>
  /** The active key of a secret; null when unknown or revoked. Notes the use, writing at most once a minute a key. */
  findBySecret(secret: string): Promise<record.ApiKeyRecord | null>
  list(tenantId: string): Promise<readonly record.ApiKeyRecord[]>
  /** null when there is no such key; revoking twice keeps the first time. */
  revoke(tenantId: string, id: string): Promise<record.ApiKeyRecord | null>
  get(tenantId: string, id: string): Promise<record.ApiKeyRecord | null>
  /**
   * A new key with the name, mode and scopes of an active one, which itself stops `overlapMs` from now (sooner when it
   * was to stop sooner). null when there is no such key or it no longer works.
   */
  rotate(
    tenantId: string,
    id: string,
    overlapMs: number,
  ): Promise<{ readonly key: record.ApiKeyRecord; readonly secret: string } | null>
}

/** People. An e-mail is compared without case and belongs to one tenant. */
export interface AnalystPort {
  /** In state `invited`, without a password. */
  add(input: {
    tenantId: string
    email: string
    name: string
    role: AnalystRole
    locale?: Locale | undefined
  }): Promise<record.AnalystRecord | 'email_taken'>
  get(tenantId: string, id: string): Promise<record.AnalystRecord | null>
  /** In the order they were added. */
  list(tenantId: string): Promise<readonly record.AnalystRecord[]>
  /** Whether this installation has anyone who can sign in or was invited, in any tenant. */
  hasAny(): Promise<boolean>
  /** Whoever has this e-mail, in any tenant and state. */
  findByEmail(email: string): Promise<record.AnalystCredentials | null>
  /** Whoever was bound to this subject of an identity provider, in any tenant and state. */
  findBySubject(subject: string): Promise<record.AnalystCredentials | null>
  /** Binds a person who is not deactivated to a subject, for good; an invited one becomes active. False when bound before. */
  bindSubject(tenantId: string, id: string, subject: string): Promise<boolean>
  unbindSubject(tenantId: string, id: string): Promise<void>
  credentials(tenantId: string, id: string): Promise<record.AnalystCredentials | null>
  /**
   * A new role or state. `last_admin` when nobody would be left who is an active admin; exact when two try at once. Ends
   * the person's sessions.
   */
  update(
    tenantId: string,
    id: string,
    change: { role?: AnalystRole | undefined; state?: 'active' | 'deactivated' | undefined },
  ): Promise<record.AnalystRecord | 'last_admin' | null>
  setPreferences(
    tenantId: string,
    id: string,
    change: { locale?: Locale | undefined; theme?: Theme | undefined },
  ): Promise<record.AnalystRecord | null>
  /** Sets the password of someone who is not deactivated; an invited person becomes active. */
  setPassword(tenantId: string, id: string, passwordHash: string): Promise<record.AnalystRecord | null>
  noteSignIn(tenantId: string, id: string): Promise<void>

  /** Keeps a secret, sealed, until it is confirmed; a confirmed one stays in force until then only when `confirmTotp` is never called. Not possible once confirmed: false. */
  beginTotp(tenantId: string, id: string, secret: Buffer): Promise<boolean>
  /** The secret in plain; fill it with zeros after use. */
  openTotp(
    tenantId: string,
    id: string,
  ): Promise<{ readonly secret: Buffer; readonly confirmed: boolean; readonly lastStep: number } | null>
  /** Confirms the secret, uses up `step` and replaces the recovery codes; false when it was confirmed meanwhile. */
  confirmTotp(tenantId: string, id: string, step: number, recoveryCodeHashes: readonly string[]): Promise<boolean>
  /** Uses up a time step; false when it or a later one was used before. */
  takeTotpStep(tenantId: string, id: string, step: number): Promise<boolean>
  /** Removes authenticator and recovery codes: the next sign-in enrols anew. */
  resetTotp(tenantId: string, id: string): Promise<void>
  replaceRecoveryCodes(tenantId: string, id: string, hashes: readonly string[]): Promise<void>
  /** Uses up a recovery code; false when it is unknown or was used. */
  takeRecoveryCode(tenantId: string, id: string, hash: string): Promise<boolean>
  recoveryCodesLeft(tenantId: string, id: string): Promise<number>

  /** A one-time link for a person to set a password, or (`analystId: null`) for the first admin. Earlier links of the same kind stop. */
  createLink(input: {
    tenantId: string
    analystId: string | null
    ttlMs: number
  }): Promise<{ readonly token: string; readonly expiresAtMs: number }>
  /** Uses up a link. Inside `transaction` it is given back when the rest fails. */
  takeLink(token: string): Promise<{ readonly tenantId: string; readonly analystId: string | null } | null>
}

export interface AnalystSessionPort {
  /** The token is returned this once and stored as SHA-256. */
  create(input: {
    tenantId: string
    analystId: string
    stage: SignInStage
    client: string
    ttlMs: number
  }): Promise<{ readonly session: record.AnalystSessionRecord; readonly token: string }>
  /** A session that has not ended, expired or idled, of a person who is active. Notes the use, writing at most once a minute. */
  findByToken(token: string, idleMs: number): Promise<record.AnalystPrincipalRecord | null>
  /** Those that still open something, newest first, at most 100. */
  list(tenantId: string, analystId: string, idleMs: number): Promise<readonly record.AnalystSessionRecord[]>
  /** False when this person has no such session; ending twice changes nothing. */
  end(tenantId: string, analystId: string, id: string): Promise<boolean>
  /** The number that were open. */
  endAll(tenantId: string, analystId: string, exceptId?: string): Promise<number>
}

export interface CustomerPort {
  /** `created: false` hands back the tenant's customer that already has this `externalRef`. */
  create(input: {
    tenantId: string
    externalRef?: string | undefined
  }): Promise<{ readonly created: boolean; readonly customer: record.CustomerRecord }>
  get(tenantId: string, id: string): Promise<record.CustomerRecord | null>
  /** Newest first. */
  list(tenantId: string, page: PageRequest & CustomerFilter): Promise<Page<record.CustomerRecord> | 'invalid_cursor'>
  /** none → standard, never down; true when it moved. */
  raiseKycTier(tenantId: string, id: string): Promise<boolean>
}

export interface DevicePort {
  /** The HMAC key (`qe_dev_…`) is returned this once; stored sealed, found by a keyed index. */
  create(input: {
    tenantId: string
    name: string
    platform?: string | undefined
  }): Promise<{ readonly device: record.DeviceRecord; readonly hmacKey: string }>
  get(tenantId: string, id: string): Promise<record.DeviceRecord | null>
  list(tenantId: string, page: PageRequest): Promise<Page<record.DeviceRecord> | 'invalid_cursor'>
  revoke(tenantId: string, id: string): Promise<record.DeviceRecord | null>
  /** The active device whose key this is; null when unknown, revoked or another tenant's. */
  findByHmacKey(tenantId: string, hmacKey: string): Promise<record.DeviceRecord | null>
}

export interface CaptureSessionPort {
  /** The token (`qe_cst_…`) is returned this once and stored as SHA-256. Dated by the database clock. */
  create(input: {
    tenantId: string
    customerId: string
    locale: Locale
    requiredAssurance: RequiredAssurance
    returnUrl: string | null
    ttlMs: number
  }): Promise<{ readonly session: record.CaptureSessionRecord; readonly token: string }>
  get(tenantId: string, id: string): Promise<record.CaptureSessionRecord | null>
  /** In any state; whoever asks decides what a closed session may still do. */
  findByToken(token: string): Promise<record.CaptureSessionRecord | null>
  /** Where the person stands; changes nothing once the session is not open. */
  noteStep(tenantId: string, id: string, step: CaptureStep): Promise<record.CaptureSessionRecord | null>
  /** Counts one capture, the same digest once; `closed` when the session is not open or `allowed` were taken. Exact over all processes. */
  takeCapture(input: { tenantId: string; id: string; digest: string; allowed: number }): Promise<'taken' | 'closed'>
  /** What became of the latest capture; `ended` completes the session. */
  noteOutcome(
    tenantId: string,
    id: string,
    outcome: record.CaptureSessionOutcome,
    ended: boolean,
  ): Promise<record.CaptureSessionRecord | null>
  /** Cancelling twice, or what has ended, changes nothing. */
  cancel(tenantId: string, id: string): Promise<record.CaptureSessionRecord | null>
}

export interface ChallengePort {
  /** Issued and dated by the database clock. `hmacSecret` is sealed under the customer's key. */
  issue(input: {
    tenantId: string
    customerId: string
    nonce: string
    hmacSecret: string
    colors: readonly string[]
    holdMs: readonly number[]
    ttlMs: number
  }): Promise<record.ChallengeRecord>
  /** With the opened secret as UTF-8 bytes: the HMAC key. Fill it with zeros after use. */
  findByNonce(
    tenantId: string,
    nonce: string,
  ): Promise<{ readonly challenge: record.ChallengeRecord; readonly hmacKey: Buffer } | null>
  /** Counts a bad signature; the third revokes. Does not touch a consumed challenge. */
  noteBadSignature(tenantId: string, id: string): Promise<{ readonly badSignatures: number; readonly revoked: boolean }>
  /** Challenges the customer consumed in the 24 hours before now on the database clock. */
  attemptsInLastDay(tenantId: string, customerId: string): Promise<number>
}

export type BeginCapture = {
  readonly tenantId: string
  readonly customerId: string
  /** null: a bundle without a challenge. */
  readonly nonce: string | null
  readonly digest: string
  readonly requestId: string
  /** After this long without `commit` the capture may be taken over by a retry or the sweeper. */
  readonly leaseMs: number
}

export type BeginCaptureResult =
  | {
      readonly kind: 'started'
      readonly captureId: string
      readonly bundleId: string
      /** Proof of ownership for `markSealed`, `commit` and `fail`. */
      readonly leaseToken: string
      readonly receivedAtMs: number
      readonly challenge: record.ChallengeRecord | null
      /** 1 for the customer's first consumed challenge of the last 24 hours; 0 without a challenge. */
      readonly attempt: number
      /** true: an earlier owner crashed or failed; same challenge, same digest, same ids. */
      readonly resumed: boolean
    }
  /** Same digest, already answered: send these bytes again. */
  | { readonly kind: 'already_done'; readonly captureId: string; readonly response: record.StoredResponse }
  /** Same digest, another owner is at work. */
  | { readonly kind: 'in_progress'; readonly captureId: string; readonly retryAfterMs: number }
  /** No challenge, and another customer of the tenant already sent these very bytes. */
  | { readonly kind: 'duplicate_bundle' }
  | { readonly kind: 'challenge_not_found' }
  | { readonly kind: 'challenge_customer_mismatch' }
  | { readonly kind: 'challenge_expired' }
  /** Used by another bundle. */
  | { readonly kind: 'challenge_consumed' }
  /** Three bad signatures. */
  | { readonly kind: 'challenge_revoked' }

export interface CaptureOwner {
  readonly tenantId: string
  readonly captureId: string
  readonly leaseToken: string
}

/** Everything of a verdict, in plain. What is private is sealed by the port under the customer's key before the transaction starts. */
export interface CommitCapture extends CaptureOwner {
  readonly verification: {
    readonly id: string
    readonly status: VerificationStatus
    readonly score: number
    readonly assuranceTier: AssuranceTier
  }
  readonly bundle: {
    readonly deviceId: string | null
    readonly platform: string
    readonly sdkVersion: string
    readonly keySource: KeySource
    readonly capturedAtMs: number
    readonly verdict: Verdict
    readonly assuranceTier: AssuranceTier
    readonly score: number
    readonly policyVersion: string
    readonly antiSpoof: record.FusedRecord
    readonly tamper: record.FusedRecord
    readonly missing: readonly string[]
    readonly stageMs: Readonly<Record<string, number>>
  }
  readonly votes: readonly record.VoteRecord[]
  /** Plain JSON, sealed; `bundles.openEvidence` gives it back for a replay. */
  readonly evidence: unknown
  /** Plain JSON of the reading as the API shows it, sealed; null when no card was found. */
  readonly ocr: unknown
  /** Indexed blind, never stored; null when unreadable. */
  readonly nik: string | null
  readonly frames: readonly (record.SealedFrame & {
    readonly width: number
    readonly height: number
    readonly perceptualHash: string
    readonly step: number | null
  })[]
  readonly faceEnrolment: {
    readonly id: string
    readonly state: record.FaceEnrolmentRecord['state']
    readonly modelId: string
    readonly space: string | null
    readonly runtime: string | null
    readonly quality: 'good' | 'low' | null
    readonly reason: string | null
    readonly searchable: boolean
    /** Numbers of length 1; sealed. null: none was made, and the enrolment is a stub. */
    readonly template: Float32Array | null
  } | null
  /** The outcome earns the customer's KYC tier standard. */
  readonly raiseKycTier: boolean
  readonly actor: string
  readonly requestId: string
  readonly response: record.StoredResponse
}

/** `lease_lost`: another owner took over or committed; answer from what it stored (`begin` again). */
export type CommitResult =
  { readonly kind: 'committed'; readonly kycTierMoved: boolean } | { readonly kind: 'lease_lost' }

export interface CapturePort {
  /** Transaction 1: consumes the challenge and inserts the capture. Of any number of callers exactly one is `started`. */
  begin(input: BeginCapture): Promise<BeginCaptureResult>
  /** The frames are durable: records their keys, and the rest of the bundle (sealed) so that a sweeper can finish the work. Renews the lease. */
  markSealed(
    owner: CaptureOwner,
    input: { frames: readonly record.SealedFrame[]; bundleWithoutFrames: unknown; leaseMs: number },
  ): Promise<'ok' | 'lease_lost'>
  /** Transaction 2: verification, bundle, votes, frames, tier, audit entry and stored response, or nothing. */
  commit(input: CommitCapture): Promise<CommitResult>
  /** Gives up without a verdict; the same digest may start again at once. */
  fail(owner: CaptureOwner, reason: string): Promise<'ok' | 'lease_lost'>
  get(tenantId: string, id: string): Promise<record.CaptureRecord | null>
}

/** From inclusive, to exclusive. */
export interface TimeRange {
  readonly fromMs?: number | undefined
  readonly toMs?: number | undefined
}

export interface VerificationFilter extends TimeRange {
  readonly customerId?: string | undefined
  readonly bundleId?: string | undefined
  readonly status?: VerificationStatus | undefined
  readonly assuranceTier?: AssuranceTier | undefined
  /** Only what no later row superseded. */
  readonly current?: boolean | undefined
  /** Made by a person (true) or by the machine (false). */
  readonly reviewed?: boolean | undefined
}

export interface BundleFilter extends TimeRange {
  readonly customerId?: string | undefined
  readonly verdict?: Verdict | undefined
  readonly assuranceTier?: AssuranceTier | undefined
  readonly platform?: string | undefined
  readonly keySource?: KeySource | undefined
}

export interface CustomerFilter extends TimeRange {
  readonly externalRef?: string | undefined
  readonly kycTier?: KycTier | undefined
}

export interface AuditFilter extends TimeRange {
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly subject?: string | undefined
  /** Default false: oldest first, as the chain runs. */
  readonly newestFirst?: boolean | undefined
}

export interface VerificationPort {
  get(tenantId: string, id: string): Promise<record.VerificationRecord | null>
  /** Newest first. */
  list(
    tenantId: string,
    page: PageRequest & VerificationFilter,
  ): Promise<Page<record.VerificationRecord> | 'invalid_cursor'>
}

export interface BundlePort {
  get(tenantId: string, id: string): Promise<record.BundleRecord | null>
  /** Newest first. */
  list(tenantId: string, page: PageRequest & BundleFilter): Promise<Page<record.BundleRecord> | 'invalid_cursor'>
  /** In the order they were committed. */
  openVotes(tenantId: string, id: string): Promise<readonly record.VoteRecord[] | null>
  openEvidence(tenantId: string, id: string): Promise<unknown>
  /** null when there is no such bundle or nothing was read. */
  openOcr(tenantId: string, id: string): Promise<unknown>
  faceEnrolment(tenantId: string, bundleId: string): Promise<record.FaceEnrolmentRecord | null>
  /** Bundles on which this NIK was read, newest first, at most 100. */
  findByNik(
    tenantId: string,
    nik: string,
  ): Promise<readonly { readonly bundleId: string; readonly customerId: string; readonly createdAtMs: number }[]>
}

export interface FramePort {
  /** Seals one frame into the blob store, durable when it resolves. Write before the row that names it. */
  seal(input: {
    tenantId: string
    customerId: string
    bundleId: string
    index: number
    contentType: record.FrameContentType
    bytes: Buffer
  }): Promise<record.SealedFrame>
  list(tenantId: string, bundleId: string): Promise<readonly record.FrameRecord[]>
  /** The plain image of a frame that is sealed but not committed yet: its capture names it, no frame row does. Digest checked. */
  openSealed(input: {
    tenantId: string
    customerId: string
    bundleId: string
    frame: record.SealedFrame
  }): Promise<Buffer>
  /** The plain image, its digest checked; null when there is no such frame or it was purged. An audited act: append the entry first. */
  open(tenantId: string, bundleId: string, index: number): Promise<Buffer | null>
}

export interface FacePort {
  get(tenantId: string, id: string): Promise<record.FaceEnrolmentRecord | null>
  /** The plain template; null when there is none (any more). */
  openTemplate(tenantId: string, id: string): Promise<Float32Array | null>
  /**
   * Quarantine lifted or imposed, or the enrolment revoked, with an audit entry. Revoking destroys the template and is
   * final: null then, and when there is no such enrolment.
   */
  setState(
    tenantId: string,
    id: string,
    state: record.FaceEnrolmentRecord['state'],
    by: { readonly actor: string; readonly requestId?: string | null },
  ): Promise<record.FaceEnrolmentRecord | null>
  /** The number of the latest change of each tenant. */
  heads(): Promise<readonly { readonly tenantId: string; readonly sequence: number }[]>
  /** Enrolments that changed after `sequence`, oldest change first, each once and as it is now. At most `limit`. */
  changesSince(tenantId: string, sequence: number, limit: number): Promise<readonly record.FaceChange[]>
}

export interface FrameHistoryPort {
  /** Frames of committed bundles of the tenant with the same bytes, or a perceptual hash within `maxDistanceBits` (0–11). At most 50 matches a frame, closest first. */
  find(input: {
    tenantId: string
    customerId: string
    frames: readonly { readonly index: number; readonly sha256: string; readonly perceptualHash: string }[]
    maxDistanceBits: number
  }): Promise<readonly record.FrameMatch[]>
}

export interface IdempotencyScope {
  readonly tenantId: string
  /** Id of the API key or session token. */
  readonly actorId: string
  /** `POST /api/…`. */
  readonly route: string
  readonly key: string
}

export type IdempotencyBegin =
  | { readonly kind: 'started'; readonly token: string }
  | { readonly kind: 'replay'; readonly response: record.StoredResponse }
  /** The key was used with another body. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'in_progress'; readonly retryAfterMs: number }

export interface IdempotencyPort {
  /** `bodyHash`: SHA-256 hex of the raw body. A lost owner's lease runs out after `leaseMs`. Kept 24 hours. */
  begin(input: IdempotencyScope & { bodyHash: string; leaseMs: number }): Promise<IdempotencyBegin>
  /** Stores a reply, sealed under `subjectId` (a customer, or the tenant where there is none). Never a 5xx. False when the lease was lost. */
  complete(
    scope: IdempotencyScope,
    input: { token: string; subjectId: string; response: record.StoredResponse },
  ): Promise<boolean>
  /** Forgets the attempt, so that a retry runs at once. */
  abandon(scope: IdempotencyScope, token: string): Promise<void>
}

export interface RateLimitResult {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Until the oldest counted call leaves the window; 0 when none is counted. */
  readonly resetMs: number
  /** Until the next call can be allowed; 0 when allowed. */
  readonly retryAfterMs: number
}

export interface RateLimitPort {
  /** Counts one call when allowed. In any window of `windowMs` at most `limit` (1–10 000) are; refused calls do not count. Exact over all processes. */
  take(input: { bucket: string; limit: number; windowMs: number }): Promise<RateLimitResult>
  /** Forgets the calls of a bucket: what was limited has succeeded. */
  forget(bucket: string): Promise<void>
}

export interface AuditEntry {
  readonly tenantId: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly requestId?: string | null
  readonly details?: Readonly<Record<string, unknown>>
}

export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly headHash: string }
  | { readonly ok: false; readonly entries: number; readonly brokenAt: number; readonly why: string }

export interface AuditPort {
  /** Inside `transaction` it stands or falls with the act it records; make it the last write there, it locks the tenant's chain. */
  append(entry: AuditEntry): Promise<record.AuditRecord>
  list(tenantId: string, page: PageRequest & AuditFilter): Promise<Page<record.AuditRecord> | 'invalid_cursor'>
  /** Walks the whole chain; names the first broken link. */
  verify(tenantId: string): Promise<AuditVerdict>
}

export interface StaleCapture {
  readonly capture: record.CaptureRecord
  readonly owner: CaptureOwner
  /** What `markSealed` kept; null at state received, and when the customer was erased since: give such a capture up. */
  readonly bundleWithoutFrames: unknown
}

export interface SweeperPort {
  /** Takes over captures left at received or sealed whose lease ran out; each is handed to one caller only. */
  claimStaleCaptures(input: { limit: number; leaseMs: number }): Promise<readonly StaleCapture[]>
  /**
   * Marks the frames of up to `limit` bundles purged that their tenant keeps no longer (`retentionDays`, from receipt, by
   * the machine's verdict; never while a case is undecided), each bundle with an audit entry. The keys of the objects to
   * delete; whatever of them stays is an orphan.
   */
  purgeDueFrames(input: { limit: number }): Promise<readonly string[]>
  /** Of these blob keys, those no row of a frame that is kept names. Give it only keys older than an hour: a frame is written before its row. */
  unreferencedKeys(keys: readonly string[]): Promise<readonly string[]>
  /** Drops idempotency keys older than 24 hours, rate windows unused for a day, and sessions and links of analysts over for a day; the number of rows. */
  dropExpired(): Promise<number>
}
