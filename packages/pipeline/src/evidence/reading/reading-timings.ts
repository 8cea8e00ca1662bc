/** Wall time in ms by stage of one reading, for benchmarks; never part of the evidence. */
export interface ReadingTimings {
  /** Search for the card's edges and straightening of what lies within. */
  readonly edges: number
  readonly detect: number
  readonly direction: number
  readonly labels: number
  readonly fit: number
  readonly values: number
}

/** Runs a piece of work and counts its time to a stage. */
export type Stopwatch = <T>(stage: keyof ReadingTimings, work: () => T | Promise<T>) => Promise<T>

export function stopwatch(): { readonly watch: Stopwatch; readonly timings: ReadingTimings } {
  const timings = { edges: 0, detect: 0, direction: 0, labels: 0, fit: 0, values: 0 }
  const watch: Stopwatch = async (stage, work) => {
    const start = performance.now()
    try {
      return await work()
    } finally {
      timings[stage] += performance.now() - start
    }
  }
  return { watch, timings }
}
