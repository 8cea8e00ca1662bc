import type { CaptureClientView } from './capture-result.ts'
import type { CaptureSessionState, CaptureStep, Locale, RequiredAssurance } from './words.ts'

/**
 * A capture session lets one person capture one card without an API key ever reaching a browser: your server makes it,
 * the person's browser gets its token.
 */
export interface CaptureSessionRequest {
  readonly customerId: string
  /** `https:` (or `http:` on this machine) address the hosted page leads back to when the capture has ended. */
  readonly returnUrl?: string
  /** Default `id`. */
  readonly locale?: Locale
  /** Default `standard`. `high` asks for the flash challenge; a capture below what is asked may be tried again. */
  readonly requiredAssurance?: RequiredAssurance
  /** 60 000 – 86 400 000; default 1 800 000. */
  readonly ttlMs?: number
}

/** For your server. */
export interface CaptureSession {
  /** `cs_` and a ULID. */
  readonly id: string
  readonly customerId: string
  readonly state: CaptureSessionState
  readonly step: CaptureStep
  readonly locale: Locale
  readonly requiredAssurance: RequiredAssurance
  readonly returnUrl: string | null
  /** Captures submitted so far, and how many there may be. */
  readonly captures: number
  readonly capturesAllowed: number
  /** The latest capture of the session; read the verification for all that is known of it. */
  readonly outcome: { readonly verificationId: string; readonly ktpBundleId: string } | null
  readonly createdAt: string
  readonly expiresAt: string
}

/** Where a session can be gone on with. */
export interface CaptureSessionLink {
  /** The hosted page. The token stands behind `#`, so that no server log and no Referer header ever holds it. */
  readonly url: string
  /** The same address as a QR code, an SVG image: show it where the person has no camera. */
  readonly qrSvg: string
}

/** The reply that gives a session's token, once. */
export interface CaptureSessionCreated extends CaptureSession, CaptureSessionLink {
  /** `qe_cst_…`: give it to the browser of this customer and to nobody else. */
  readonly token: string
}

/** For the browser that holds the token. */
export interface CaptureSessionClientView {
  readonly id: string
  readonly customerId: string
  readonly state: CaptureSessionState
  readonly step: CaptureStep
  readonly locale: Locale
  readonly requiredAssurance: RequiredAssurance
  readonly returnUrl: string | null
  readonly capturesLeft: number
  readonly outcome: CaptureClientView | null
  readonly expiresAt: string
}

export interface CaptureProgressRequest {
  readonly step: CaptureStep
}
