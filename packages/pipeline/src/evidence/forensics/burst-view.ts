import type { RgbImage } from '@identity/vision'
import type { PixelRegion } from '../../engines/decode/decode-region.ts'
import type { ReadingEvidence } from '../evidence.ts'
import type { CardPose } from '../frame/card-pose.ts'
import type { SharedProducts } from './shared-products.ts'

export type { CardPose }

/** One frame of a burst as a measure sees it: small pictures are at hand, full-scale pixels are fetched. */
export interface FrameView {
  readonly index: number
  /** The file as it came, for what looks at its compression. */
  readonly encoded: Uint8Array
  readonly format: 'jpeg' | 'png'
  /** Upright pixels at full size. */
  readonly width: number
  readonly height: number
  /** The whole frame, upright, 640 px on its long side (or its own size when smaller). */
  readonly small: RgbImage
  /** null when no card was found on this frame, nor followed to it from its neighbours. */
  readonly card: CardPose | null
  /** The card rectified at 300 dpi, 1012×638; null without a card. */
  readonly canon: RgbImage | null
  /** Full-scale upright pixels of a region inside the frame. Costs a decode of the file unless it is still held. */
  readonly region: (region: PixelRegion) => Promise<RgbImage>
  /** Signed tags: 0-based step of the challenge, camera and torch; null when untagged. */
  readonly step: number | null
  readonly camera: 'front' | 'rear' | null
  readonly torch: boolean | null
  readonly capturedAtMs: number | null
}

/** Everything a forensic measure may look at. Frames stand in bundle order. */
export interface BurstView {
  readonly frames: readonly FrameView[]
  readonly reading: ReadingEvidence
  /** Colours of the challenge by step, `#RRGGBB`; null without one. */
  readonly flashColors: readonly string[] | null
}

/**
 * Pixels to plain data. null: nothing could be measured on this burst, and the voter abstains. Never throws for content.
 * What other measures look at too comes from `shared`, one for all of a run.
 */
export type Measure<Result> = (burst: BurstView, shared?: SharedProducts) => Promise<Result | null>
