import {
  compose,
  homographyOfQuads,
  IDENTITY,
  mapPoint,
  resizeArea,
  warpPerspective,
  type Homography,
  type Quad,
  type RgbImage,
} from '@identity/vision'
import type { FramePixels } from './frame-pixels.ts'

/** A picture the detector looks at, and where the pixels behind it are: print is read from those, never from the copy. */
export interface CardView {
  /** What the detector sees; lines of text are in its pixels. */
  readonly image: RgbImage
  readonly source: RgbImage
  /** Pixels of `image` → pixels of `source`. */
  readonly toSource: Homography
  /** Pixels of `image` → pixels of the photo at full size. */
  readonly toFrame: Homography
}

/**
 * Width of the card in a view made for it. Print is then 13 px high, which the detector finds as well as larger print;
 * with the margins both sides are multiples of the 32 px it works in.
 */
const CARD_WIDTH = 640
const VIEW_WIDTH = 704
const VIEW_HEIGHT = 480
/** 53.98 / 85.60 of the width. */
const CARD_HEIGHT = 403.6

/** Corners of the card in a view made for it, in reading order. */
export const VIEWED_CARD: Quad = [
  [(VIEW_WIDTH - CARD_WIDTH) / 2, (VIEW_HEIGHT - CARD_HEIGHT) / 2],
  [(VIEW_WIDTH + CARD_WIDTH) / 2, (VIEW_HEIGHT - CARD_HEIGHT) / 2],
  [(VIEW_WIDTH + CARD_WIDTH) / 2, (VIEW_HEIGHT + CARD_HEIGHT) / 2],
  [(VIEW_WIDTH - CARD_WIDTH) / 2, (VIEW_HEIGHT + CARD_HEIGHT) / 2],
]
export const VIEWED_CARD_WIDTH = CARD_WIDTH

/** The whole photo as decoded. */
export function wholeView({ image, toFrame }: FramePixels): CardView {
  return { image, source: image, toSource: IDENTITY, toFrame }
}

/** What lies inside a quadrilateral of `pixels`, as a card seen straight on with a margin around it; null for a degenerate one. */
export function cardView(pixels: FramePixels, corners: Quad): CardView | null {
  const toSource = homographyOfQuads(VIEWED_CARD, corners)
  if (toSource === null) return null
  const width = Math.max(
    Math.hypot(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]),
    Math.hypot(corners[2][0] - corners[3][0], corners[2][1] - corners[3][1]),
  )
  const { image: source, toFrame } = pixels
  // Bilinear samples skip pixels when they are more than two apart: average first.
  const shrink = Math.max(1, Math.floor(width / CARD_WIDTH))
  const small =
    shrink === 1 ? source : resizeArea(source, Math.ceil(source.width / shrink), Math.ceil(source.height / shrink))
  const [sx, sy] = [small.width / source.width, small.height / source.height]
  const image = warpPerspective(small, compose([sx, 0, 0, 0, sy, 0, 0, 0, 1], toSource), VIEW_WIDTH, VIEW_HEIGHT)
  return { image, source, toSource, toFrame: compose(toFrame, toSource) }
}

/** The same corners in another picture. */
export function mapQuad(h: Homography, quad: Quad): Quad {
  const [a, b, c, d] = quad
  return [mapPoint(h, a), mapPoint(h, b), mapPoint(h, c), mapPoint(h, d)]
}
