import type { ReviewCaseSchema } from '@identity/protocol/schema'
import type { Platform } from '@identity/protocol'
import type { ReviewAct, ReviewCaseRecord, Storage } from '@identity/storage'
import type { Static } from 'typebox'
import { namesOf } from './review-actor.ts'

export type ReviewCaseView = Static<typeof ReviewCaseSchema>

const iso = (ms: number): string => new Date(ms).toISOString()

/** Cases as shown, with the names of those who acted. */
export async function caseViews(
  storage: Pick<Storage, 'analysts' | 'apiKeys'>,
  tenantId: string,
  records: readonly ReviewCaseRecord[],
): Promise<ReviewCaseView[]> {
  const nameOf = await namesOf(
    storage,
    tenantId,
    records.flatMap(({ claim, firstApproval, decision }) => [claim?.by, firstApproval?.by, decision?.by]),
  )
  const person = (act: ReviewAct | null) =>
    act === null ? null : { id: act.by, name: nameOf(act.by), at: iso(act.atMs) }
  return records.map((record) => ({
    id: record.id,
    ktpBundleId: record.bundleId,
    customerId: record.customerId,
    verdict: record.verdict,
    state: record.state,
    platform: record.platform as Platform,
    risk: record.risk,
    riskLevel: record.riskLevel,
    reasons: [...record.reasons],
    openedAt: iso(record.openedAtMs),
    claim:
      record.claim === null
        ? null
        : {
            id: record.claim.by,
            name: nameOf(record.claim.by),
            at: iso(record.claim.atMs),
            until: iso(record.claim.untilMs),
          },
    firstApproval: person(record.firstApproval),
    decision: record.decision?.decision ?? null,
    reasonCode: record.reasonCode,
    decidedBy: person(record.decision),
    verificationId: record.verificationId,
    version: record.version,
  }))
}

export async function caseView(
  storage: Pick<Storage, 'analysts' | 'apiKeys'>,
  record: ReviewCaseRecord,
): Promise<ReviewCaseView> {
  const views = await caseViews(storage, record.tenantId, [record])
  return views.at(0)!
}
