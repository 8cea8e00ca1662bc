import { policyHash } from './policy-hash.ts'
import type { GroupName, Policy, PolicyCalibration, PolicyDecision, PolicyFinding } from './policy.ts'
import { TIER_RULES } from './tier.ts'
import { VOTERS } from './voters/index.ts'
import type { VoterFamily } from './voters/voter.ts'

export interface VoterDescription {
  readonly name: string
  readonly family: VoterFamily
  readonly version: string
  readonly group: GroupName
  readonly basis: 'judgement' | 'calibrated'
  /** Where its numbers are from. */
  readonly source: string
  readonly sees: string
  readonly fooledBy: string
  /** Where the limits between its findings are from. */
  readonly thresholdSource: string
  readonly bounds: readonly [forCard: number, against: number]
  readonly findings: readonly {
    readonly name: string
    readonly stance: 'pass' | 'fail' | 'absent'
    readonly llr: number
    readonly review: boolean
    readonly group: GroupName
    readonly counts: NonNullable<PolicyFinding['counts']> | null
  }[]
}

/** All that decides a verdict, as plain data: voters with versions and weights, groups, thresholds, rules of the tier. */
export interface PolicyDescription {
  readonly version: string
  readonly sha256: string
  readonly basis: string
  readonly voters: readonly VoterDescription[]
  readonly groups: readonly ({ readonly name: GroupName } & Policy['groups'][GroupName])[]
  readonly antiSpoof: PolicyDecision
  readonly tamper: PolicyDecision
  readonly score: Policy['score']
  readonly tiers: typeof TIER_RULES
  readonly calibration: PolicyCalibration | null
}

/** The policy in force together with the voters it weighs. */
export function describePolicy(policy: Policy): PolicyDescription {
  return {
    version: policy.version,
    sha256: policyHash(policy),
    basis: policy.basis,
    voters: VOTERS.map(({ name, family, version, about, findings }) => {
      const weights = policy.voters[name]
      const { group, basis, source, bounds } = weights
      return {
        name,
        family,
        version,
        group,
        basis,
        source,
        ...about,
        bounds,
        findings: Object.entries(findings).map(([finding, stance]) => {
          const numbers = weights.findings[finding]
          return {
            name: finding,
            stance,
            llr: numbers.llr,
            review: numbers.review === true,
            group: numbers.group ?? group,
            counts: numbers.counts ?? null,
          }
        }),
      }
    }),
    groups: (Object.keys(policy.groups) as GroupName[]).map((name) => ({ name, ...policy.groups[name] })),
    antiSpoof: policy.antiSpoof,
    tamper: policy.tamper,
    score: policy.score,
    tiers: TIER_RULES,
    calibration: policy.calibration ?? null,
  }
}
