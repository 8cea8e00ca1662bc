import type { ReviewDetailSchema } from '@identity/protocol/schema'
import { type ReviewCaseRecord, StorageError } from '@identity/storage'
import type { Static } from 'typebox'
import type { Context } from '../../context.ts'
import { bundleFindings } from '../bundles/bundle-findings.ts'
import { bundleView } from '../bundles/bundle-view.ts'
import { customerView } from '../customers/customer-view.ts'
import { verificationView } from '../verifications/verification-view.ts'
import { caseView } from './case-view.ts'
import { namesOf } from './review-actor.ts'

type Detail = Static<typeof ReviewDetailSchema>
type Sealed = Pick<Detail, 'bundle' | 'frames' | 'fused' | 'scales' | 'measures' | 'nik'>

const HISTORY_ROWS = 50
const NOTHING: Sealed = { bundle: null, frames: [], fused: null, scales: [], measures: null, nik: null }

/** Everything a case page shows. What is sealed is only there for a caller who may see it, and while its key exists. */
export async function caseDetail(
  context: Pick<Context, 'storage' | 'policy'>,
  record: ReviewCaseRecord,
  seesPersonalData: boolean,
): Promise<Detail> {
  const { storage, policy } = context
  const { tenantId, customerId, bundleId } = record
  const [bundle, texts, customer, history] = await Promise.all([
    storage.bundles.get(tenantId, bundleId),
    storage.reviews.openTexts(tenantId, record.id),
    storage.customers.get(tenantId, customerId),
    storage.verifications.list(tenantId, { limit: HISTORY_ROWS, customerId }),
  ])
  let sealed: Sealed = NOTHING
  let erased = record.reasonCode === 'customer_erased'
  if (bundle !== null && seesPersonalData) {
    try {
      const [view, findings] = await Promise.all([bundleView(storage, bundle), bundleFindings(context, bundle)])
      // The view is read-only all the way down; the schema's own type is mutable.
      sealed = { bundle: view as unknown as Detail['bundle'], ...findings }
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'subject_erased') throw error
      erased = true
    }
  }
  const notes = seesPersonalData ? (texts?.notes ?? []) : []
  const nameOf = await namesOf(
    storage,
    tenantId,
    notes.map(({ author }) => author),
  )
  return {
    case: await caseView(storage, record),
    erased,
    decisionText: seesPersonalData ? (texts?.decision ?? null) : null,
    firstApprovalText: seesPersonalData ? (texts?.firstApproval ?? null) : null,
    notes: notes.map(({ id, author, text, createdAtMs }) => ({
      id,
      author: { id: author, name: nameOf(author), at: new Date(createdAtMs).toISOString() },
      text,
    })),
    customer: customer && customerView(customer),
    history: history === 'invalid_cursor' ? [] : history.data.map(verificationView),
    scalesPolicyVersion: policy.version,
    ...sealed,
  }
}
