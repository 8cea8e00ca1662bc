import type { Evidence } from '@identity/pipeline'
import { limitsOf } from '@identity/pipeline/judge'
import type { BundleFindingsSchema } from '@identity/protocol/schema'
import type { BundleRecord } from '@identity/storage'
import type { Static } from 'typebox'
import type { Context } from '../../context.ts'
import { nikView } from './nik-view.ts'
import { storedReading } from './stored-reading.ts'
import { voterScales } from './voter-scales.ts'

/** Shown elsewhere, or of no use to a person. */
const NOT_DRAWN = new Set(['session', 'frames', 'reading', 'history', 'face', 'faceHistory', 'clientOcr'])

/**
 * What a page draws beside a stored capture: corners, limits, scales, numbers of every measure, the NIK taken apart.
 * Throws `StorageError` `subject_erased` when the customer's key is gone.
 */
export async function bundleFindings(
  { storage, policy }: Pick<Context, 'storage' | 'policy'>,
  record: BundleRecord,
): Promise<Static<typeof BundleFindingsSchema>> {
  const { tenantId, id } = record
  const [votes, storedOcr, opened, frames] = await Promise.all([
    storage.bundles.openVotes(tenantId, id),
    storage.bundles.openOcr(tenantId, id),
    storage.bundles.openEvidence(tenantId, id),
    storage.frames.list(tenantId, id),
  ])
  const evidence = opened as Evidence
  const { reading } = evidence
  return {
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
    scalesPolicyVersion: policy.version,
    measures: {
      ...Object.fromEntries(Object.entries(evidence).filter(([name]) => !NOT_DRAWN.has(name))),
      challenge: evidence.session.challenge && {
        colors: evidence.session.challenge.colors,
        holdMs: evidence.session.challenge.holdMs,
        attempt: evidence.session.challenge.attempt,
      },
    },
    nik: nikView(storedReading(storedOcr, evidence), record.receivedAtMs),
  }
}
