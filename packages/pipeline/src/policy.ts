import held from './policy.json' with { type: 'json' }
import type { VoterFamily } from './voters/voter.ts'

export type GroupName = 'S' | 'D' | 'P' | 'G' | 'F' | 'T' | 'X' | 'V'

/** Voters that look at the same thing share one weight, so that saying it twice does not count twice. */
export interface PolicyGroup {
  readonly family: VoterFamily
  readonly sees: string
  /** `max_accuser_else_mean`: the strongest objection or, with none, the mean of those present. */
  readonly combine: 'sum' | 'max' | 'max_accuser_else_mean'
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
}

export interface PolicyVoter {
  readonly group: GroupName
  readonly findings: Readonly<Record<string, PolicyFinding>>
}

/** How a sum becomes a word. All numbers are natural-log units. */
export interface PolicyDecision {
  /** live or authentic at or below this, when coverage holds. */
  readonly clearAt: number
  /** The same for a bundle of one frame, which can always be a still picture. */
  readonly singleFrameClearAt?: number
  /** spoof or tampered at or above this, when some single vote is at least `accuserFrom`. */
  readonly accuseAt: number
  readonly accuserFrom: number
  /** No vote above this may be outweighed by others. */
  readonly clearForbiddenAbove: number
  /** Groups that must have spoken, and frames that must be there, before the better word is given. */
  readonly coverage: { readonly groups: readonly GroupName[]; readonly frames: number }
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
}

/** The policy of this release. A test holds it against the voters: each finding has its number, with the right sign. */
export function currentPolicy(): Policy {
  return held as Policy
}
