import type { Point } from '../image.ts'

/** How a quadrilateral would lie in space if it were the picture of a rectangle. */
export interface RectanglePose {
  /** Length of side 0–1 over side 1–2, of the rectangle itself. */
  readonly ratio: number
  /** Cosine of the angle between those sides: 0 for a rectangle. */
  readonly skew: number
  /** Angle between the rectangle's normal and the optical axis, radians. */
  readonly tilt: number
}

/**
 * Back-project four corners (in order around, relative to the principal point) through a pinhole camera of the given
 * focal length, all px. Null when three corners lie on a line.
 */
export function rectanglePose(corners: readonly [Point, Point, Point, Point], focalPx: number): RectanglePose | null {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners
  // Heckbert (1989), section 2.2.3: unit square to quad. Its first two columns are the sides' directions in space.
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3]
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3]
  const det = dx1 * dy2 - dx2 * dy1
  if (Math.abs(det) < 1e-9) return null
  const g = (sx * dy2 - dx2 * sy) / det
  const h = (dx1 * sy - sx * dy1) / det
  const [ax, ay, az] = [(x1 - x0 + g * x1) / focalPx, (y1 - y0 + g * y1) / focalPx, g]
  const [bx, by, bz] = [(x3 - x0 + h * x3) / focalPx, (y3 - y0 + h * y3) / focalPx, h]
  const a = Math.sqrt(ax * ax + ay * ay + az * az)
  const b = Math.sqrt(bx * bx + by * by + bz * bz)
  const nz = ax * by - ay * bx
  const normal = Math.hypot(ay * bz - az * by, az * bx - ax * bz, nz)
  return {
    ratio: a / b,
    skew: (ax * bx + ay * by + az * bz) / (a * b),
    tilt: Math.acos(Math.min(1, Math.abs(nz) / normal)),
  }
}
