import type { Camera, Platform } from '@identity/protocol'
import type { Transport } from 'qe-identity-sdk-web/core'

/** A camera that is open. */
export interface NativeCamera {
  readonly facing: Camera
  /** One whole picture as standard base64 of a JPEG; resolves once the exposure is over. */
  readonly takePicture: () => Promise<string>
}

/** What a capture needs of the device; everything else is the same on every platform. */
export interface NativePorts {
  readonly platform: Exclude<Platform, 'web'>
  readonly camera: NativeCamera
  /** Fills the screen with `#RRGGBB`; null ends the flashing. */
  readonly showColor: (color: string | null) => void
  readonly transport: Transport
  /** Resolves after about this many ms; rejects when the person left. */
  readonly wait: (ms: number) => Promise<void>
  /** Monotonic, ms. */
  readonly now: () => number
  /** Of the wall clock. */
  readonly today: () => Date
  readonly randomUuid: () => string
}
