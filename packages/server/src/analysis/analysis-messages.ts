import type { ErrorCode, ProblemItem } from '@identity/protocol'
import type { CaptureInput, Extraction, FaceIdentity, PhotoFace } from '@identity/pipeline'

/** Parent to child. Sent with Node's `advanced` serialisation, which carries bytes as bytes. */
export type AnalysisJob =
  | { readonly id: number; readonly kind: 'capture'; readonly input: CaptureInput }
  /** One photo of a face, to be compared. */
  | { readonly id: number; readonly kind: 'face'; readonly photo: Uint8Array }

/** `no_engine`: the models did not open; nothing was looked at. */
export type FaceOfPhoto = PhotoFace | { readonly kind: 'none'; readonly why: 'no_engine' }

/** Child to parent. */
export type AnalysisReply =
  /** `face` null: its models did not open, `faceFault` says why. */
  | { readonly kind: 'ready'; readonly face: FaceIdentity | null; readonly faceFault: string | null }
  | { readonly kind: 'face'; readonly id: number; readonly face: FaceOfPhoto }
  | { readonly kind: 'done'; readonly id: number; readonly extraction: Extraction }
  /** The frames themselves are at fault. */
  | { readonly kind: 'refused'; readonly id: number; readonly code: ErrorCode; readonly errors: readonly ProblemItem[] }
  /** A bug of ours; `failure` is a name and call sites, no message. */
  | { readonly kind: 'failed'; readonly id: number; readonly failure: string }
