import type { ErrorCode, ProblemItem } from '@identity/protocol'
import type { CaptureInput, Extraction } from '@identity/pipeline'

/** Parent to child. Sent with Node's `advanced` serialisation, which carries bytes as bytes. */
export interface AnalysisJob {
  readonly id: number
  readonly input: CaptureInput
}

/** Child to parent. */
export type AnalysisReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly id: number; readonly extraction: Extraction }
  /** The frames themselves are at fault. */
  | { readonly kind: 'refused'; readonly id: number; readonly code: ErrorCode; readonly errors: readonly ProblemItem[] }
  /** A bug of ours; `failure` is a name and call sites, no message. */
  | { readonly kind: 'failed'; readonly id: number; readonly failure: string }
