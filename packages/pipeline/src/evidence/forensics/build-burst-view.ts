import type { RgbImage } from '@identity/vision'
import type { PixelRegion } from '../../engines/decode/decode-region.ts'
import type { ReadingEvidence } from '../evidence.ts'
import { scaleTarget, type CardPose } from '../frame/card-pose.ts'
import { CANONICAL_WIDTH, canonicalCard } from '../reading/canonical-card.ts'
import type { BurstView, FrameView } from './burst-view.ts'

/** What a view of one frame is made of. */
export interface ViewedFrame extends Omit<FrameView, 'index' | 'canon'> {
  /** The frame at reading size (1600 px), upright. */
  readonly image: RgbImage
}

/** A card narrower than this in the copy is rectified from full-scale pixels where the frame has finer ones. */
const COARSEST_WIDTH = 0.8 * CANONICAL_WIDTH

/** What the measures look at. Rectifies the card of each frame: about 15 ms each, and a decoding where the card is small. */
export async function buildBurstView(
  frames: readonly ViewedFrame[],
  reading: ReadingEvidence,
  flashColors: readonly string[] | null,
): Promise<BurstView> {
  const views: FrameView[] = []
  for (const [index, { image, ...frame }] of frames.entries()) {
    const canon = frame.card === null ? null : await rectify({ ...frame, image }, frame.card)
    views.push({ index, ...frame, canon })
  }
  return { frames: views, reading, flashColors }
}

/** The card at 300 dpi, from the copy at reading size or, where that is too coarse, from the frame itself. */
async function rectify(frame: ViewedFrame, { quad, homography }: CardPose): Promise<RgbImage> {
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
