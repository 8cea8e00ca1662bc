import type { Line } from '../fit-line.ts'
import type { Point } from '../image.ts'
import type { EdgeMap } from './edge-map.ts'

/**
 * A line with a record of where along it edges lie. Positions along it are measured in px from the point where it
 * enters the frame, in the direction (−normal.y, normal.x).
 */
export interface TracedLine {
  readonly line: Line
  /** The line's point at position 0, and its direction. */
  readonly start: Point
  readonly direction: Point
  /** Length inside the frame, px. */
  readonly length: number
  /** `sums[i]`: edge strength on the first i px with the gradient along the normal, counting the best of each px. */
  readonly sums: Float32Array
  /** Positions of its strongest stretch, and that stretch's worth: strength above what chance would give, in px. */
  readonly best: { readonly from: number; readonly to: number; readonly worth: number }
}

/** Within about 15° of the normal. */
const LEAST_COSINE = 0.965
/** Strength per px that a stretch must beat to be worth more when longer. Busy cloth gives about 0.15. */
const BREAK_EVEN = 0.25

/** Follow a line through the edge map. `halfWidth`: how far off the line an edge may lie, whole px. */
export function traceLine(edges: EdgeMap, line: Line, halfWidth: number): TracedLine | null {
  const span = clip(edges, line)
  if (span === null) return null
  const { start, direction, length } = span
  const steps = Math.floor(length)
  const sums = new Float32Array(steps + 1)
  const best = { from: 0, to: 0, worth: 0 }
  let runStart = 0
  let run = 0
  walk(edges, line, span, halfWidth, (step, strength) => {
    sums[step + 1] = sums[step] + strength
    run += strength - BREAK_EVEN
    if (run <= 0) {
      run = 0
      runStart = step + 1
    } else if (run > best.worth) {
      best.from = runStart
      best.to = step + 1
      best.worth = run
    }
  })
  return { line, start, direction, length: steps, sums, best }
}

/** Fit the line anew to the edges on its best stretch; null when there are too few to say. */
export function refitLine(edges: EdgeMap, traced: TracedLine, halfWidth: number): Line | null {
  const { line, start, direction, best } = traced
  let [n, st, sd, stt, std] = [0, 0, 0, 0, 0]
  walk(edges, line, traced, halfWidth, (step, strength, distance) => {
    if (strength === 0 || step < best.from || step >= best.to) return
    const t = step + 0.5
    n += strength
    st += strength * t
    sd += strength * distance
    stt += strength * t * t
    std += strength * t * distance
  })
  const spread = n * stt - st * st
  if (!(spread > 0) || best.to - best.from < 8) return null
  const slope = (n * std - st * sd) / spread
  const rise = (sd - slope * st) / n
  const [nx, ny] = line.normal
  const norm = Math.hypot(1, slope)
  const normal: Point = [(nx - slope * direction[0]) / norm, (ny - slope * direction[1]) / norm]
  const through: Point = [start[0] + rise * nx, start[1] + rise * ny]
  return { normal, offset: normal[0] * through[0] + normal[1] * through[1] }
}

interface Span {
  readonly start: Point
  readonly direction: Point
  readonly length: number
}

/** Calls back once a px with the strongest matching edge across the line, strength 0 where there is none. */
function walk(
  edges: EdgeMap,
  { normal: [nx, ny] }: Line,
  { start, direction: [dx, dy], length }: Span,
  halfWidth: number,
  visit: (step: number, strength: number, distance: number) => void,
): void {
  const { width, height, strength, ux, uy, shift } = edges
  const steps = Math.floor(length)
  for (let step = 0; step < steps; step++) {
    const x = start[0] + (step + 0.5) * dx
    const y = start[1] + (step + 0.5) * dy
    let found = 0
    let distance = 0
    for (let k = -halfWidth; k <= halfWidth; k++) {
      const px = Math.floor(x + k * nx)
      const py = Math.floor(y + k * ny)
      if (px < 0 || py < 0 || px >= width || py >= height) continue
      const i = py * width + px
      if (strength[i] <= found || ux[i] * nx + uy[i] * ny < LEAST_COSINE) continue
      found = strength[i]
      distance = (px + 0.5 - x) * nx + (py + 0.5 - y) * ny + shift[i]
    }
    visit(step, found, distance)
  }
}

/** The part of a line inside the frame (Liang and Barsky); null when there is less than 1 px of it. */
function clip({ width, height }: EdgeMap, { normal: [nx, ny], offset }: Line): Span | null {
  const direction: Point = [-ny, nx]
  const foot: Point = [nx * offset, ny * offset]
  let from = -Infinity
  let to = Infinity
  for (const [at, slope, end] of [
    [foot[0], direction[0], width],
    [foot[1], direction[1], height],
  ] as const) {
    if (Math.abs(slope) < 1e-9) {
      if (at < 0 || at > end) return null
      continue
    }
    from = Math.max(from, Math.min(-at / slope, (end - at) / slope))
    to = Math.min(to, Math.max(-at / slope, (end - at) / slope))
  }
  if (!(to - from >= 1)) return null
  return { start: [foot[0] + from * direction[0], foot[1] + from * direction[1]], direction, length: to - from }
}
