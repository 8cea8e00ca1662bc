/** Every closed list of words on the wire, once as a value (for schemas, docs and loops) and once as a type. */

export const PLATFORMS = ['rn-ios', 'rn-android', 'ios', 'android', 'flutter', 'web'] as const
export type Platform = (typeof PLATFORMS)[number]

/** The machine's word on one bundle; immutable once given. */
export const VERDICTS = ['passed', 'failed', 'requires_review'] as const
export type Verdict = (typeof VERDICTS)[number]

/** How far a passed bundle may be trusted. */
export const TIERS = ['high', 'standard', 'low'] as const
export type AssuranceTier = (typeof TIERS)[number]

/** passed → verified, requires_review → pending, failed → failed. */
export const STATUSES = ['verified', 'failed', 'pending'] as const
export type VerificationStatus = (typeof STATUSES)[number]

export const ANTI_SPOOF_WORDS = ['live', 'spoof', 'unclear'] as const
export type AntiSpoofWord = (typeof ANTI_SPOOF_WORDS)[number]

export const TAMPER_WORDS = ['authentic', 'tampered', 'unclear'] as const
export type TamperWord = (typeof TAMPER_WORDS)[number]

export const KYC_TIERS = ['none', 'standard'] as const
export type KycTier = (typeof KYC_TIERS)[number]

/** Which key signed a bundle: the challenge's secret, a provisioned device key, or one the server has never seen. */
export const KEY_SOURCES = ['challenge', 'device', 'self_asserted'] as const
export type KeySource = (typeof KEY_SOURCES)[number]

export const CAMERAS = ['front', 'rear'] as const
export type Camera = (typeof CAMERAS)[number]

export const FRAME_FORMATS = ['jpeg', 'png'] as const
export type FrameFormat = (typeof FRAME_FORMATS)[number]

/** `purged`: retention or erasure destroyed the frame's key; its digest stays. */
export const FRAME_STATES = ['sealed', 'purged'] as const
export type FrameState = (typeof FRAME_STATES)[number]

export const DEVICE_STATES = ['active', 'revoked'] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

/** Only `active` enrolments are found by a search. */
export const FACE_STATES = ['active', 'quarantined', 'revoked'] as const
export type FaceState = (typeof FACE_STATES)[number]

export const FACE_QUALITIES = ['good', 'low'] as const
export type FaceQuality = (typeof FACE_QUALITIES)[number]

/** What a comparison of two faces means under the thresholds in force; `review` is for a person. */
export const FACE_DECISIONS = ['accept', 'review', 'reject'] as const
export type FaceDecision = (typeof FACE_DECISIONS)[number]

/** Why there is no template of a face, or why its comparison decides nothing. */
export const FACE_REASONS = [
  'no_engine',
  'no_card',
  'no_face',
  'unsure_face',
  'too_small',
  'too_blurred',
  'drawn_portrait',
  'several_faces',
  'no_template',
  'other_model',
  'not_active',
  'analysis_unfinished',
] as const
export type FaceReason = (typeof FACE_REASONS)[number]

export const CHECK_OUTCOMES = ['ok', 'warn', 'fail'] as const
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number]

/**
 * What an app may tell the person to do better. Only advice about the picture: it must not teach an attacker which
 * check objected, so no hint is tied to one voter.
 */
export const RETRY_HINTS = [
  'show_whole_card',
  'move_closer',
  'hold_steady',
  'more_light',
  'less_glare',
  'brighter_screen',
] as const
export type RetryHint = (typeof RETRY_HINTS)[number]

/** `expired` is what the clock makes of an open session. */
export const CAPTURE_SESSION_STATES = ['open', 'completed', 'expired', 'cancelled'] as const
export type CaptureSessionState = (typeof CAPTURE_SESSION_STATES)[number]

