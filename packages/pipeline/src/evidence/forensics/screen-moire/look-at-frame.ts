import type { LatticeSurvey, Point, Quad, RgbImage } from '@identity/vision'
import type { FrameView } from '../burst-view.ts'
import { surveyPicture } from './survey-picture.ts'
import { boundsOf } from './tiles-of-card.ts'

/** A frame in its native pixels, as far as its lattices are looked at: the card and a ring around it, or all of it. */
export interface FrameLattices {
  readonly image: RgbImage
  /** Corners of the card in `image`; undefined without a card. */
  readonly quad: Quad | undefined
  readonly survey: LatticeSurvey
}

/** A whole frame is larger, and such a look is mostly a person's, at one photo. */
const WHOLE_TILES = 16
/** Pixels beside the card that are fetched with it, for the comparison over its edge: one tile and its margin. */
const RING = 280

/** About `tiles` tiles of the card on a frame; 16 of the whole frame where it has none. */
export async function lookAtFrame(frame: FrameView, tiles: number): Promise<FrameLattices> {
  const { card, width, height } = frame
  if (card === null) {
    const image = await frame.region({ left: 0, top: 0, width, height })
    return { image, quad: undefined, survey: surveyPicture(image, undefined, WHOLE_TILES) }
  }
  const bounds = boundsOf(card.quad, frame)
  const left = Math.max(0, bounds.left - RING)
  const top = Math.max(0, bounds.top - RING)
  const image = await frame.region({
    left,
    top,
    width: Math.min(width, bounds.left + bounds.width + RING) - left,
    height: Math.min(height, bounds.top + bounds.height + RING) - top,
  })
  const quad = card.quad.map(([x, y]): Point => [x - left, y - top]) as unknown as Quad
  return { image, quad, survey: surveyPicture(image, quad, tiles) }
}
