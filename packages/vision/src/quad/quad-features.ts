import type { RoughQuad } from './combine-quads.ts'
import type { GeometryFit } from './geometry-fit.ts'
import { overshoot } from './overshoot.ts'
import type { RefinedQuad } from './refine-quad.ts'

/** What is known of a candidate, in numbers. */
export interface QuadFeatures {
  /** Mean over the seen sides of the share of profiles with an edge on the line, 0–1. */
  readonly meanSupport: number
  /** The same of the worst seen side. */
  readonly leastSupport: number
  /** Logarithm of the nats of evidence per px of visible outline: low on ground whose texture makes edges anyway. */
  readonly logEvidence: number
  /** Logarithm of the nats of the whole outline: boxes inside the card have less than the card. */
  readonly logNats: number
  /** Logarithm of the candidate's score over the best score of those that are not near it, −2 to 2. */
  readonly lead: number
  /** Standard deviations from a rectangle of the right aspect, at most 4. */
  readonly deviations: number
  /** Share of the outline that is outside the frame or on an inferred side. */
  readonly unseen: number
  /** Edge strength on the sides' lines beyond their corners, 0–1. */
  readonly overshoot: number
  /** Edge strength beyond both ends of the side where both neighbours run on most, 0–1; see `overshoot`. */
  readonly runsOn: number
  /** Share of the sides' ends that cannot be seen to end. */
  readonly endsUnseen: number
  /** 1 when a side was inferred from the other three and the aspect, else 0. */
  readonly inferred: number
}

/** A side less visible than this says nothing of support. */
const SEEN = 0.15

/** `rivalScore`: the best score among rough quads that lie elsewhere, 0 when there are none. */
export function quadFeatures(
  rough: RoughQuad,
  refined: RefinedQuad,
  geometry: GeometryFit,
  rivalScore: number,
): QuadFeatures {
  const lengths = rough.corners.map((p, i) => {
    const q = rough.corners[(i + 1) & 3]
    return Math.hypot(q[0] - p[0], q[1] - p[1])
  })
  const visible = sum(lengths.map((length, i) => length * rough.sides[i].visible))
  const nats = sum(rough.sides.map((side) => side.nats))
  const support = refined.support.filter((_, i) => rough.lines[i] !== null && rough.sides[i].visible > SEEN)
  const beyond = overshoot(rough.lines, rough.corners)
  return {
    meanSupport: sum(support) / Math.max(1, support.length),
    leastSupport: Math.min(1, ...support),
    logEvidence: Math.log(1e-3 + nats / Math.max(1, visible)),
    logNats: Math.log(1 + nats),
    lead: Math.max(-2, Math.min(2, Math.log((rough.score + 1) / (rivalScore + 1)))),
    deviations: Math.min(4, geometry.deviations),
    unseen: 1 - visible / sum(lengths),
    overshoot: beyond.strength,
    runsOn: beyond.runsOn,
    endsUnseen: 1 - beyond.endsInView,
    inferred: rough.lines.includes(null) ? 1 : 0,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
