import { edgeMap, type EdgeMap } from './edge-map.ts'
import { gradientField } from './gradient-field.ts'
import { houghPeaks } from './hough-peaks.ts'
import type { Plane } from '../image.ts'
import { refitLine, traceLine, type TracedLine } from './traced-line.ts'

/** A traced line with the edge strength per px that a line of its direction would meet by chance. */
export interface DetectedLine extends TracedLine {
  /** The plane it was seen in, as the caller numbers them. */
  readonly source: number
  readonly chance: number
}

const PEAKS = 140
/** Lines kept in all, and of one direction: the grain of wood must not crowd out the card's sides. */
const LINES = 64
const LINES_PER_DIRECTION = 16
const DIRECTION_RAD = Math.PI / 12

/** Straight edges of a plane, best first, each fitted to its strongest stretch. */
export function detectLines(plane: Plane, source: number): DetectedLine[] {
  const edges = edgeMap(gradientField(plane))
  const chance = chanceByDirection(edges)
  const lines: DetectedLine[] = []
  for (const { angle, offset } of houghPeaks(edges, PEAKS)) {
    const rough = traceLine(edges, { normal: [Math.cos(angle), Math.sin(angle)], offset }, 3)
    const line = rough === null ? null : refitLine(edges, rough, 3)
    const traced = line === null ? null : traceLine(edges, line, 2)
    if (traced !== null && traced.best.worth > 4) {
      lines.push({ ...traced, source, chance: chance(traced.line.normal) })
    }
  }
  lines.sort((a, b) => b.best.worth - a.best.worth)
  return thinLines(lines)
}

/** One of each line, best first: also for lines of several planes together. */
export function thinLines(lines: readonly DetectedLine[]): DetectedLine[] {
  const kept: DetectedLine[] = []
  const perDirection = new Map<number, number>()
  for (const candidate of lines) {
    if (kept.some((other) => isSame(candidate, other))) continue
    const [nx, ny] = candidate.line.normal
    const direction = Math.floor((((Math.atan2(ny, nx) + Math.PI) % Math.PI) + 1e-9) / DIRECTION_RAD)
    const count = perDirection.get(direction) ?? 0
    if (count >= LINES_PER_DIRECTION) continue
    perDirection.set(direction, count + 1)
    kept.push(candidate)
    if (kept.length === LINES) break
  }
  return kept
}

/** Same sign, and within 1.5 px of each other over the candidate's best stretch. */
function isSame(candidate: DetectedLine, other: DetectedLine): boolean {
  const [ax, ay] = candidate.line.normal
  const [bx, by] = other.line.normal
  if (ax * bx + ay * by < 0.995) return false
  return [candidate.best.from, candidate.best.to].every((t) => {
    const x = candidate.start[0] + t * candidate.direction[0]
    const y = candidate.start[1] + t * candidate.direction[1]
    return Math.abs(x * bx + y * by - other.line.offset) < 1.5
  })
}

/**
 * Strength per px met by a line laid down at random, from the density of edges of its direction: the five pixels
 * across a line are looked at and the best is taken.
 */
function chanceByDirection({
  width,
  height,
  pixels,
  strength,
  ux,
  uy,
}: EdgeMap): (normal: readonly [number, number]) => number {
  const bins = 72
  const sums = new Float64Array(bins)
  const bin = (x: number, y: number): number => Math.floor(((Math.atan2(y, x) / (2 * Math.PI) + 1) % 1) * bins)
  for (const i of pixels) sums[bin(ux[i], uy[i])] += strength[i]
  return ([nx, ny]) => {
    const own = bin(nx, ny)
    let sum = 0
    for (let k = -3; k <= 3; k++) sum += sums[(own + k + bins) % bins]
    // Seven bins of 5°, of which the trace takes 30°.
    const density = (5 * (6 / 7) * sum) / (width * height)
    return Math.min(0.5, Math.max(0.02, density / (1 + density)))
  }
}