/** Where the person stands in the capture; a reload goes on there. */
export const CAPTURE_STEPS = ['intro', 'camera', 'flash', 'review', 'submitting', 'done'] as const
export type CaptureStep = (typeof CAPTURE_STEPS)[number]

/** What a person makes of a bundle. */
export const REVIEW_DECISIONS = ['approve', 'reject', 'request_recapture'] as const
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number]

/** `claimed` is what the clock makes of a case with a running claim; `awaiting_second` was approved once. */
export const REVIEW_STATES = ['open', 'claimed', 'awaiting_second', 'decided'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** Why a person decided as they did; `REVIEW_REASONS_FOR` says which word goes with which decision. */
export const REVIEW_REASON_CODES = [
  'card_genuine',
  'identity_confirmed',
  'data_corrected',
  'screen_or_print',
  'forged_card',
  'edited_image',
  'not_the_holder',
  'duplicate_person',
  'not_a_ktp',
  'bad_image',
  'card_covered',
  'other',
] as const
export type ReviewReasonCode = (typeof REVIEW_REASON_CODES)[number]

export const REVIEW_REASONS_FOR: Readonly<Record<ReviewDecision, readonly ReviewReasonCode[]>> = {
  approve: ['card_genuine', 'identity_confirmed', 'data_corrected', 'other'],
  reject: [
    'screen_or_print',
    'forged_card',
    'edited_image',
    'not_the_holder',
    'duplicate_person',
    'not_a_ktp',
    'other',
  ],
  request_recapture: ['bad_image', 'card_covered', 'screen_or_print', 'not_a_ktp', 'other'],
}

/** Why a frame is looked at; kept in the audit trail with the access. */
export const FRAME_PURPOSES = ['review', 'second_opinion', 'complaint', 'fraud_inquiry', 'legal_request'] as const
export type FramePurpose = (typeof FRAME_PURPOSES)[number]

/** Bahasa Indonesia first. */
export const LOCALES = ['id', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** What a capture session may ask for: `low` is an outcome, never a wish. */
export const REQUIRED_ASSURANCES = ['standard', 'high'] as const
export type RequiredAssurance = (typeof REQUIRED_ASSURANCES)[number]

/** People who work in the dashboard; `ROLE_SCOPES` says what each may do. */
export const ANALYST_ROLES = ['viewer', 'analyst', 'supervisor', 'admin'] as const
export type AnalystRole = (typeof ANALYST_ROLES)[number]

/** `invited`: has no password yet. */
export const ANALYST_STATES = ['invited', 'active', 'deactivated'] as const
export type AnalystState = (typeof ANALYST_STATES)[number]

/** `code`: the password was right, a second factor is due. `enrol`: one must be set up. `full`: signed in. */
export const SIGN_IN_STAGES = ['code', 'enrol', 'full'] as const
export type SignInStage = (typeof SIGN_IN_STAGES)[number]

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const API_KEY_MODES = ['live', 'test'] as const
export type ApiKeyMode = (typeof API_KEY_MODES)[number]

/** `ending`: replaced, and still good until its overlap is over. */
export const API_KEY_STATES = ['active', 'ending', 'revoked'] as const
export type ApiKeyState = (typeof API_KEY_STATES)[number]

/** How much is at stake in a review case. */
export const RISK_LEVELS = ['low', 'medium', 'high'] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]

/**
 * What an API key may do. `verifications:view` covers challenge and capture because the published page says so;
 * `verifications:write` is accepted for those two as well.
 */
export const SCOPES = [
  'verifications:view',
  'verifications:write',
  'customers:read',
  'customers:write',
  'reviews:read',
  'reviews:write',
  'reviews:override',
  'frames:read',
  'faces:match',
  'faces:manage',
  'devices:write',
  'sessions:write',
  'webhooks:manage',
  'keys:manage',
  'members:manage',
  'settings:manage',
  'audit:read',
  'privacy:erase',
] as const
export type Scope = (typeof SCOPES)[number]
