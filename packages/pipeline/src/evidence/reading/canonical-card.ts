import { warpPerspective, type Homography, type RgbImage } from '@identity/vision'

/** 300 dots an inch: 85.60 × 53.98 mm. */
export const CANONICAL_WIDTH = 1012
export const CANONICAL_HEIGHT = 638

/**
 * The card seen straight on at 300 dpi, for whatever looks at layout, type or colour. `homography` maps card fractions
 * to pixels of `image`: that of the evidence is for the frame at full size, multiply its first two rows by
 * `DecodedFrame.scale` for a reduced one.
 */
export function canonicalCard(image: RgbImage, homography: Homography): RgbImage {
  const [a, b, c, d, e, f, g, h, i] = homography
  const sx = 1 / CANONICAL_WIDTH
  const sy = 1 / CANONICAL_HEIGHT
  return warpPerspective(
    image,
    [a * sx, b * sy, c, d * sx, e * sy, f, g * sx, h * sy, i],
    CANONICAL_WIDTH,
    CANONICAL_HEIGHT,
  )
}
