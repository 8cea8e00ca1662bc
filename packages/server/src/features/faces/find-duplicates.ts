import type { FaceEvidence, FaceHistoryEvidence } from '@identity/pipeline'
import { DRAWN_FROM } from '@identity/pipeline/judge'
import type { FaceThresholds, OcrField, OcrResult } from '@identity/protocol'
import { StorageError, type FaceIndex, type Storage } from '@identity/storage'

/** Candidates kept in the evidence: more are no longer a question of which, but of what went wrong. */
const MAX_CANDIDATES = 20

export interface Enrolling {
  readonly tenantId: string
  readonly customerId: string
  readonly face: FaceEvidence
  readonly template: Float32Array | null
  /** As read on this card. */
  readonly nik: string | null
  readonly thresholds: FaceThresholds
}

/** Looks for the same face under other customers of the tenant. */
export async function findDuplicates(
  { bundles }: Pick<Storage, 'bundles'>,
  index: FaceIndex,
  { tenantId, customerId, face, template, nik, thresholds: { candidate, likely } }: Enrolling,
): Promise<FaceHistoryEvidence> {
  const thresholds = { candidate, likely }
  const nothing = (notSearched: NonNullable<FaceHistoryEvidence['notSearched']>): FaceHistoryEvidence => ({
    candidates: null,
    notSearched,
    thresholds,
  })
  if (face.kind === 'none' || template === null) return nothing('no_template')
  if (face.drawnLikeness >= DRAWN_FROM) return nothing('drawn_portrait')
  const found = await index.search({
    tenantId,
    space: face.space,
    template,
    minScore: candidate,
    limit: MAX_CANDIDATES,
    exceptCustomerId: customerId,
  })
  if (found === null || (!found.complete && found.matches.length === 0)) return nothing('index_unavailable')
  const candidates = await Promise.all(
    found.matches.map(async (match) => {
      const theirs = nik === null ? null : await nikOf(bundles, tenantId, match.bundleId)
      return {
        ...match,
        likely: match.score >= likely,
        sameNik: nik === null || theirs === null ? null : theirs === nik,
      }
    }),
  )
  return { candidates, notSearched: null, thresholds }
}

/** null when it was not read, or the customer was erased meanwhile. */
async function nikOf(bundles: Storage['bundles'], tenantId: string, bundleId: string): Promise<string | null> {
  try {
    const ocr = (await bundles.openOcr(tenantId, bundleId)) as OcrResult | null
    const fields: Readonly<Record<string, OcrField | undefined>> = ocr?.fields ?? {}
    return fields.nik?.value ?? null
  } catch (error) {
    if (error instanceof StorageError && error.code === 'subject_erased') return null
    throw error
  }
}
