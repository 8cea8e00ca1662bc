/** x to the right, y down; the first pixel covers 0 to 1. */
export type Point = readonly [x: number, y: number]

/** The card's own corners, top left first and on clockwise as the card reads, in pixels of the photo. */
export type Quad = readonly [Point, Point, Point, Point]

/** Row-major 3 x 3; maps (x, y, 1) up to scale. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]

/** The map from the unit square (0, 0), (1, 0), (1, 1), (0, 1) to the quad (Heckbert 1989, section 2.2.3). */
export function homographyToQuad([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Quad): Homography {
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3]
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3]
  const det = dx1 * dy2 - dx2 * dy1
  if (Math.abs(det) < 1e-9) throw new RangeError('homographyToQuad: the corners lie on a line')
  const g = (sx * dy2 - dx2 * sy) / det
  const h = (dx1 * sy - sx * dy1) / det
  return [
    ...([x1 - x0 + g * x1, x3 - x0 + h * x3, x0] as const),
    ...([y1 - y0 + g * y1, y3 - y0 + h * y3, y0] as const),
    ...([g, h, 1] as const),
  ]
}

export function invertHomography([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  const [m0, m3, m6] = [e * i - f * h, f * g - d * i, d * h - e * g]
  const det = a * m0 + b * m3 + c * m6
  if (Math.abs(det) < 1e-12) throw new RangeError('invertHomography: the matrix is singular')
  return [
    ...([m0 / det, (c * h - b * i) / det, (b * f - c * e) / det] as const),
    ...([m3 / det, (a * i - c * g) / det, (c * d - a * f) / det] as const),
    ...([m6 / det, (b * g - a * h) / det, (a * e - b * d) / det] as const),
  ]
}

export function mapPoint([a, b, c, d, e, f, g, h, i]: Homography, [x, y]: Point): Point {
  const w = g * x + h * y + i
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w]
}
