import type { RgbImage } from '@identity/vision'
import type { PixelRegion } from '../../engines/decode/decode-region.ts'
import { CANONICAL_WIDTH, canonicalCard } from '../reading/canonical-card.ts'
import { scaleTarget, type CardPose } from './card-pose.ts'

/** A card narrower than this in the copy is rectified from full-scale pixels where the frame has finer ones. */
const COARSEST_WIDTH = 0.8 * CANONICAL_WIDTH

export interface RectifiedFrame {
  /** Upright pixels at full size. */
  readonly width: number
  readonly height: number
  /** The frame at reading size (1600 px), upright. */
  readonly image: RgbImage
  readonly region: (region: PixelRegion) => Promise<RgbImage>
}

/**
 * The card at 300 dpi (1012×638), from the copy at reading size or, where that is too coarse, from the frame itself.
 * About 10 ms, and a decoding in the second case.
 */
export async function rectifyCard(frame: RectifiedFrame, { quad, homography }: CardPose): Promise<RgbImage> {
  const { image, width, height } = frame
  const scale = image.width / width
  const top = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1])
  const region = scale < 1 && top * scale < COARSEST_WIDTH ? regionAround(quad, width, height) : null
  if (region === null) return canonicalCard(image, scaleTarget(homography, scale, image.height / height))
  const [a, b, c, d, e, f, g, h, i] = homography
  const { left, top: y0 } = region
  const fine = await frame.region(region)
  return canonicalCard(fine, [a - left * g, b - left * h, c - left * i, d - y0 * g, e - y0 * h, f - y0 * i, g, h, i])
}

function regionAround(quad: CardPose['quad'], width: number, height: number): PixelRegion | null {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
  const left = within(Math.floor(Math.min(...quad.map(([x]) => x))) - 2, width)
  const top = within(Math.floor(Math.min(...quad.map(([, y]) => y))) - 2, height)
  const right = within(Math.ceil(Math.max(...quad.map(([x]) => x))) + 2, width)
  const bottom = within(Math.ceil(Math.max(...quad.map(([, y]) => y))) + 2, height)
  return right - left < 16 || bottom - top < 16 ? null : { left, top, width: right - left, height: bottom - top }
}
