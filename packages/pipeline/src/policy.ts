import held from './policy.json' with { type: 'json' }
import { policyFaults } from './policy-faults.ts'
import { VOTERS } from './voters/index.ts'
import type { VoterFamily } from './voters/voter.ts'

export type GroupName = 'S' | 'D' | 'P' | 'G' | 'F' | 'T' | 'X' | 'V'

/** Voters that look at the same thing share one weight, so that saying it twice does not count twice. */
export interface PolicyGroup {
  readonly family: VoterFamily
  readonly sees: string
  /**
   * `strongest_else_mean`: the strongest objection or, with none, the mean over the group's voters, where one that
   * abstains counts as 0, so that falling silent never helps.
   */
  readonly combine: 'sum' | 'strongest' | 'strongest_else_mean'
  /** A voter whose accusation stands whatever the others of the group say for the card. */
  readonly override?: string
  /** The combined log-likelihood ratio is kept within floor … cap before it is weighted. */
  readonly floor: number
  readonly cap: number
  readonly weight: number
}

export interface PolicyFinding {
  /** Natural log of P(finding | attack) / P(finding | genuine); 0 for a finding with which the voter abstains. */
  readonly llr: number
  /** Whatever the sum says, a person must look. */
  readonly review?: boolean
  /** Counts in this group instead of the voter's own. */
  readonly group?: GroupName
  /** What was counted on captures where the voter spoke: found, of how many. Under `attacks` by species. */
  readonly counts?: {
    readonly genuine: readonly [found: number, of: number]
    readonly attacks: Readonly<Record<string, readonly [found: number, of: number]>>
  }
}

export interface PolicyVoter {
  readonly group: GroupName
  /** What kind of numbers these are; `calibrated` names a set of captures in `source`. */
  readonly basis: 'judgement' | 'calibrated'
  readonly source: string
  /** No finding may say more for the card (≤ 0) or against it (≥ 0): what the voter's physics allows. */
  readonly bounds: readonly [forCard: number, against: number]
  readonly findings: Readonly<Record<string, PolicyFinding>>
}

/** How a sum becomes a word. All numbers are natural-log units. */
export interface PolicyDecision {
  /** live or authentic at or below this, when coverage holds. */
  readonly clearAt: number
  /** spoof or tampered at or above this, when some single vote is at least `accuserFrom`. */
  readonly accuseAt: number
  readonly accuserFrom: number
  /** A vote above this is never outweighed by others. */
  readonly clearForbiddenAbove: number
  /** Groups that must have spoken, and frames that must be there, before the better word is given. */
  readonly coverage: { readonly groups: readonly GroupName[]; readonly frames: number }
  /** A bundle of one frame can always be a still picture: fewer groups can speak, so the sum must be lower. */
  readonly singleFrame?: { readonly clearAt: number; readonly groups: readonly GroupName[] }
}

/** The versioned weights and thresholds; see docs/fusion.md. */
export interface Policy {
  readonly version: string
  readonly basis: string
  readonly groups: Readonly<Record<GroupName, PolicyGroup>>
  readonly voters: Readonly<Record<string, PolicyVoter>>
  readonly antiSpoof: PolicyDecision
  readonly tamper: PolicyDecision
  readonly score: { readonly scale: number; readonly bias: number }
  /** Of a fitted policy: on what, and what is claimed of it; see docs/calibration.md. */
  readonly calibration?: PolicyCalibration
}

export interface PolicyCalibration {
  /** Where the captures are from, in words; figures of generated captures are not real-world rates. */
  readonly captures: string
  /** Version of the policy whose caps, groups and physics it keeps. */
  readonly base: string
  readonly claims: readonly PolicyClaim[]
  /** What the counts could not settle, and what stands in its place. */
  readonly unsettled: readonly string[]
}

/** A rate that is claimed to be no higher than `atMost`; what it was counted on, and on the captures held out. */
export interface PolicyClaim {
  readonly name: string
  readonly atMost: number
  readonly fitted: readonly [count: number, of: number]
  readonly heldOut: readonly [count: number, of: number]
}

/**
 * A policy from a file. Throws `RangeError` when it does not fit the voters of this release, or is no policy at all.
 */
export function readPolicy(value: unknown): Policy {
  const policy = value as Policy
  let faults: readonly string[]
  try {
    faults = policyFaults(policy, VOTERS)
  } catch {
    throw new RangeError('this is no policy')
  }
  if (faults.length > 0) throw new RangeError(`policy ${policy.version}: ${faults.join('; ')}`)
  return policy
}

/** The policy of this release. Throws `RangeError` when it does not fit the voters: better at start than at a verdict. */
export function currentPolicy(): Policy {
  return readPolicy(held)
}
