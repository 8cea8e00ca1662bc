import type { CaptureBundle, KeySource } from '@identity/protocol'
import type { SessionEvidence } from '@identity/pipeline'

/**
 * What must be kept, sealed beside the frames, for any process to finish a capture later: the bundle without its frames
 * and what the server alone knows of it.
 */
export interface SealedFacts {
  readonly layout: 1
  readonly bundle: Omit<CaptureBundle, 'frames' | 'signature'>
  readonly session: SessionEvidence & { readonly keySource: KeySource; readonly capturedAtMs: number }
  readonly deviceId: string | null
  /** `key_…`; the actor of the audit entry. */
  readonly actor: string
  /** Declared sizes in bundle order, for a capture whose frames never could be read. */
  readonly frames: readonly { readonly format: 'jpeg' | 'png'; readonly width: number; readonly height: number }[]
}
