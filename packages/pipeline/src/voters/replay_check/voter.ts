import type { HistoryEvidence } from '../../evidence/evidence.ts'
import type { Voter } from '../voter.ts'

/**
 * Two photos of different cards framed alike share their layout, so only hashes that are all but equal count as a copy.
 * Judgement, to be replaced by the distances seen between unrelated captures.
 */
const COPY_BITS = 2

type Match = NonNullable<HistoryEvidence['matches']>[number]
const isCopy = (match: Match) => match.kind === 'exact' || match.distanceBits <= COPY_BITS

export const replayCheck: Voter<
  'history',
  'no_match' | 'other_customer_exact' | 'other_customer_near' | 'same_customer_copy' | 'no_history'
> = {
  name: 'replay_check',
  family: 'anti_spoof',
  version: '1',
  needs: ['history'],
  findings: {
    no_match: 'pass',
    other_customer_exact: 'fail',
    other_customer_near: 'fail',
    same_customer_copy: 'fail',
    no_history: 'absent',
  },
  about: {
    sees: 'Frames that were submitted before to this tenant: byte for byte by SHA-256, or all but equal by perceptual hash.',
    fooledBy:
      'A fresh photo of the same fake, a crop, or a change large enough to move more than two hash bits. It knows only bundles of this tenant that are still kept.',
    thresholdSource:
      'Exact: none needed. Near: at most 2 of 64 bits, a judgement; not yet measured on unrelated cards.',
  },
  vote({ history }) {
    if (history.matches === null) {
      return { finding: 'no_history', reason: 'There was no store of earlier bundles to compare with.', measured: {} }
    }
    const copies = history.matches.filter(isCopy)
    const others = copies.filter((match) => !match.sameCustomer)
    const distances = history.matches.map((match) => (match.kind === 'exact' ? 0 : match.distanceBits))
    const measured = {
      copies: copies.length,
      copiesOfOtherCustomers: others.length,
      nearestDistanceBits: distances.length === 0 ? null : Math.min(...distances),
      bundleIds: [...new Set(copies.map((match) => match.bundleId))].sort().slice(0, 5),
    }
    if (others.some((match) => match.kind === 'exact')) {
      return {
        finding: 'other_customer_exact',
        reason: 'A frame is byte for byte one that was submitted for another customer.',
        measured,
      }
    }
    if (others.length > 0) {
      return {
        finding: 'other_customer_near',
        reason: 'A frame looks all but equal to one that was submitted for another customer.',
        measured,
      }
    }
    if (copies.length > 0) {
      return {
        finding: 'same_customer_copy',
        reason: 'A frame was already submitted in an earlier bundle of this customer; a new session needs new frames.',
        measured,
      }
    }
    return { finding: 'no_match', reason: 'No frame copies one of an earlier bundle.', measured }
  },
}
