import type { Selectable } from 'kysely'
import type { ReviewCaseRecord, ReviewState } from '../review-records.ts'
import type { Tables } from '../schema/tables.ts'

export type ReviewRow = Selectable<Tables['review_cases']>

/** A row as it stands at `nowMs`: a claim that ran out is none. */
export function toReviewCase(row: ReviewRow, nowMs: number): ReviewCaseRecord {
  const isClaimed = row.state !== 'decided' && row.claim_until > nowMs
  const state: ReviewState = isClaimed ? 'claimed' : row.state
  return {
    id: row.id,
    tenantId: row.tenant_id,
    bundleId: row.bundle_id,
    customerId: row.customer_id,
    verdict: row.verdict,
    state,
    platform: row.platform,
    risk: row.risk,
    riskLevel: row.risk_level,
    reasons: JSON.parse(row.reasons) as string[],
    openedAtMs: row.opened_at,
    claim:
      isClaimed && row.claimed_by !== null
        ? {
            by: row.claimed_by,
            atMs: row.claimed_at ?? row.claim_until,
            untilMs: row.claim_until,
          }
        : null,
    firstApproval:
      row.first_by !== null && row.first_at !== null
        ? {
            by: row.first_by,
            atMs: row.first_at,
            reasonCode: row.first_reason ?? '',
          }
        : null,
    decision:
      row.decision !== null && row.decided_by !== null && row.decided_at !== null
        ? {
            decision: row.decision,
            by: row.decided_by,
            atMs: row.decided_at,
          }
        : null,
    reasonCode: row.reason_code,
    verificationId: row.verification_id,
    version: row.change_sequence,
  }
}
