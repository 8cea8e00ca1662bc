import type { Point } from '../image.ts'
import { completeRectangle } from './complete-rectangle.ts'
import type { DetectedLine } from './detect-lines.ts'
import { FOCALS, geometryFit } from './geometry-fit.ts'
import { overshoot, positionOn } from './overshoot.ts'
import { sideEvidence, type SideEvidence } from './side-evidence.ts'

/** Four sides at the resolution of the search. Corners go around; their sense is not fixed. */
export interface RoughQuad {
  readonly corners: readonly [Point, Point, Point, Point]
  /** The line of side i (corner i to i + 1); null for one inferred from the other three. */
  readonly lines: readonly [DetectedLine | null, DetectedLine | null, DetectedLine | null, DetectedLine | null]
  readonly sides: readonly [SideEvidence, SideEvidence, SideEvidence, SideEvidence]
  readonly score: number
}

export interface CombineOptions {
  readonly width: number
  readonly height: number
  /** Long side over short side of the rectangle. */
  readonly aspect: number
  /** Smallest share of the frame the part of the card inside it may cover. */
  readonly minAreaShare: number
  readonly limit: number
}

/** Opposite sides of a card filling the frame at 35° of tilt converge by up to 30°. */
const MAX_CONVERGENCE_SIN = Math.sin((32 * Math.PI) / 180)
/** Neighbouring sides at that tilt meet at 60° to 120°. */
const MAX_CORNER_COS = Math.cos((58 * Math.PI) / 180)
const LEAST_SUPPORT = 0.22
/** A side with less than this inside the frame is not counted against the card. */
const UNSEEN = 0.15

/** Three lines can be had by chance far more often than four, and their quad always has the right aspect. */
const INFERRED_WORTH = 0.5

const NO_EVIDENCE: SideEvidence = { visible: 0, support: 0, nats: 0 }

/** Every plausible quadrilateral of four lines, or of three with the fourth inferred. Best first. */
export function combineQuads(lines: readonly DetectedLine[], options: CombineOptions): RoughQuad[] {
  const search = new Search(lines, options)
  for (let b = 0; b < lines.length; b++) {
    for (let c = b + 1; c < lines.length; c++) search.between(b, c)
  }
  return search.best()
}

interface Transversal {
  readonly line: number
  /** Where it meets the two rails: positions on them, and points. */
  readonly onB: number
  readonly onC: number
  readonly atB: Point
  readonly atC: Point
  readonly evidence: SideEvidence
}

class Search {
  private readonly lines: readonly DetectedLine[]
  private readonly options: CombineOptions
  private readonly longSide: number
  private readonly minSide: number
  private readonly found: RoughQuad[] = []
  private bar = 0

  constructor(lines: readonly DetectedLine[], options: CombineOptions) {
    this.lines = lines
    this.options = options
    this.longSide = Math.max(options.width, options.height)
    // The short side of the smallest card, foreshortened by tilt and perspective.
    this.minSide = 0.6 * Math.sqrt((options.minAreaShare * options.width * options.height) / options.aspect)
  }

  best(): RoughQuad[] {
    return this.found.sort((p, q) => q.score - p.score)
  }

  /** Quads with lines b and c as opposite sides. */
  between(b: number, c: number): void {
    const [rail, other] = [this.lines[b], this.lines[c]]
    const sin = rail.line.normal[0] * other.line.normal[1] - rail.line.normal[1] * other.line.normal[0]
    if (Math.abs(sin) > MAX_CONVERGENCE_SIN) return
    const crossing: Transversal[] = []
    for (let a = 0; a < this.lines.length; a++) {
      const transversal = this.cross(a, rail, other)
      if (transversal !== null) crossing.push(transversal)
    }
    for (let i = 0; i < crossing.length; i++) {
      // Every four lines have two pairs of opposite sides; take them once, from the pair with the lowest index.
      for (let j = i + 1; j < crossing.length; j++) {
        if (Math.min(crossing[i].line, crossing[j].line) > b) this.close(rail, other, crossing[i], crossing[j])
      }
      if (crossing[i].evidence.support > 0.45 && this.endsInView(crossing[i])) this.complete(rail, other, crossing[i])
    }
  }

  private cross(a: number, rail: DetectedLine, other: DetectedLine): Transversal | null {
    const line = this.lines[a]
    if (line === rail || line === other) return null
    const atB = meet(line, rail)
    const atC = meet(line, other)
    if (atB === null || atC === null) return null
    const length = Math.hypot(atB[0] - atC[0], atB[1] - atC[1])
    if (length < this.minSide || length > 2 * this.longSide) return null
    const evidence = sideEvidence(line, positionOn(line, atB), positionOn(line, atC))
    if (evidence.visible > UNSEEN && evidence.support < LEAST_SUPPORT) return null
    return { line: a, onB: positionOn(rail, atB), onC: positionOn(other, atC), atB, atC, evidence }
  }

  /** Whether both ends of a side lie well inside the frame: a line that crosses the whole frame may be anything. */
  private endsInView({ atB, atC }: Transversal): boolean {
    const { width, height } = this.options
    const margin = 0.015 * this.longSide
    return [atB, atC].every(([x, y]) => x > margin && y > margin && x < width - margin && y < height - margin)
  }

