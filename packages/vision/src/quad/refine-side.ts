import { fitLine, type Line } from '../fit-line.ts'
import type { Point } from '../image.ts'
import type { GrayPlane } from './gray-plane.ts'

export interface SideSearch {
  /** The side as known so far, px. */
  readonly from: Point
  readonly to: Point
  /** Unit normal of the side, from its dark side to its light side. */
  readonly normal: Point
  /** Look this far to either side, px, in steps of `stepPx`. */
  readonly reachPx: number
  readonly stepPx: number
}

export interface RefinedSide {
  readonly line: Line
  /** RMS distance of the edge points the line rests on, px. */
  readonly residualPx: number
  readonly points: number
  /** Share of the visible stations whose edge lies within `tolerancePx` of the line. */
  readonly support: number
}

const STATIONS = 48
/** Rounded corners, and some blur. */
const INSET = 0.07
/** A smaller step than this is noise, codes. */
const LEAST_STEP = 1.2
/** Taps averaged along the side at each point of a profile, to quieten noise; one step apart. */
const BAND = 3

/**
 * Find a side to a fraction of a pixel: the steepest rise of brightness on each of 48 profiles across it (parabola
 * through the three slopes around the peak), and a line through them that strays do not move (Tukey's biweight).
 * Null when fewer than a quarter of the profiles show an edge.
 */
export function refineSide(plane: GrayPlane, search: SideSearch, tolerancePx: number): RefinedSide | null {
  const { from, to, normal, reachPx, stepPx } = search
  const steps = Math.max(3, Math.round(reachPx / stepPx))
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const along: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const margin = reachPx + 2 * stepPx
  const points: Point[] = []
  let visible = 0
  const profile = new Float64Array(2 * steps + 1)
  for (let k = 0; k < STATIONS; k++) {
    const t = length * (INSET + ((1 - 2 * INSET) * (k + 0.5)) / STATIONS)
    const [x, y] = [from[0] + t * along[0], from[1] + t * along[1]]
    if (x < margin || y < margin || x > plane.width - margin || y > plane.height - margin) continue
    visible++
    for (let s = -steps; s <= steps; s++) {
      let sum = 0
      for (let j = -(BAND >> 1); j <= BAND >> 1; j++) {
        const px = x + s * stepPx * normal[0] + j * stepPx * along[0]
        const py = y + s * stepPx * normal[1] + j * stepPx * along[1]
        sum += bilinear(plane, px, py)
      }
      profile[s + steps] = sum / BAND
    }
    const edge = steepest(profile)
    if (edge === null) continue
    const at = (edge - steps) * stepPx
    points.push([x + at * normal[0], y + at * normal[1]])
  }
  if (points.length < Math.max(6, visible / 4)) return null
  const fit = robustLine(points, tolerancePx)
  if (fit === null) return null
  const { line, weights } = fit
  let [sum, squares, near, used] = [0, 0, 0, 0]
  points.forEach((point, i) => {
    const d = distance(line, point)
    if (Math.abs(d) <= tolerancePx) near++
    if (weights[i] > 0) used++
    sum += weights[i]
    squares += weights[i] * d * d
  })
  return {
    line,
    residualPx: Math.sqrt(squares / sum),
    points: used,
    support: near / visible,
  }
}

/** Index (with fraction) of the steepest rise of a profile; null when nothing rises. */
function steepest(profile: Float64Array): number | null {
  const slope = (i: number): number => {
    // Derivative over 5 taps: central differences of 1 and 2 steps, so that one noisy tap is no edge.
    return (profile[i + 1] - profile[i - 1] + 0.5 * (profile[i + 2] - profile[i - 2])) / 4
  }
  let best = 0
  let at = -1
  for (let i = 2; i < profile.length - 2; i++) {
    const value = slope(i)
    if (value > best) {
      best = value
      at = i
    }
  }
  if (at < 3 || at > profile.length - 4) return null
  if (4 * best < LEAST_STEP) return null
  const [before, after] = [slope(at - 1), slope(at + 1)]
  const bend = before + after - 2 * best
  return at + (bend < 0 ? (before - after) / (2 * bend) : 0)
}

function robustLine(points: readonly Point[], tolerancePx: number): { line: Line; weights: number[] } | null {
  let weights = points.map(() => 1)
  let line = fitLine(points)
  for (let round = 0; round < 8 && line !== null; round++) {
    const distances = points.map((point) => Math.abs(distance(line!, point)))
    const median = [...distances].sort((a, b) => a - b)[points.length >> 1]
    // 4.685 sigma with sigma from the median is Tukey's usual choice; never tighter than a quarter of the tolerance.
    const cut = Math.max(0.25 * tolerancePx, 4.685 * 1.4826 * median * (round < 3 ? 1 : 0.7))
    weights = distances.map((d) => (d < cut ? (1 - (d / cut) ** 2) ** 2 : 0))
    if (weights.filter((w) => w > 0).length < 4) return null
    line = fitLine(points, weights)
  }
  return line === null ? null : { line, weights }
}

const distance = ({ normal, offset }: Line, [x, y]: Point): number => normal[0] * x + normal[1] * y - offset

/** Brightness at a point at least 1 px inside; pixel centres lie on halves. */
function bilinear({ data, width }: GrayPlane, x: number, y: number): number {
  const ix = Math.floor(x - 0.5)
  const iy = Math.floor(y - 0.5)
  const [fx, fy] = [x - 0.5 - ix, y - 0.5 - iy]
  const i = iy * width + ix
  return (
    (data[i] * (1 - fx) + data[i + 1] * fx) * (1 - fy) + (data[i + width] * (1 - fx) + data[i + width + 1] * fx) * fy
  )
}
