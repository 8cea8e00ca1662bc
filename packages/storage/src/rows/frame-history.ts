import type { FrameHistoryPort } from '../ports.ts'
import type { FrameMatch } from '../records.ts'
import { bandsWithin, hammingDistance } from './perceptual-bands.ts'
import type { PortContext } from './port-context.ts'

const MAX_MATCHES = 50
/** A blank frame shares bands with every other blank frame; newest first, this many are looked at. */
const MAX_CANDIDATES = 2_000

export function frameHistoryPort({ db }: PortContext): FrameHistoryPort {
  return {
    find: async ({ tenantId, customerId, frames, maxDistanceBits }) => {
      const matches: FrameMatch[] = []
      for (const frame of frames) {
        const columns = ['f.bundle_id', 'f.customer_id', 'f.sha256', 'f.perceptual_hash', 'f.created_at'] as const
        const exact = await db
          .selectFrom('frames as f')
          .select(columns)
          .where('f.tenant_id', '=', tenantId)
          .where('f.sha256', '=', frame.sha256)
          .orderBy('f.created_at', 'desc')
          .limit(MAX_MATCHES)
          .execute()
        const near = await db
          .selectFrom('frame_bands as b')
          .innerJoin('frames as f', (join) =>
            join
              .onRef('f.tenant_id', '=', 'b.tenant_id')
              .onRef('f.bundle_id', '=', 'b.bundle_id')
              .onRef('f.frame_index', '=', 'b.frame_index'),
          )
          .select(columns)
          .distinct()
          .where('b.tenant_id', '=', tenantId)
          .where('b.band', 'in', bandsWithin(frame.perceptualHash, maxDistanceBits))
          .where('f.sha256', '<>', frame.sha256)
          .orderBy('f.created_at', 'desc')
          .limit(MAX_CANDIDATES)
          .execute()
        const found = [...exact, ...near].flatMap((row): FrameMatch[] => {
          const kind = row.sha256 === frame.sha256 ? 'exact' : 'near'
          const distanceBits = hammingDistance(row.perceptual_hash, frame.perceptualHash)
          if (kind === 'near' && distanceBits > maxDistanceBits) return []
          return [
            {
              frame: frame.index,
              bundleId: row.bundle_id,
              customerId: row.customer_id,
              sameCustomer: row.customer_id === customerId,
              kind,
              distanceBits,
              createdAtMs: row.created_at,
            },
          ]
        })
        // Closest first; the rest of the order only makes the same question give the same answer.
        found.sort(
          (a, b) =>
            Number(a.kind === 'near') - Number(b.kind === 'near') ||
            a.distanceBits - b.distanceBits ||
            a.createdAtMs - b.createdAtMs ||
            (a.bundleId < b.bundleId ? -1 : 1),
        )
        matches.push(...found.slice(0, MAX_MATCHES))
      }
      return matches
    },
  }
}
