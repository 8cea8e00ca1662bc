import type {
  AnalystRole,
  AnalystState,
  AssuranceTier,
  CaptureStep,
  FrameState,
  KeySource,
  KycTier,
  Locale,
  RequiredAssurance,
  SignInStage,
  Theme,
  Verdict,
  VerificationStatus,
} from '@identity/protocol'
import type { ColumnType } from 'kysely'
import type { ReviewDecision, RiskLevel } from '@identity/protocol'

/** libsql hands back ArrayBuffer, pg a Buffer; both take a Buffer. Read through `asBuffer`. */
export type Bytes = ColumnType<ArrayBuffer | Buffer, Buffer, Buffer>
type NullableBytes = ColumnType<ArrayBuffer | Buffer | null, Buffer | null, Buffer | null>

export function asBuffer(bytes: ArrayBuffer | Buffer): Buffer {
  return bytes instanceof ArrayBuffer ? Buffer.from(bytes) : bytes
}

/** The schema as Kysely sees it; the truth is in the migrations, and `schema.test.ts` compares the two dumps. */
export interface Tables {
  meta: { name: string; value: string }
  tenants: { id: string; name: string; settings: string; created_at: number }
  api_keys: {
    tenant_id: string
    id: string
    name: string
    mode: 'live' | 'test'
    scopes: string
    hint: string
    secret_hash: string
    created_at: number
    last_used_at: number | null
    revoked_at: number | null
    predecessor_id: string | null
    expires_at: number | null
  }
  subject_keys: {
    tenant_id: string
    subject_id: string
    key_id: string
    wrapped: NullableBytes
    master_version: number
    created_at: number
    destroyed_at: number | null
  }
  customers: {
    tenant_id: string
    id: string
    external_ref: string | null
    kyc_tier: KycTier
    created_at: number
    updated_at: number
  }
  devices: {
    tenant_id: string
    id: string
    name: string
    platform: string | null
    key_index: string
    sealed_key: Bytes
    created_at: number
    revoked_at: number | null
  }
  capture_sessions: {
    tenant_id: string
    id: string
    customer_id: string
    token_hash: string
    state: 'open' | 'completed' | 'cancelled'
    step: CaptureStep
    locale: Locale
    required_assurance: RequiredAssurance
    return_url: string | null
    capture_digests: string
    outcome: string | null
    version: number
    created_at: number
    expires_at: number
  }
  challenges: {
    tenant_id: string
    id: string
    customer_id: string
    purpose: 'ktp'
    nonce: string
    colors: string
    hold_ms: string
    sealed_secret: Bytes
    issued_at: number
    expires_at: number
    consumed_at: number | null
    consumed_digest: string | null
    bad_signatures: number
    revoked_at: number | null
  }
  captures: {
    tenant_id: string
    id: string
    customer_id: string
    challenge_id: string | null
    challenge_key: string
    digest: string
    bundle_id: string
    state: 'received' | 'sealed' | 'done' | 'failed'
    frames: string
    sealed_bundle: NullableBytes
    request_id: string
    received_at: number
    updated_at: number
    lease_token: string
    lease_until: number
    attempts: number
    failure: string | null
    response_status: number | null
    response_type: string | null
    sealed_response: NullableBytes
  }
  bundles: {
    tenant_id: string
    id: string
    customer_id: string
    capture_id: string
    verification_id: string
    challenge_id: string | null
    device_id: string | null
    digest: string
    platform: string
    sdk_version: string
    key_source: KeySource
    captured_at: number
    received_at: number
    verdict: Verdict
    assurance_tier: AssuranceTier
    score: number
    policy_version: string
    anti_spoof: string
    tamper: string
    missing: string
    frames_stored: number
    stage_ms: string
    nik_index: string | null
    sealed_votes: Bytes
    sealed_evidence: Bytes
    sealed_ocr: NullableBytes
    created_at: number
  }
  votes: {
    tenant_id: string
    bundle_id: string
    position: number
    name: string
    family: 'anti_spoof' | 'tamper'
    version: string
    passed: number | null
    finding: string
    llr: number
    score: number
    ms: number
  }
  verifications: {
    tenant_id: string
    id: string
    customer_id: string
    bundle_id: string
    status: VerificationStatus
    score: number
    assurance_tier: AssuranceTier
    actor_user_id: string | null
    supersedes_id: string | null
    created_at: number
  }
  frames: {
    tenant_id: string
    bundle_id: string
    frame_index: number
    customer_id: string
    object_key: string
    content_type: 'image/jpeg' | 'image/png'
    sha256: string
    size_bytes: number
    width: number
    height: number
    perceptual_hash: string
    step: number | null
    state: FrameState
    created_at: number
  }
  frame_bands: { tenant_id: string; band: number; bundle_id: string; frame_index: number }
  face_enrolments: {
    tenant_id: string
    id: string
    customer_id: string
    bundle_id: string
    state: 'active' | 'quarantined' | 'revoked'
    model_id: string
    fallback_stub: number
    sealed_embedding: NullableBytes
    created_at: number
    space: string | null
    runtime: string | null
    quality: 'good' | 'low' | null
    reason: string | null
    searchable: number
    change_sequence: number
  }
  face_heads: { tenant_id: string; sequence: number }
  idempotency_keys: {
    tenant_id: string
    actor_id: string
    route: string
    idempotency_key: string
    body_hash: string
    token: string
    lease_until: number
    created_at: number
    subject_id: string | null
    response_status: number | null
    response_type: string | null
    sealed_response: NullableBytes
  }
  review_heads: { tenant_id: string; sequence: number }
  review_cases: {
    tenant_id: string
    id: string
    bundle_id: string
    customer_id: string
    verdict: 'failed' | 'requires_review'
    state: 'open' | 'awaiting_second' | 'decided'
    platform: string
    risk: number
    risk_level: RiskLevel
    reasons: string
    opened_at: number
    claimed_by: string | null
    claimed_at: number | null
    claim_until: number
    first_by: string | null
    first_at: number | null
    first_reason: string | null
    sealed_first_text: NullableBytes
    decision: ReviewDecision | null
    reason_code: string | null
    sealed_text: NullableBytes
    decided_by: string | null
    decided_at: number | null
    verification_id: string | null
    change_sequence: number
  }
  review_case_reasons: { tenant_id: string; reason: string; opened_at: number; case_id: string }
  review_notes: {
    tenant_id: string
    id: string
    case_id: string
    author: string
    sealed_text: Bytes
    created_at: number
  }
  rate_limits: { bucket: string; hits: string; touched_at: number }
  analysts: {
    tenant_id: string
    id: string
    email_index: string
    sealed_profile: Bytes
    role: AnalystRole
    state: AnalystState
    locale: Locale
    theme: Theme
    password_hash: string | null
    sealed_totp: NullableBytes
    totp_confirmed: number
    totp_last_step: number
    external_subject: string | null
    created_at: number
    last_sign_in_at: number | null
  }
  analyst_sessions: {
    tenant_id: string
    id: string
    analyst_id: string
    token_hash: string
    stage: SignInStage
    client: string
    created_at: number
    last_seen_at: number
    expires_at: number
    ended_at: number | null
  }
  analyst_recovery_codes: { tenant_id: string; analyst_id: string; code_hash: string; used_at: number | null }
  analyst_links: {
    token_hash: string
    tenant_id: string
    analyst_id: string | null
    created_at: number
    expires_at: number
    used_at: number | null
  }
  audit_heads: { tenant_id: string; sequence: number; hash: string }
  audit_entries: {
    tenant_id: string
    sequence: number
    id: string
    at: number
    actor: string
    action: string
    subject: string
    request_id: string | null
    details: string
    previous_hash: string
    hash: string
  }
}
