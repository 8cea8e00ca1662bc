import { clippedShare, laplacianVariance, luma, lumaStats, type RgbImage } from '@identity/vision'
import type { FrameEvidence } from '../evidence.ts'
import { perceptualHash } from './perceptual-hash.ts'

export interface FrameFacts {
  readonly index: number
  readonly format: 'jpeg' | 'png'
  /** Upright pixels of the photo itself. */
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly step: number | null
  readonly capturedAtMs: number | null
}

/** What can be said of one frame alone. `small` is the frame at 640 px on its long side, so qualities compare. */
export function describeFrame(facts: FrameFacts, small: RgbImage): FrameEvidence {
  const plane = luma(small)
  return {
    ...facts,
    perceptualHash: perceptualHash(small),
    quality: {
      sharpness: laplacianVariance(plane),
      meanLuma: lumaStats(plane).mean,
      clippedShare: clippedShare(small),
    },
  }
}
