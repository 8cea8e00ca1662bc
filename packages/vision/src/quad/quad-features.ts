import type { RoughQuad } from './combine-quads.ts'
import type { GeometryFit } from './geometry-fit.ts'
import { overshoot } from './overshoot.ts'
import type { RefinedQuad } from './refine-quad.ts'

/** What is known of a candidate, in numbers near 0–1, larger being better unless said otherwise. */
export interface QuadFeatures {
  /** Mean over the seen sides of the share of profiles with an edge on the line. */
  readonly meanSupport: number
  /** The same of the worst seen side. */
  readonly leastSupport: number
  /** Mean and least edge strength at the coarse scale. */
  readonly meanStrength: number
  readonly leastStrength: number
  /** Logarithm of the nats per px of visible outline: low on ground whose texture makes edges anyway. */
  readonly logEvidence: number
  /** Same of the worst seen side. */
  readonly logLeastEvidence: number
  /** Standard deviations from a rectangle of the right aspect, at most 4. Larger is worse. */
  readonly deviations: number
  /** Residual in px of the coarse scale. Larger is worse. */
  readonly residual: number
  /** Share of the outline that is outside the frame or on an inferred side. Larger is worse. */
  readonly unseen: number
  /** Share of the outline's extensions beyond its corners that are edges too. Larger is worse. */
  readonly overshoot: number
  /** Share of the sides' ends that cannot be seen to end. Larger is worse. */
  readonly endsUnseen: number
  /** Logarithm of the evidence of the whole outline, nats: outlines of inner boxes have less. */
  readonly logNats: number
  /** Logarithm of the candidate's score over the best score of the others that are not near it, −2 to 2. */
  readonly lead: number
  /** Share of an inferred side that is inside the frame, where it should have been seen; 0 without one. Larger is worse. */
  readonly missing: number
}

export function quadFeatures(
  rough: RoughQuad,
  refined: RefinedQuad,
  geometry: GeometryFit,
  factor: number,
  rivalScore: number,
): QuadFeatures {
  const seen = [0, 1, 2, 3].filter((i) => rough.lines[i] !== null && rough.sides[i].visible > 0.15)
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length)
  const lengths = rough.corners.map((p, i) => {
    const q = rough.corners[(i + 1) & 3]
    return Math.hypot(q[0] - p[0], q[1] - p[1])
  })
  const outline = lengths.reduce((sum, l) => sum + l, 0)
  const visible = lengths.map((l, i) => l * rough.sides[i].visible)
  const support = seen.map((i) => refined.support[i])
  const strength = seen.map((i) => rough.sides[i].support)
  const perPx = seen.map((i) => rough.sides[i].nats / Math.max(1, visible[i]))
  const nats = rough.sides.reduce((sum, side) => sum + side.nats, 0)
  const beyond = overshoot(rough.lines, rough.corners)
  return {
    meanSupport: mean(support),
    leastSupport: Math.min(...support),
    meanStrength: mean(strength),
    leastStrength: Math.min(...strength),
    logEvidence: Math.log(
      1e-3 +
        nats /
          Math.max(
            1,
            visible.reduce((sum, l) => sum + l, 0),
          ),
    ),
    logLeastEvidence: Math.log(1e-3 + Math.min(...perPx)),
    deviations: Math.min(4, geometry.deviations),
    residual: Math.min(2, refined.residualPx / factor),
    unseen: 1 - visible.reduce((sum, l) => sum + l, 0) / outline,
    overshoot: beyond.strength,
    endsUnseen: 1 - beyond.endsInView,
    logNats: Math.log(1 + nats),
    lead: Math.max(-2, Math.min(2, Math.log((rough.score + 1) / (rivalScore + 1)))),
    missing: rough.missing,
  }
}
