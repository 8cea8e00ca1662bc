import type { LineComparison } from './compare-reading.ts'

export interface ReliabilityBin {
  /** Confidences from here up to the next bin. */
  readonly from: number
  readonly total: number
  readonly right: number
  /** Mean confidence that was said; what a calibrated reader has right. */
  readonly said: number
}

/** Finer towards 1, where decisions are made. */
const BIN_STARTS = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98] as const

/** What was said against what was right, over values that were given; bins without any are left out. */
export function reliability(lines: readonly LineComparison[]): ReliabilityBin[] {
  const given = lines.filter(({ got }) => got !== null)
  return BIN_STARTS.flatMap((from, i) => {
    const below = BIN_STARTS[i + 1] ?? Infinity
    const inside = given.filter(({ confidence }) => confidence >= from && confidence < below)
    const total = inside.length
    if (total === 0) return []
    const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / total
    return [{ from, total, right: inside.filter(({ right }) => right).length, said }]
  })
}
