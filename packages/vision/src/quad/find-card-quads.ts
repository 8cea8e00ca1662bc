import { requireSize } from '../require-size.ts'
import type { Point, Quad } from '../image.ts'
import { binPlane } from './bin-plane.ts'
import { combineQuads, isNear } from './combine-quads.ts'
import { detectLines, thinLines, type DetectedLine } from './detect-lines.ts'
import { geometryFit } from './geometry-fit.ts'
import type { GrayPlane } from './gray-plane.ts'
import type { PerSide, QuadCandidate } from './quad-candidate.ts'
import { quadConfidence } from './quad-confidence.ts'
import { quadFeatures, type QuadFeatures } from './quad-features.ts'
import { refineQuad } from './refine-quad.ts'

export interface FindCardQuadsOptions {
  /** Long side over short side of the card; 85.60 / 53.98 for ISO/IEC 7810 ID-1. */
  readonly aspect: number
  /** Default 3. */
  readonly maxCandidates?: number
  /** Smallest share of the frame the card may cover. Default 0.12. */
  readonly minAreaShare?: number
  /**
   * Makes a second view of the same size, searched as well where the first shows no card surely: a plane of colour
   * shows a blue card on a ground of equal brightness. See `blueYellowPlane`.
   */
  readonly second?: () => GrayPlane
}

/** The search runs on a picture of about this long side: 2.5 px per mm of a card that covers 15 % of it. */
const SEARCH_LONG_SIDE = 500
/** Rough quads refined; most are variants of the first. */
const REFINED = 8
/** Rough quads whose corners differ by less are readings of one card, not rivals. */
const RIVAL_PX = 12
/** `quadConfidence` is a fitted probability: at nine in ten another plane has little to add, and costs as much again. */
const SURE = 0.9

/**
 * Find pictures of a rectangular card by its edges, best first; none when nothing in view could be one. About 30 ms of
 * one core for 1600×1200. Knows nothing of what is on the card, so it cannot tell its top from its bottom.
 * Throws a RangeError for planes whose size is wrong, below 64 px, or differs, and for an aspect below 1.
 */
export function findCardQuads(gray: GrayPlane, options: FindCardQuadsOptions): QuadCandidate[] {
  return findQuadsWithFeatures(gray, options).map(({ candidate }) => candidate)
}

/** As `findCardQuads`, with what the confidence was computed from: for fitting it. */
export function findQuadsWithFeatures(gray: GrayPlane, options: FindCardQuadsOptions): FoundQuad[] {
  const { aspect, maxCandidates = 3, second } = options
  requireSize(gray, 1)
  if (Math.min(gray.width, gray.height) < 64) throw new RangeError(`too small: ${gray.width}×${gray.height}`)
  if (!(aspect >= 1) || !Number.isFinite(aspect)) throw new RangeError(`aspect must be 1 or more, got ${aspect}`)

  const factor = Math.max(1, Math.round(Math.max(gray.width, gray.height) / SEARCH_LONG_SIDE))
  const lines = detectLines(binPlane(gray, factor), 0)
  let found = quadsOfLines(lines, [gray], factor, options)
  if (second !== undefined && (found[0]?.candidate.confidence ?? 0) < SURE) {
    const other = second()
    requireSize(other, 1)
    if (other.width !== gray.width || other.height !== gray.height) {
      throw new RangeError(
        `planes must be of one size, got ${gray.width}×${gray.height}, ${other.width}×${other.height}`,
      )
    }
    const both = [...lines, ...detectLines(binPlane(other, factor), 1)].sort((a, b) => b.best.worth - a.best.worth)
    found = quadsOfLines(thinLines(both), [gray, other], factor, options)
  }
  return distinct(found, 2 * factor).slice(0, maxCandidates)
}

interface FoundQuad {
  readonly candidate: QuadCandidate
  readonly features: QuadFeatures
}

/** Cards that lines found in `planes` at 1 / `factor` of their scale may be the sides of, best first. */
function quadsOfLines(
  lines: readonly DetectedLine[],
  planes: readonly [GrayPlane, ...GrayPlane[]],
  factor: number,
  { aspect, minAreaShare = 0.12 }: FindCardQuadsOptions,
): FoundQuad[] {
  const [gray] = planes
  const width = Math.floor(gray.width / factor)
  const height = Math.floor(gray.height / factor)
  const rough = combineQuads(lines, { width, height, aspect, minAreaShare, limit: 16 })
  const found: FoundQuad[] = []
  for (const quad of rough.slice(0, REFINED)) {
    const refined = refineQuad(quad, planes, factor, aspect)
    if (refined === null) continue
    const corners = clockwise(refined.corners)
    const turned = corners !== refined.corners
    const centred = corners.map(([x, y]): Point => [x - gray.width / 2, y - gray.height / 2]) as unknown as Quad
    const geometry = geometryFit(centred, aspect, Math.max(gray.width, gray.height))
    const rival = rough.find((other) => !isNear(quad.corners, other.corners, RIVAL_PX))
    const features = quadFeatures(quad, refined, geometry, rival?.score ?? 0)
    found.push({
      candidate: {
        corners,
        residualPx: refined.residualPx,
        edgeSupport: perSide(refined.support, turned),
        sideVisible: perSide(
          quad.sides.map((side) => side.visible),
          turned,
        ),
        confidence: quadConfidence(features),
        tiltDeg: (geometry.tilt * 180) / Math.PI,
      },
      features,
    })
  }
  return found.sort((a, b) => b.candidate.confidence - a.candidate.confidence)
}

/** The same corners, turning clockwise on screen (y down). */
function clockwise(corners: Quad): Quad {
  const [a, b, c, d] = corners
  const turn = (c[0] - a[0]) * (d[1] - b[1]) - (c[1] - a[1]) * (d[0] - b[0])
  return turn > 0 ? corners : [d, c, b, a]
}

/** Numbers of the sides, following their corners when those were reversed. */
function perSide(values: readonly number[], turned: boolean): PerSide {
  const [a, b, c, d] = values
  return turned ? [c, b, a, d] : [a, b, c, d]
}

function distinct<T extends { candidate: QuadCandidate }>(found: readonly T[], tolerance: number): T[] {
  const kept: T[] = []
  for (const item of found) {
    if (!kept.some((other) => isNear(item.candidate.corners, other.candidate.corners, tolerance))) kept.push(item)
  }
  return kept
}
