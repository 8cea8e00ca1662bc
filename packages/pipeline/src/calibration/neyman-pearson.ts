import jstat from 'jstat'

/**
 * Misses that `held` held-out attacks of one species may show so that, with confidence 1 − delta, no more than alpha of
 * such attacks pass (Tong, Feng and Li 2018); null when even none at all would not do.
 */
export function toleratedMisses(held: number, alpha: number, delta: number): number | null {
  let tolerated: number | null = null
  for (let misses = 0; misses < held && jstat.binomial.cdf(misses, held, alpha) <= delta; misses++) tolerated = misses
  return tolerated
}

/**
 * The highest threshold at or below which no more of these attacks lie than are tolerated; null when their number
 * supports no claim at this alpha. `sums`: Λ of attacks that nothing but the threshold keeps from passing.
 */
export function thresholdFor(
  sums: readonly number[],
  presentations: number,
  alpha: number,
  delta: number,
): number | null {
  const tolerated = toleratedMisses(presentations, alpha, delta)
  if (tolerated === null) return null
  const sorted = [...sums].sort((a, b) => a - b)
  return sorted.length <= tolerated ? Infinity : sorted[tolerated] - STEP
}

/** Just below the first attack that must not pass; thresholds are kept to two decimals. */
const STEP = 0.01
