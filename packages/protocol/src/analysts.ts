import type {
  AnalystRole,
  AnalystState,
  ApiKeyMode,
  ApiKeyState,
  Locale,
  RiskLevel,
  Scope,
  SignInStage,
  Theme,
} from './words.ts'

/** People who work in the dashboard, and what admins manage there. Times are ISO-8601 in UTC. */

export interface SignInRequest {
  readonly email: string
  readonly password: string
}

/** How far a sign-in has come. The session itself travels in a cookie that no script can read. */
export interface SignInResult {
  readonly stage: SignInStage
  /** Sent as `X-CSRF-Token` with every POST, PUT, PATCH and DELETE of this session. */
  readonly csrfToken: string
}

/** `GET /api/identity/analysts/sign-in`: what a sign-in page must know before anything was typed. */
export interface SignInMethods {
  /** null: no identity provider is set up. */
  readonly oidc: { readonly name: string } | null
  /** The session of this browser that still needs a code or an authenticator app. */
  readonly begun: SignInResult | null
}

/** One of the two. */
export interface SecondFactorRequest {
  /** Six digits of the authenticator app. */
  readonly code?: string
  readonly recoveryCode?: string
}

export interface SetupRequest {
  /** From the one-time link, behind its `#`. */
  readonly token: string
  readonly password: string
  /** Only with the link that makes the first admin, which belongs to nobody yet. */
  readonly email?: string
  readonly name?: string
}

export interface Analyst {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: AnalystRole
  readonly state: AnalystState
  readonly totpEnrolled: boolean
  readonly createdAt: string
  readonly lastSignInAt: string | null
}

export interface AnalystList {
  readonly data: readonly Analyst[]
}

export interface AnalystMe extends SignInResult {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: AnalystRole
  readonly scopes: readonly Scope[]
  readonly locale: Locale
  readonly theme: Theme
  readonly tenant: { readonly id: string; readonly name: string }
  readonly totpEnrolled: boolean
  readonly recoveryCodesLeft: number
  readonly session: { readonly id: string; readonly expiresAt: string; readonly idleMs: number }
}

export interface AnalystPreferencesRequest {
  readonly locale?: Locale
  readonly theme?: Theme
}

export interface AnalystSession {
  readonly id: string
  /** Browser and system, as far as the browser says. */
  readonly client: string
  readonly current: boolean
  readonly createdAt: string
  /** At most a minute old. */
  readonly lastSeenAt: string
  readonly expiresAt: string
}

export interface AnalystSessionList {
  readonly data: readonly AnalystSession[]
}

/** Shown once, while an authenticator app is set up. */
export interface TotpEnrolment {
  /** Base32, for typing in. */
  readonly secret: string
  readonly otpauthUrl: string
  readonly qrSvg: string
}

export interface TotpConfirmRequest {
  readonly code: string
}

/** The only reply that carries recovery codes. Each works once. */
export interface RecoveryCodes extends SignInResult {
  readonly recoveryCodes: readonly string[]
}

export interface PasswordChangeRequest {
  readonly currentPassword: string
  readonly newPassword: string
}

export interface PasswordConfirmRequest {
  readonly password: string
}

export interface AnalystInviteRequest {
  readonly email: string
  readonly name: string
  readonly role: AnalystRole
  readonly locale?: Locale
}

/** The only reply that carries a one-time link. Hand it over by a way you trust; nothing is sent from here. */
export interface AnalystInvited {
  readonly analyst: Analyst
  readonly link: string
  readonly linkExpiresAt: string
}

export interface AnalystChangeRequest {
  readonly role?: AnalystRole
  readonly state?: 'active' | 'deactivated'
}

export interface ApiKeyCreateRequest {
  readonly name: string
  readonly mode?: ApiKeyMode
  readonly scopes: readonly Scope[]
}

export interface ApiKeyRotateRequest {
  /** Milliseconds the old key goes on; 0 stops it at once. */
  readonly overlapMs?: number
}

export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly mode: ApiKeyMode
  readonly scopes: readonly string[]
  /** First characters of the secret. */
  readonly hint: string
  readonly state: ApiKeyState
  readonly createdAt: string
  /** At most a minute old. */
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
  /** When a rotated key stops. */
  readonly expiresAt: string | null
  /** The key this one replaced. */
  readonly predecessorId: string | null
}

export interface ApiKeyList {
  readonly data: readonly ApiKey[]
}

/** The only reply that carries the secret of an API key. */
export interface ApiKeyCreated extends ApiKey {
  readonly secret: string
}

/** Days; null: kept until it is erased. */
export interface RetentionDays {
  readonly passed: number | null
  readonly failed: number | null
  readonly review: number | null
}

export interface TenantSettingsView {
  readonly allowSelfAssertedKeys: boolean
  readonly retentionDays: RetentionDays
  /** From this risk on a decision needs a second person; null: never. */
  readonly secondApproverFrom: RiskLevel | null
  /** How long a claimed case is its analyst's alone, milliseconds. */
  readonly reviewClaimMs: number
}

export interface TenantSettingsChange {
  readonly allowSelfAssertedKeys?: boolean
  readonly retentionDays?: RetentionDays
  readonly secondApproverFrom?: RiskLevel | null
  readonly reviewClaimMs?: number
}
