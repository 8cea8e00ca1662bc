import type { BurstView, Measure } from './burst-view.ts'
import { MEASURES, type ForensicEvidence } from './index.ts'
import { shareProducts } from './shared-products.ts'

export interface MeasureRun {
  readonly evidence: ForensicEvidence
  /** Wall time in ms by measure. */
  readonly ms: Readonly<Record<string, number>>
  /** Names of the measures that threw: faults of ours, to be counted; their voters abstain. */
  readonly failed: readonly string[]
}

/**
 * Runs every measure, one after the other: they share one core and one bounded cache of pixels. A measure that throws
 * gives null and costs nobody else anything; what it threw stays inside, since it may hold what was read on the card.
 */
export async function runMeasures(
  burst: BurstView,
  clock: () => number,
  measures: Readonly<Record<string, Measure<unknown>>> = MEASURES,
): Promise<MeasureRun> {
  const shared = shareProducts()
  const evidence: Record<string, unknown> = {}
  const ms: Record<string, number> = {}
  const failed: string[] = []
  for (const [name, measure] of Object.entries(measures)) {
    const startedAtMs = clock()
    try {
      evidence[name] = await measure(burst, shared)
    } catch {
      evidence[name] = null
      failed.push(name)
    }
    ms[name] = clock() - startedAtMs
  }
  return { evidence: evidence as ForensicEvidence, ms, failed }
}
