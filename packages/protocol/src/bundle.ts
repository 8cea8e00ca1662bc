import type { Camera, Platform } from './words.ts'

/** What the SDK knows about one frame; the n-th entry speaks of the n-th frame. */
export interface FrameMeta {
  /** Zero-based step of the flash challenge during which the frame was exposed. */
  readonly step?: number
  /** Unix time in ms on the phone's clock. */
  readonly capturedAtMs?: number
  readonly camera?: Camera
  readonly torch?: boolean
}

/** Mean colour the front camera saw during one step; r, g, b in 0–255 (fractions allowed). */
export interface FlashSample {
  /** Zero-based step of the flash challenge. */
  readonly step: number
  readonly r: number
  readonly g: number
  readonly b: number
  /** Unix time in ms on the phone's clock. */
  readonly atMs?: number
}

/** One reading of a three-axis sensor: time in ms, then x, y, z (m/s² for the accelerometer, rad/s for the gyroscope). */
export type SensorRow = readonly [tMs: number, x: number, y: number, z: number]

export interface SensorTrace {
  readonly accelerometer?: readonly SensorRow[]
  readonly gyroscope?: readonly SensorRow[]
}

/**
 * What an SDK signs and sends. Members that are not listed here are allowed: they are kept, signed and ignored,
 * so a newer SDK can talk to an older server.
 */
export interface CaptureBundle {
  /** Bundle schema version; "1.0". */
  readonly version: string
  /** SDK identifier and version, "qe-identity-sdk-rn@0.1.0". */
  readonly sdkVersion: string
  readonly platform: Platform
  /** Standard base64 (padded, no line breaks) of JPEG or PNG files; 1–10 frames of at most 12 MB of base64 each. */
  readonly frames: readonly string[]
  /** Wall-clock time of the capture, ISO-8601 with an offset or Z. */
  readonly capturedAt: string
  /** Lower-case hex HMAC-SHA256 over the canonical JSON of everything else in the bundle. */
  readonly signature: string
  /** Echo of the challenge's nonce; needed for tier high. */
  readonly flashChallengeNonce?: string
  readonly flashSamples?: readonly FlashSample[]
  /** Field name → text as read on the phone. Compared with the server's own reading, never believed. */
  readonly ocrFields?: Readonly<Record<string, string>>
  /** Field name → confidence 0–1. */
  readonly ocrConfidence?: Readonly<Record<string, number>>
  readonly frameMeta?: readonly FrameMeta[]
  readonly sensors?: SensorTrace
}

export type UnsignedBundle = Omit<CaptureBundle, 'signature'>

/** Body of `POST /api/identity/document/ktp/capture`. */
export interface CaptureRequest {
  readonly customerId: string
  readonly bundle: CaptureBundle
  /** The key the bundle was signed with. With a challenge it must equal the challenge's `hmacSecret`. */
  readonly hmacKey?: string
}
