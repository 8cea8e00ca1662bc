import type { Policy, PolicyVoter } from '../policy.ts'
import type { CaptureRecord } from './capture-record.ts'
import { judgeCaptures, type JudgedCapture } from './judge-captures.ts'

/** What changes when one voter weighs nothing and asks for nobody; its presence still counts for coverage. */
export interface LeftOut {
  readonly voter: string
  /** Attacks that pass without it and do not with it, by species; less than 0 when it lets some through. */
  readonly attacksPassed: Readonly<Record<string, number>>
  /** Genuine captures that pass without it and do not with it. */
  readonly genuinePassed: number
  /** Attacks that are called spoof or tampered only because of it. */
  readonly attacksDetected: number
}

/** The policy as if `voter` had nothing to say. */
export function silence(policy: Policy, voter: string): Policy {
  const weights: PolicyVoter = policy.voters[voter]
  const findings = Object.fromEntries(
    Object.entries(weights.findings).map(([name, { group }]) => [name, { llr: 0, ...(group && { group }) }]),
  )
  return { ...policy, voters: { ...policy.voters, [voter]: { ...weights, findings } } }
}

/** Each voter's share in the verdicts. `whole` are the same records under the whole policy. */
export function leaveOneOut(
  records: readonly CaptureRecord[],
  whole: readonly JudgedCapture[],
  policy: Policy,
): LeftOut[] {
  const attacks = (captures: readonly JudgedCapture[]) => captures.filter(({ label }) => label.class === 'attack')
  const passed = ({ verdict }: JudgedCapture): boolean => verdict === 'passed'
  const failed = ({ verdict }: JudgedCapture): boolean => verdict === 'failed'
  const genuine = (captures: readonly JudgedCapture[]): number =>
    captures.filter((each) => each.label.class === 'genuine' && passed(each)).length
  return Object.keys(policy.voters).map((voter) => {
    const without = judgeCaptures(records, silence(policy, voter))
    const attacksPassed: Record<string, number> = {}
    for (const [sign, captures] of [[1, without] as const, [-1, whole] as const])
      for (const { label } of attacks(captures).filter(passed))
        attacksPassed[label.species] = (attacksPassed[label.species] ?? 0) + sign
    return {
      voter,
      attacksPassed: Object.fromEntries(Object.entries(attacksPassed).filter(([, change]) => change !== 0)),
      genuinePassed: genuine(without) - genuine(whole),
      attacksDetected: attacks(whole).filter(failed).length - attacks(without).filter(failed).length,
    }
  })
}
