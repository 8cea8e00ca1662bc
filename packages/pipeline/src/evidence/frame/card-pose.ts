import { mapPoint, type Homography, type Point } from '@identity/vision'
import { CARD_HEIGHT_MM, CARD_WIDTH_MM } from '../reading/layout.ts'

/** Where the card lies on a frame, in upright pixels of the frame at full size. */
export interface CardPose {
  /** Corners: top-left, top-right, bottom-right, bottom-left of the upright card. */
  readonly quad: readonly [Point, Point, Point, Point]
  /** From card fractions (0–1, 0–1) to frame pixels, row major. */
  readonly homography: Homography
  /** Frame pixels on a millimetre of card: the geometric mean over the card. */
  readonly pxPerMm: number
  /** Angle between the card's plane and the sensor's, degrees. */
  readonly tiltDeg: number
}

/** Main cameras of phones are near 26 mm equivalent (forensics 3), and a 35 mm frame is 36 mm wide. */
const FOCAL_PER_LONG_SIDE = 26 / 36

/** The pose a homography from card fractions to frame pixels stands for; null when it folds the card or leaves no area. */
export function cardPose(
  homography: Homography,
  frame: { readonly width: number; readonly height: number },
): CardPose | null {
  const quad = [
    mapPoint(homography, [0, 0]),
    mapPoint(homography, [1, 0]),
    mapPoint(homography, [1, 1]),
    mapPoint(homography, [0, 1]),
  ] as const
  if (!quad.flat().every(Number.isFinite)) return null
  const area = quad.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = quad[(i + 1) % 4]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
  // Negative for a mirrored card, whose corners run the other way round.
  if (!(area >= 1)) return null
  return {
    quad,
    homography,
    pxPerMm: Math.sqrt(area / (CARD_WIDTH_MM * CARD_HEIGHT_MM)),
    tiltDeg: tiltDeg(homography, frame),
  }
}

/**
 * Angle between the planes of card and sensor, from the two directions of the card in camera space; the principal point is
 * taken at the middle of the frame, which a cropped photo does not keep.
 */
function tiltDeg(h: Homography, { width, height }: { readonly width: number; readonly height: number }): number {
  const f = FOCAL_PER_LONG_SIDE * Math.max(width, height)
  const direction = (column: 0 | 1, perMm: number): readonly [number, number, number] => {
    const [x, y, w] = [h[column], h[3 + column], h[6 + column]].map((value) => value / perMm)
    return [(x - (width / 2) * w) / f, (y - (height / 2) * w) / f, w]
  }
  const [ax, ay, az] = direction(0, CARD_WIDTH_MM)
  const [bx, by, bz] = direction(1, CARD_HEIGHT_MM)
  const normal = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
  const length = Math.hypot(...normal)
  return length === 0 ? 90 : (Math.acos(Math.min(1, Math.abs(normal[2]) / length)) * 180) / Math.PI
}

/** The same map for a copy of the frame that is `sx` and `sy` times as wide and high. */
export function scaleTarget([a, b, c, d, e, f, g, h, i]: Homography, sx: number, sy: number): Homography {
  return [a * sx, b * sx, c * sx, d * sy, e * sy, f * sy, g, h, i]
}
