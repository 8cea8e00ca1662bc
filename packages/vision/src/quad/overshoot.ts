import type { Point } from '../image.ts'
import type { DetectedLine } from './detect-lines.ts'

/** How far beyond a corner to look, as a share of the side. */
const REACH = 0.15
/** Blur smears the side's own end over this many px. */
const GAP_PX = 3

export interface Overshoot {
  /** Edge strength per px on the sides' lines beyond the corners, 0–1, over what of that is inside the frame. */
  readonly strength: number
  /**
   * The weaker of the two ends at one and the same side, where that is strongest, 0–1. Chance lets one line run on;
   * both run on where the side is not the end of the thing but a line across it, such as the foot of a header band.
   */
  readonly runsOn: number
  /** Share of the eight ends of sides beyond which the frame goes on, so that their end can be seen. */
  readonly endsInView: number
}

/** A card's sides end at its corners; joints of tiles, edges of tables and lines of a form run on. */
export function overshoot(lines: readonly (DetectedLine | null)[], corners: readonly Point[]): Overshoot {
  let sum = 0
  let length = 0
  let inView = 0
  // What lies beyond corner i along side i (backwards), and along side i − 1 (onwards): 0 out of view.
  const beyond = { back: [0, 0, 0, 0], on: [0, 0, 0, 0] }
  for (let i = 0; i < 4; i++) {
    const line = lines[i]
    if (line === null) continue
    const [p, q] = [positionOn(line, corners[i]), positionOn(line, corners[(i + 1) & 3])]
    const [low, high] = [Math.min(p, q), Math.max(p, q)]
    const corner = { low: p < q ? 'back' : 'on', high: p < q ? 'on' : 'back' } as const
    const reach = Math.max(3 * GAP_PX, REACH * (high - low))
    for (const [end, from, to] of [
      [corner.low, low - reach, low - GAP_PX],
      [corner.high, high + GAP_PX, high + reach],
    ] as const) {
      const a = Math.min(line.length, Math.max(0, Math.round(from)))
      const b = Math.min(line.length, Math.max(0, Math.round(to)))
      if (b - a < 4) continue
      inView++
      const strength = line.sums[b] - line.sums[a]
      beyond[end][end === 'back' ? i : (i + 1) & 3] = strength / (b - a)
      sum += strength
      length += b - a
    }
  }
  // Side j runs from corner j to j + 1: side j − 1 runs on past the first, side j + 1 back past the second.
  const runsOn = Math.max(...[0, 1, 2, 3].map((j) => Math.min(beyond.on[j], beyond.back[(j + 1) & 3])))
  return { strength: length < 1 ? 0 : sum / length, runsOn, endsInView: inView / 8 }
}

/** Position along the line of the point on it nearest to `point`. */
export function positionOn({ start, direction }: DetectedLine, [x, y]: Point): number {
  return (x - start[0]) * direction[0] + (y - start[1]) * direction[1]
}
