import { compose, invert, mapPoint, type Homography } from './homography.ts'
import type { Point } from './image.ts'
import { solveLinear } from './solve-linear.ts'

/** `from` should land on `to`; `weight` (default 1) is the inverse of how far it may be off, squared. */
export interface Correspondence {
  readonly from: Point
  readonly to: Point
  readonly weight?: number
  /** When only one coordinate of `to` is known (a point on a row); the other is a guess that is not used. */
  readonly only?: 'x' | 'y'
}

/**
 * Least-squares homography (DLT after Hartley's normalisation of both sides) of four or more correspondences. Exact
 * for four. Returns null when they do not fix one: fewer than four, or all on a line.
 */
export function fitHomography(pairs: readonly Correspondence[]): Homography | null {
  if (pairs.length < 4) return null
  const from = normaliser(pairs.map((p) => p.from))
  const to = normaliser(pairs.map((p) => p.to))
  if (from === null || to === null) return null
  // Normal equations of the 8 unknowns with h33 = 1; after normalisation h33 = 0 would need a point at infinity.
  const ata = new Array<number>(64).fill(0)
  const atb = new Array<number>(8).fill(0)
  for (const pair of pairs) {
    const [x, y] = mapPoint(from, pair.from)
    const [u, v] = mapPoint(to, pair.to)
    const weight = pair.weight ?? 1
    if (pair.only !== 'y') accumulate(ata, atb, [x, y, 1, 0, 0, 0, -u * x, -u * y], u, weight)
    if (pair.only !== 'x') accumulate(ata, atb, [0, 0, 0, x, y, 1, -v * x, -v * y], v, weight)
  }
  const h = solveLinear(ata, atb)
  if (h === null || !h.every(Number.isFinite)) return null
  return compose(invert(to), compose([...h, 1] as unknown as Homography, from))
}

/** The homography that maps four points onto four others; null when three of them lie on a line. */
export function homographyOfQuads(from: readonly Point[], to: readonly Point[]): Homography | null {
  if (from.length !== 4 || to.length !== 4)
    throw new RangeError(`four points each, got ${from.length} and ${to.length}`)
  return fitHomography(from.map((point, i) => ({ from: point, to: to[i] })))
}

function accumulate(ata: number[], atb: number[], row: readonly number[], right: number, weight: number): void {
  for (let r = 0; r < 8; r++) {
    if (row[r] === 0) continue
    for (let c = 0; c < 8; c++) ata[r * 8 + c] += weight * row[r] * row[c]
    atb[r] += weight * row[r] * right
  }
}

/** Moves the centroid to 0 and the mean distance to √2, without which the equations lose most of their digits. */
function normaliser(points: readonly Point[]): Homography | null {
  const n = points.length
  const cx = points.reduce((sum, p) => sum + p[0], 0) / n
  const cy = points.reduce((sum, p) => sum + p[1], 0) / n
  const mean = points.reduce((sum, p) => sum + Math.hypot(p[0] - cx, p[1] - cy), 0) / n
  if (!Number.isFinite(mean) || mean === 0) return null
  const s = Math.SQRT2 / mean
  return [s, 0, -s * cx, 0, s, -s * cy, 0, 0, 1]
}
