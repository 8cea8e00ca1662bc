import type { Point } from './image.ts'

/** A projective map of the plane, 3×3 row major, scaled so that the last entry is 1 where that is possible. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]

export const IDENTITY: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1]

/** Map a point. A point on the line that goes to infinity comes back with infinite coordinates. */
export function mapPoint(h: Homography, [x, y]: Point): Point {
  const w = h[6] * x + h[7] * y + h[8]
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w]
}

/** First `inner`, then `outer`. */
export function compose(outer: Homography, inner: Homography): Homography {
  const out = new Array<number>(9).fill(0)
  for (let r = 0; r < 3; r++) {
    for (let c = 0; c < 3; c++) {
      for (let k = 0; k < 3; k++) out[r * 3 + c] += outer[r * 3 + k] * inner[k * 3 + c]
    }
  }
  return scaled(out)
}

/** The map back; throws a RangeError when `h` flattens the plane and has none. */
export function invert(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h
  const out = [
    e * j - f * i,
    c * i - b * j,
    b * f - c * e,
    f * g - d * j,
    a * j - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  ]
  const determinant = a * out[0] + b * out[3] + c * out[6]
  if (!Number.isFinite(determinant) || determinant === 0) throw new RangeError('the homography has no inverse')
  return scaled(out)
}

function scaled(m: readonly number[]): Homography {
  const last = m[8]
  const unit = Math.abs(last) > 1e-12 * Math.max(...m.map(Math.abs)) ? last : 1
  return m.map((value) => value / unit) as unknown as Homography
}
