import type { Evidence } from '@identity/pipeline'
import { limitsOf } from '@identity/pipeline/judge'
import type { ReviewDetailSchema } from '@identity/protocol/schema'
import { type BundleRecord, type ReviewCaseRecord, StorageError } from '@identity/storage'
import type { Static } from 'typebox'
import type { Context } from '../../context.ts'
import { bundleView } from '../bundles/bundle-view.ts'
import { customerView } from '../customers/customer-view.ts'
import { verificationView } from '../verifications/verification-view.ts'
import { caseView } from './case-view.ts'
import { nikView } from './nik-view.ts'
import { namesOf } from './review-actor.ts'
import { voterScales } from './voter-scales.ts'

type Detail = Static<typeof ReviewDetailSchema>
type Sealed = Pick<Detail, 'bundle' | 'frames' | 'fused' | 'scales' | 'measures' | 'nik'>

const HISTORY_ROWS = 50
/** Shown elsewhere in the detail, or of no use to a person. */
const NOT_DRAWN = new Set(['session', 'frames', 'reading', 'history', 'face', 'faceHistory', 'clientOcr'])

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
      sealed = await openSealed(context, bundle)
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

async function openSealed(
  { storage, policy }: Pick<Context, 'storage' | 'policy'>,
  record: BundleRecord,
): Promise<Sealed> {
  const { tenantId, id } = record
  const [bundle, votes, opened, frames] = await Promise.all([
    bundleView(storage, record),
    storage.bundles.openVotes(tenantId, id),
    storage.bundles.openEvidence(tenantId, id),
    storage.frames.list(tenantId, id),
  ])
  const evidence = opened as Evidence
  const { reading } = evidence
  return {
    // The view is read-only all the way down; the schema's own type is mutable.
    bundle: bundle as unknown as Detail['bundle'],
    frames: frames.map(({ index, width, height, state, step }) => {
      const measured = evidence.frames.find((frame) => frame.index === index)
      const card = measured?.card ?? null
      const readHere = reading.kind === 'read' && reading.frame === index
      return {
        index,
        width,
        height,
        state,
        step,
        capturedAtMs: measured?.capturedAtMs ?? null,
        quad: card?.quad ?? (readHere ? reading.quad : null),
        card: card && {
          source: card.source,
          widthPx: card.widthPx,
          pxPerMm: card.pxPerMm,
          tiltDeg: card.tiltDeg,
          quality: card.quality,
          regions: card.regions,
        },
      }
    }),
    fused: {
      antiSpoof: { lambda: record.antiSpoof.lambda, ...limitsOf(policy.antiSpoof, evidence.frames.length) },
      tamper: { lambda: record.tamper.lambda, ...limitsOf(policy.tamper, evidence.frames.length) },
    },
    scales: voterScales(policy, votes ?? []),
    measures: {
      ...Object.fromEntries(Object.entries(evidence).filter(([name]) => !NOT_DRAWN.has(name))),
      challenge: evidence.session.challenge && {
        colors: evidence.session.challenge.colors,
        holdMs: evidence.session.challenge.holdMs,
        attempt: evidence.session.challenge.attempt,
      },
    },
    nik: nikView(bundle.ocr, record.receivedAtMs),
  }
}
