import type { AssuranceTier, KycTier, ReviewDecision, RiskLevel, Verdict } from '@identity/protocol'

/** `claimed` and `open` differ by the clock: a claim that ran out is none. */
export type ReviewState = 'open' | 'claimed' | 'awaiting_second' | 'decided'

/** Who acts: a person, or a key of the tenant's own back office. */
export interface ReviewActor {
  /** Id of the analyst or the API key; `actorUserId` of what they decide. Names are sealed with their accounts. */
  readonly id: string
  /** May take over claims and override failed bundles. */
  readonly supervisor: boolean
  readonly requestId: string | null
}

/** A decision by someone at some time. The free text is sealed: `openTexts` gives it. */
export interface ReviewAct {
  readonly by: string
  readonly atMs: number
}

export interface ReviewCaseRecord {
  /** `rev_` and the ULID of the bundle: one case a bundle. */
  readonly id: string
  readonly tenantId: string
  readonly bundleId: string
  readonly customerId: string
  /** The machine's, which never changes. */
  readonly verdict: Exclude<Verdict, 'passed'>
  readonly state: ReviewState
  readonly platform: string
  /** 0–100: 100 minus the score of the bundle. */
  readonly risk: number
  readonly riskLevel: RiskLevel
  /** Voters that objected, strongest first; `coverage` when none did. */
  readonly reasons: readonly string[]
  readonly openedAtMs: number
  readonly claim: (ReviewAct & { readonly untilMs: number }) | null
  /** Approved once; waits for another person. Stays after the second decision. */
  readonly firstApproval: (ReviewAct & { readonly reasonCode: string }) | null
  /** null while undecided, and for a case that ended because the customer was erased. */
  readonly decision: (ReviewAct & { readonly decision: ReviewDecision }) | null
  /** Of the decision, or `customer_erased`. */
  readonly reasonCode: string | null
  /** The verification the decision made. */
  readonly verificationId: string | null
  /** Rises with every change of the tenant's cases. */
  readonly version: number
}

export interface ReviewNoteRecord {
  readonly id: string
  readonly author: string
  /** null once the customer was erased. */
  readonly text: string | null
  readonly createdAtMs: number
}

export interface ReviewTexts {
  readonly firstApproval: string | null
  readonly decision: string | null
  readonly notes: readonly ReviewNoteRecord[]
}

export interface ReviewCounts {
  readonly open: number
  readonly claimed: number
  readonly awaitingSecond: number
  readonly decided: number
  /** Claimed by whoever asks, and not run out. */
  readonly mine: number
  /** When the oldest undecided case was opened. */
  readonly oldestOpenedAtMs: number | null
}

/** One day of Jakarta, `2026-11-25`. */
export interface DayCounts {
  readonly day: string
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly tiers: Readonly<Record<AssuranceTier, number>>
}

/** How one voter spoke in the sampled bundles, and what people made of its objections. */
export interface VoterCounts {
  readonly name: string
  readonly passed: number
  readonly objected: number
  readonly abstained: number
  /** Decided cases in which it objected, and those of them that were approved all the same. */
  readonly decided: number
  readonly overruled: number
}

export interface AnalystCounts {
  readonly id: string
  readonly approved: number
  readonly rejected: number
  readonly recapture: number
  /** Approved although a voter objected or the machine had failed the bundle. */
  readonly overrides: number
  /** Median milliseconds from claim to decision; null when nothing was claimed first. */
  readonly medianClaimToDecisionMs: number | null
}

export interface StageTimes {
  readonly stage: string
  readonly medianMs: number
  readonly p95Ms: number
}

export interface OverviewRecord {
  readonly days: readonly DayCounts[]
  /** Bundles that `voters` and `stages` were taken from: the newest of the range. */
  readonly sampledBundles: number
  readonly voters: readonly VoterCounts[]
  readonly analysts: readonly AnalystCounts[]
  readonly stages: readonly StageTimes[]
  /** Undecided cases by age. */
  readonly queue: {
    readonly under1h: number
    readonly under4h: number
    readonly under24h: number
    readonly over24h: number
  }
  readonly customers: Readonly<Record<KycTier, number>>
}
