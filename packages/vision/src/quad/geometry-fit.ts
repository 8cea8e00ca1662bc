import type { Point } from '../image.ts'
import { rectanglePose, type RectanglePose } from './rectangle-pose.ts'

/** How well a quadrilateral passes for a picture of the card's rectangle. */
export interface GeometryFit {
  /** 1 for a perfect picture of a rectangle of the wanted aspect, towards 0 the further from one. */
  readonly fit: number
  readonly tilt: number
  /** The relative error of the aspect and the cosine of the corner angle, in their standard deviations, together. */
  readonly deviations: number
}

/**
 * Focal lengths tried, in long sides of the picture. Main cameras of phones have 0.7 (26 mm equivalent); a crop or a
 * second lens makes it longer.
 */
export const FOCALS = [0.72, 0.95, 1.3] as const
/** Corners found to 1 px on a card of 200 px, and a principal point that is not quite the centre. */
const ASPECT_SIGMA = 0.035
const SKEW_SIGMA = 0.035
const MAX_TILT = (50 * Math.PI) / 180

/** `corners` relative to the picture's centre; either pair of sides may be the long one. */
export function geometryFit(
  corners: readonly [Point, Point, Point, Point],
  aspect: number,
  longSidePx: number,
): GeometryFit {
  let best: GeometryFit = { fit: 0, tilt: 0, deviations: Infinity }
  for (const focal of FOCALS) {
    const pose = rectanglePose(corners, focal * longSidePx)
    if (pose === null || !(pose.tilt < MAX_TILT)) continue
    const deviations = deviationsOf(pose, aspect)
    if (deviations < best.deviations) best = { fit: Math.exp(-0.5 * deviations ** 2), tilt: pose.tilt, deviations }
  }
  return best
}

function deviationsOf({ ratio, skew }: RectanglePose, aspect: number): number {
  const error = Math.min(Math.abs(Math.log(ratio / aspect)), Math.abs(Math.log(ratio * aspect)))
  return Math.hypot(error / ASPECT_SIGMA, skew / SKEW_SIGMA)
}
