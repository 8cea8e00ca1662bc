import type { FaceCandidate } from '../../evidence/evidence.ts'
import type { Voter } from '../voter.ts'

/** Candidates named in a vote; all of them stand in the evidence. */
const MAX_NAMED = 5

export const faceDuplicate: Voter<
  'faceHistory',
  | 'no_duplicate'
  | 'likely_duplicate'
  | 'possible_duplicate'
  | 'drawn_portrait'
  | 'no_template'
  | 'not_searched'
  | 'no_store'
> = {
  name: 'face_duplicate',
  family: 'tamper',
  version: '1',
  needs: ['faceHistory'],
  findings: {
    no_duplicate: 'pass',
    likely_duplicate: 'fail',
    possible_duplicate: 'fail',
    drawn_portrait: 'absent',
    no_template: 'absent',
    not_searched: 'absent',
    no_store: 'absent',
  },
  about: {
    sees: 'The same face on an earlier card of another customer of this tenant, by the cosine of face templates.',
    fooledBy:
      'Twins and close relatives are found as one person; a morphed, retouched or very old portrait may not be found. It knows only enrolments of this tenant whose bundle passed.',
    thresholdSource:
      'Candidate 0.55, likely 0.65: none of 44,027 pairs of different East and South-East Asian faces of LFW reaches 0.55; of all LFW about one pair in a million does (docs/faces.md).',
  },
  vote({ faceHistory }) {
    // Evidence of releases before the face engine has none.
    const { candidates, notSearched, thresholds } = (faceHistory as typeof faceHistory | null) ?? NOT_MEASURED
    if (candidates === null) return silence(notSearched)
    const others = candidates.toSorted((a, b) => b.score - a.score)
    const likely = others.filter((candidate) => candidate.likely).length
    const measured = {
      candidates: others.length,
      likely,
      highestCosine: others.at(0)?.score ?? null,
      candidateFromCosine: thresholds.candidate,
      likelyFromCosine: thresholds.likely,
      enrolmentIds: others.slice(0, MAX_NAMED).map(({ enrolmentId }) => enrolmentId),
    }
    const [best] = others
    if (likely > 0) {
      return {
        finding: 'likely_duplicate',
        reason: `The portrait is very like that of another customer${nikOf(best)}.`,
        measured,
      }
    }
    if (others.length > 0) {
      return {
        finding: 'possible_duplicate',
        reason: `The portrait resembles that of another customer${nikOf(best)}.`,
        measured,
      }
    }
    return { finding: 'no_duplicate', reason: 'No other customer has this face.', measured }
  },
}

const NOT_MEASURED = { candidates: null, notSearched: 'no_store', thresholds: { candidate: 0, likely: 0 } } as const

function nikOf({ sameNik }: FaceCandidate): string {
  if (sameNik === null) return ''
  return sameNik ? ', whose card bears the same NIK' : ', whose card bears another NIK'
}

function silence(why: 'no_template' | 'drawn_portrait' | 'no_store' | 'index_unavailable' | null) {
  if (why === 'no_template') {
    return {
      finding: 'no_template',
      reason: 'No usable portrait was found on the card, so none was searched for.',
      measured: {},
    } as const
  }
  if (why === 'drawn_portrait') {
    return {
      finding: 'drawn_portrait',
      reason: 'The portrait looks drawn, and the face model cannot tell drawn people apart.',
      measured: {},
    } as const
  }
  if (why === 'index_unavailable') {
    return {
      finding: 'not_searched',
      reason: 'Other customers could not be searched for this face.',
      measured: {},
    } as const
  }
  return { finding: 'no_store', reason: 'There was no store of earlier enrolments to search.', measured: {} } as const
}
