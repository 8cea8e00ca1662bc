import type { Evidence } from './evidence/evidence.ts'
import type { Judgement } from './judgement.ts'
import type { Policy } from './policy.ts'

/**
 * Evidence to verdict: runs every voter, fuses, decides tier. Pure: the same evidence under the same policy gives the
 * same bytes. `clock` (ms) only fills the `ms` of each vote; without it every `ms` is 0.
 */
export function judge(evidence: Evidence, policy: Policy, clock: () => number = () => 0): Judgement {
  throw new Error(`being written: ${policy.version} ${evidence.frames.length} ${clock()}`)
}
