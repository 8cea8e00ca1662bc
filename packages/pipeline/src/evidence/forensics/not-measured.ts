import type { ForensicEvidence } from './index.ts'
import { MEASURE_NAMES } from './measure-names.ts'

/** Every measure null: of frames nobody looked at, and of tests about something else. */
export function notMeasured(): ForensicEvidence {
  return Object.fromEntries(MEASURE_NAMES.map((name) => [name, null])) as ForensicEvidence
}
