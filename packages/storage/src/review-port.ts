import type { ReviewDecision, RiskLevel } from '@identity/protocol'
import type { Page, PageRequest } from './ports.ts'
import type * as record from './review-records.ts'

export interface ReviewFilter {
  readonly state?: record.ReviewState | 'undecided' | undefined
  readonly risk?: RiskLevel | undefined
  readonly reason?: string | undefined
  readonly platform?: string | undefined
  readonly customerId?: string | undefined
  readonly openedFromMs?: number | undefined
  readonly openedToMs?: number | undefined
  /** Claimed by this person now. */
  readonly claimedBy?: string | undefined
}

export type ClaimResult =
  | { readonly kind: 'claimed'; readonly case: record.ReviewCaseRecord }
  | { readonly kind: 'not_found' }
  /** Someone else holds it, or it is decided: `case` says who. */
  | { readonly kind: 'taken' | 'decided'; readonly case: record.ReviewCaseRecord }

export interface DecideReview {
  readonly tenantId: string
  readonly caseId: string
  readonly actor: record.ReviewActor
  readonly decision: ReviewDecision
  readonly reasonCode: string
  /** Sealed under the customer's key. */
  readonly text: string | null
  /** Approvals at this risk and above wait for a second person; null: one is enough. */
  readonly secondApproverFrom: RiskLevel | null
}

export type DecideResult =
  | {
      readonly kind: 'decided'
      readonly case: record.ReviewCaseRecord
      readonly kycTierMoved: boolean
    }
  /** The first of two approvals was noted. */
  | { readonly kind: 'awaiting_second'; readonly case: record.ReviewCaseRecord }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'taken' | 'already_decided'; readonly case: record.ReviewCaseRecord }
  /** The same person cannot approve twice. */
  | { readonly kind: 'same_person'; readonly case: record.ReviewCaseRecord }
  /** Only a supervisor may decide on a bundle that the machine failed. */
  | { readonly kind: 'supervisor_only' }
  /** The customer was erased: there is nothing left to decide on. */
  | { readonly kind: 'erased' }

export interface ReviewPort {
  get(tenantId: string, id: string): Promise<record.ReviewCaseRecord | null>
  findByBundle(tenantId: string, bundleId: string): Promise<record.ReviewCaseRecord | null>
  /** Oldest first, so that nobody waits for ever; `decided` newest first. */
  list(tenantId: string, page: PageRequest & ReviewFilter): Promise<Page<record.ReviewCaseRecord> | 'invalid_cursor'>
  counts(tenantId: string, actorId: string): Promise<record.ReviewCounts>
  /** Rises with every change of the tenant's cases, in whichever process; 0 before the first. */
  head(tenantId: string): Promise<number>
  /** Cases that changed after `sequence`, at most `limit`, oldest change first. */
  changesSince(tenantId: string, sequence: number, limit: number): Promise<readonly record.ReviewCaseRecord[]>
  /** A case for a bundle the machine failed, so that a supervisor may override it. The one that exists when there is one; null for any other bundle. */
  openForFailed(tenantId: string, bundleId: string, actor: record.ReviewActor): Promise<record.ReviewCaseRecord | null>
  /** One conditional update: of any number of callers one holds it. Claiming one's own again renews it. */
  claim(input: {
    tenantId: string
    caseId: string
    actor: record.ReviewActor
    ttlMs: number
    /** Take it from whoever holds it; heeded for supervisors only. */
    steal: boolean
  }): Promise<ClaimResult>
  /** Gives the case back; a supervisor may give back someone else's. Twice changes nothing. */
  release(input: { tenantId: string; caseId: string; actor: record.ReviewActor }): Promise<ClaimResult>
  /** `erased`: no text can be kept for that customer any more. */
  addNote(input: {
    tenantId: string
    caseId: string
    actor: record.ReviewActor
    text: string
  }): Promise<record.ReviewNoteRecord | 'not_found' | 'erased'>
  /** What people wrote, opened. */
  openTexts(tenantId: string, id: string): Promise<record.ReviewTexts | null>
  /**
   * Ends a case (or notes the first of two approvals): the new verification that supersedes the machine's, KYC tier, face
   * enrolment and audit entry in one transaction. The bundle's verdict is not touched.
   */
  decide(input: DecideReview): Promise<DecideResult>
}

export interface OverviewPort {
  /** Numbers for charts over [fromMs, toMs), of which the days are those of Jakarta. At most 366 days. */
  read(tenantId: string, range: { fromMs: number; toMs: number }): Promise<record.OverviewRecord>
}