  private close(rail: DetectedLine, other: DetectedLine, near: Transversal, far: Transversal): void {
    const alongB = far.onB - near.onB
    const alongC = far.onC - near.onC
    if (Math.abs(alongB) < this.minSide || Math.abs(alongC) < this.minSide) return
    const sameSense = rail.direction[0] * other.direction[0] + rail.direction[1] * other.direction[1] > 0
    // The transversals must not cross between the rails.
    if (alongB > 0 !== (sameSense ? alongC > 0 : alongC < 0)) return
    const sideB = sideEvidence(rail, near.onB, far.onB)
    if (sideB.visible > UNSEEN && sideB.support < LEAST_SUPPORT) return
    const sideC = sideEvidence(other, near.onC, far.onC)
    if (sideC.visible > UNSEEN && sideC.support < LEAST_SUPPORT) return
    this.keep(
      [near.atB, near.atC, far.atC, far.atB],
      [this.lines[near.line], other, this.lines[far.line], rail],
      [near.evidence, sideC, far.evidence, sideB],
      0,
    )
  }

  /** Three sides seen: the fourth follows from the aspect. */
  private complete(rail: DetectedLine, other: DetectedLine, base: Transversal): void {
    const { width, height, aspect } = this.options
    const centre: Point = [width / 2, height / 2]
    const left = minus(base.atB, centre)
    const right = minus(base.atC, centre)
    const sameSense = rail.direction[0] * other.direction[0] + rail.direction[1] * other.direction[1] > 0 ? 1 : -1
    const focal = FOCALS[0] * this.longSide
    for (const sense of [1, -1] as const) {
      const leftTowards: Point = [left[0] + sense * rail.direction[0], left[1] + sense * rail.direction[1]]
      const turn = sense * sameSense
      const rightTowards: Point = [right[0] + turn * other.direction[0], right[1] + turn * other.direction[1]]
      for (const depth of [aspect, 1 / aspect]) {
        const far = completeRectangle(left, right, leftTowards, rightTowards, depth, focal)
        if (far === null) continue
        const farB: Point = [far[0][0] + centre[0], far[0][1] + centre[1]]
        const farC: Point = [far[1][0] + centre[0], far[1][1] + centre[1]]
        const sideB = sideEvidence(rail, base.onB, positionOn(rail, farB))
        const sideC = sideEvidence(other, base.onC, positionOn(other, farC))
        if (sideB.visible < 0.3 || sideC.visible < 0.3 || Math.min(sideB.support, sideC.support) < LEAST_SUPPORT)
          continue
        this.keep(
          [base.atB, base.atC, farC, farB],
          [this.lines[base.line], other, null, rail],
          [base.evidence, sideC, NO_EVIDENCE, sideB],
          insideShare(farB, farC, width, height),
        )
      }
    }
  }

  private keep(
    corners: RoughQuad['corners'],
    lines: RoughQuad['lines'],
    sides: RoughQuad['sides'],
    missing: number,
  ): void {
    const { width, height, aspect, minAreaShare, limit } = this.options
    const inferred = lines.includes(null) ? INFERRED_WORTH * (1 - 0.4 * missing) : 1
    const nats = (sides[0].nats + sides[1].nats + sides[2].nats + sides[3].nats) * inferred
    if (nats <= this.bar) return
    if (Math.abs(area(corners)) < minAreaShare * width * height) return
    const [a, b, c, d] = corners.map((corner): Point => [corner[0] - width / 2, corner[1] - height / 2])
    const { fit } = geometryFit([a, b, c, d], aspect, this.longSide)
    if (nats * fit <= this.bar) return
    const { strength, endsInView } = overshoot(lines, corners)
    const score = nats * fit * (1 - strength) ** 2 * (0.4 + 0.6 * endsInView)
    if (score <= this.bar) return
    this.insert({ corners, lines, sides, score }, limit)
  }

  /** Keep the best `limit`, and of quads within 4 px of each other only one. */
  private insert(quad: RoughQuad, limit: number): void {
    const twin = this.found.findIndex((other) => isNear(quad.corners, other.corners, 4))
    if (twin >= 0) {
      if (this.found[twin].score >= quad.score) return
      this.found.splice(twin, 1)
    }
    this.found.push(quad)
    this.found.sort((p, q) => q.score - p.score)
    if (this.found.length > limit) this.found.pop()
    if (this.found.length === limit) this.bar = this.found[limit - 1].score
  }
}

function meet(a: DetectedLine, b: DetectedLine): Point | null {
  const [ax, ay] = a.line.normal
  const [bx, by] = b.line.normal
  if (Math.abs(ax * bx + ay * by) > MAX_CORNER_COS) return null
  const det = ax * by - ay * bx
  return [(a.line.offset * by - b.line.offset * ay) / det, (b.line.offset * ax - a.line.offset * bx) / det]
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]

/** Signed area (shoelace). */
function area(corners: RoughQuad['corners']): number {
  let sum = 0
  for (let i = 0; i < 4; i++) {
    const [p, q] = [corners[i], corners[(i + 1) & 3]]
    sum += p[0] * q[1] - p[1] * q[0]
  }
  return sum / 2
}

/** Share of a segment inside the frame, from 16 points of it. */
function insideShare(a: Point, b: Point, width: number, height: number): number {
  let inside = 0
  for (let k = 0; k < 16; k++) {
    const t = (k + 0.5) / 16
    const x = a[0] + t * (b[0] - a[0])
    const y = a[1] + t * (b[1] - a[1])
    if (x > 1 && y > 1 && x < width - 1 && y < height - 1) inside++
  }
  return inside / 16
}

/** Whether the corners agree, wherever each list starts and whichever way round it goes. */
export function isNear(p: readonly Point[], q: readonly Point[], tolerance: number): boolean {
  return p.every((a) => q.some((b) => Math.abs(a[0] - b[0]) < tolerance && Math.abs(a[1] - b[1]) < tolerance))
}
