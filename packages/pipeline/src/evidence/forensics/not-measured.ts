import { MEASURES, type ForensicEvidence } from './index.ts'

/** Every measure null: of frames nobody looked at, and of tests about something else. */
export function notMeasured(): ForensicEvidence {
  return Object.fromEntries(Object.keys(MEASURES).map((name) => [name, null])) as ForensicEvidence
}
