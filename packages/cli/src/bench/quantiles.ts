export interface Quantiles {
  readonly median: number
  readonly p90: number
}

/** Of a list that is not empty: the value that half, and nine tenths, do not exceed. */
export function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { median: at(0.5), p90: at(0.9) }
}
