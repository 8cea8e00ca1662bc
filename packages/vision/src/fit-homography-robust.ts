import { fitHomography, type Correspondence } from './fit-homography.ts'
import { mapPoint, type Homography } from './homography.ts'

export interface RobustHomography {
  readonly homography: Homography
  /** Indices of the correspondences that agree. */
  readonly inliers: readonly number[]
  /** Root mean square distance of the inliers, in the unit of `to`. */
  readonly rms: number
}

export interface RobustOptions {
  /** How far, in the unit of `to`, an agreeing correspondence may land from its target. */
  readonly tolerance: number
  /** Random samples of four to try. Default 200: finds a clean sample among 40 % outliers in all but 1 of 10⁹ runs. */
  readonly samples?: number
  /** Uniform in [0, 1): pass a seeded one where the result must be reproducible. */
  readonly random: () => number
  /** Refuse a candidate that is geometrically absurd (mirrored, folded, …) whatever its support. */
  readonly plausible?: (h: Homography) => boolean
}

/**
 * Homography that most correspondences agree on: RANSAC over samples of four, scored by the truncated squared distance
 * (MSAC), then least squares with Tukey weights over the agreeing ones until they no longer change. Null when no
 * plausible candidate has four agreeing correspondences.
 */
export function fitHomographyRobust(pairs: readonly Correspondence[], options: RobustOptions): RobustHomography | null {
  const { tolerance, random, samples = 200, plausible = () => true } = options
  if (pairs.length < 4) return null
  const distances = (h: Homography) =>
    pairs.map(({ from, to }) => {
      const [x, y] = mapPoint(h, from)
      const distance = Math.hypot(x - to[0], y - to[1])
      return Number.isFinite(distance) ? distance : Infinity
    })
  const cost = (h: Homography) =>
    distances(h).reduce((sum, d, i) => sum + (pairs[i].weight ?? 1) * Math.min(d * d, tolerance * tolerance), 0)

  let best = null as Homography | null
  let bestCost = Infinity
  const consider = (h: Homography | null): boolean => {
    if (h === null || !plausible(h)) return false
    const c = cost(h)
    if (c >= bestCost) return false
    best = h
    bestCost = c
    return true
  }
  consider(fitHomography(pairs))
  for (let i = 0; i < samples; i++) consider(fitHomography(sampleOfFour(pairs, random)))
  for (let i = 0; i < 10 && best !== null; i++) {
    const weighted = distances(best).flatMap((d, k) => {
      const share = 1 - (d / (2 * tolerance)) ** 2
      return share <= 0 ? [] : [{ ...pairs[k], weight: (pairs[k].weight ?? 1) * share * share }]
    })
    if (!consider(fitHomography(weighted))) break
  }
  if (best === null) return null
  const final = distances(best)
  const inliers = final.flatMap((d, i) => (d <= tolerance ? [i] : []))
  if (inliers.length < 4) return null
  const rms = Math.sqrt(inliers.reduce((sum, i) => sum + final[i] ** 2, 0) / inliers.length)
  return { homography: best, inliers, rms }
}

function sampleOfFour(pairs: readonly Correspondence[], random: () => number): Correspondence[] {
  const order = pairs.map((_, i) => i)
  for (let i = 0; i < 4; i++) {
    const j = i + Math.floor(random() * (order.length - i))
    const swap = order[i]
    order[i] = order[j]
    order[j] = swap
  }
  return order.slice(0, 4).map((i) => pairs[i])
}
