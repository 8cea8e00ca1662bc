import type { CaptureBundle, ErrorCode, ProblemItem } from '@identity/protocol'

/** Which key is this bundle said to be signed with? Asked by the intake thread, answered by the main thread. */
export interface KeyQuestion {
  readonly customerId: string
  readonly nonce: string | null
  /** As sent. With a nonce it is only compared, never used. */
  readonly hmacKey: string | null
}

export type KeyAnswer =
  | { readonly kind: 'key'; readonly key: Uint8Array }
  /** No key, and no need to look at the signature. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly errors?: readonly ProblemItem[] }

export interface IntakeFrame {
  /** The image file, owned by whoever holds the outcome. */
  readonly bytes: Uint8Array
  readonly format: 'jpeg' | 'png'
  /** Declared in the header, before EXIF orientation. */
  readonly width: number
  readonly height: number
}

export interface AcceptedCapture {
  readonly kind: 'accepted'
  readonly customerId: string
  readonly bundle: Omit<CaptureBundle, 'frames' | 'signature'>
  readonly frames: readonly IntakeFrame[]
  /** SHA-256 of the canonical signed bundle, lower-case hex. */
  readonly digest: string
  /** SHA-256 of the raw body, lower-case hex. */
  readonly bodySha256: string
  /** One answer for every way to be wrong. */
  readonly signatureValid: boolean
  readonly timings: IntakeTimings
}

/** Wall milliseconds a stage. */
export interface IntakeTimings {
  readonly parse: number
  readonly frames: number
  readonly signature: number
}

export interface RefusedCapture {
  readonly kind: 'refused'
  readonly code: ErrorCode
  readonly errors: readonly ProblemItem[]
}

/** Crosses a thread boundary, so an outcome is plain data and never an Error. */
export type IntakeOutcome = AcceptedCapture | RefusedCapture
