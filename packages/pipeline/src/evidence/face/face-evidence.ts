import type { RuntimeName } from '../../engines/runtime/load-runtime.ts'
import type { CardBox } from '../evidence.ts'

/** Why a capture ends without a template of its portrait. */
export type NoTemplateReason = 'no_engine' | 'no_card' | 'no_face' | 'unsure_face' | 'too_small' | 'too_blurred'

export interface MeasuredPortrait {
  /** The frame whose portrait was embedded: the best one. */
  readonly frame: number
  /** The detector's box on the rectified card. */
  readonly box: CardBox
  /** The detector's probability of a face, 0–1. */
  readonly score: number
  /** Width of the printed portrait on that frame, from the width of the card. */
  readonly portraitWidthPx: number
}

/** What was found of the portrait. The template itself is never part of the evidence: it is sealed apart. */
export type FaceEvidence =
  | { readonly kind: 'none'; readonly why: NoTemplateReason; readonly portrait: MeasuredPortrait | null }
  | {
      readonly kind: 'template'
      readonly portrait: MeasuredPortrait
      readonly modelId: string
      readonly space: string
      readonly runtime: RuntimeName
      /** `low`: small or blurred; it is enrolled, and a comparison with it fails more often. */
      readonly quality: 'good' | 'low'
      readonly eyeDistancePx: number
      /** Variance of the Laplacian of the aligned face, luma codes². */
      readonly sharpness: number
      /** See `drawnLikeness`; a drawn portrait is enrolled, but never searched for nor found. */
      readonly drawnLikeness: number
      /** Cosine between this template and the portrait on other frames of the burst: the same print, seen again. */
      readonly otherFrames: readonly { readonly frame: number; readonly cosine: number }[]
    }

/** Enrolments of other customers of the tenant with the same face. */
export interface FaceHistoryEvidence {
  /** null when nothing could be searched: no template, a drawn portrait, or no store to ask (`identity verify`). */
  readonly candidates: readonly FaceCandidate[] | null
  /** Why `candidates` is null; null when it is not. */
  readonly notSearched: 'no_template' | 'drawn_portrait' | 'no_store' | 'index_unavailable' | null
  /** The thresholds in force. */
  readonly thresholds: { readonly candidate: number; readonly likely: number }
}

export interface FaceCandidate {
  readonly enrolmentId: string
  readonly bundleId: string
  readonly customerId: string
  /** Cosine, −1…1. */
  readonly score: number
  readonly likely: boolean
  /** The same NIK was read on both cards; null when one of them was not read. */
  readonly sameNik: boolean | null
}
