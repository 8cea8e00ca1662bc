import type { VoterFamily, Measured } from './voters/voter.ts'

/** One voter's voice as it is stored and published. */
export interface Vote {
  readonly name: string
  readonly family: VoterFamily
  readonly version: string
  /** true: did not object. false: objects. null: abstains (cannot know, threw, or is not implemented). */
  readonly passed: boolean | null
  /** The voter's finding, or `error` when it threw. */
  readonly finding: string
  /** Natural log of P(evidence | attack) / P(evidence | genuine) under the policy, capped; 0 when abstaining. */
  readonly llr: number
  /** 0–1, 1/(1+e^llr): 0.5 says nothing, higher speaks for the card. */
  readonly score: number
  readonly reason: string
  readonly evidence: Measured
  /** Wall time of the vote in ms; not part of what must be reproducible. */
  readonly ms: number
}

export type AntiSpoofWord = 'live' | 'spoof' | 'unclear'
export type TamperWord = 'authentic' | 'tampered' | 'unclear'
export type Verdict = 'passed' | 'failed' | 'requires_review'
export type AssuranceTier = 'high' | 'standard' | 'low'
export type VerificationStatus = 'verified' | 'failed' | 'pending'

export interface Fused<Word extends string> {
  readonly fused: Word
  /** Weighted sum of group log-likelihood ratios; positive speaks for an attack. */
  readonly lambda: number
  readonly voters: readonly Vote[]
  /** Voters that did not object, among those that did not abstain. */
  readonly passed: number
  readonly present: number
  /** Why the word is not the better one, in plain sentences; empty for live and authentic. */
  readonly because: readonly string[]
}

export interface Judgement {
  readonly policyVersion: string
  readonly antiSpoof: Fused<AntiSpoofWord>
  readonly tamper: Fused<TamperWord>
  readonly verdict: Verdict
  readonly status: VerificationStatus
  readonly assuranceTier: AssuranceTier
  /** 0–100, monotone in every vote; a ranking aid, never the decision. */
  readonly score: number
  /** What was missing and would have raised the tier. */
  readonly missing: readonly string[]
}
