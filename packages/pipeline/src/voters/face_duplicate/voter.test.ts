import { describe, expect, it } from 'vitest'
import type { FaceCandidate, FaceHistoryEvidence } from '../../evidence/evidence.ts'
import { judge } from '../../judge.ts'
import { currentPolicy } from '../../policy.ts'
import { goodEvidence } from '../../testing/good-evidence.ts'
import { faceDuplicate } from './voter.ts'

const thresholds = { candidate: 0.55, likely: 0.65 }
const candidate = (score: number, sameNik: boolean | null = false): FaceCandidate => ({
  enrolmentId: `fe_${score}`,
  bundleId: 'ktpb_1',
  customerId: 'c',
  score,
  likely: score >= thresholds.likely,
  sameNik,
})
const searched = (...candidates: FaceCandidate[]): FaceHistoryEvidence => ({
  candidates,
  notSearched: null,
  thresholds,
})
const vote = (faceHistory: FaceHistoryEvidence) => faceDuplicate.vote({ faceHistory })

describe('face_duplicate', () => {
  it('passes when the search found nobody', () => {
    expect(vote(searched()).finding).toBe('no_duplicate')
  })

  it('tells a likely duplicate from a possible one, and names the best first', () => {
    expect(vote(searched(candidate(0.6))).finding).toBe('possible_duplicate')
    const said = vote(searched(candidate(0.6), candidate(0.8)))
    expect(said.finding).toBe('likely_duplicate')
    expect(said.measured).toMatchObject({ highestCosine: 0.8, likely: 1, enrolmentIds: ['fe_0.8', 'fe_0.6'] })
  })

  it('says whether the other card bears the same NIK', () => {
    expect(vote(searched(candidate(0.7, true))).reason).toContain('the same NIK')
    expect(vote(searched(candidate(0.7, false))).reason).toContain('another NIK')
    expect(vote(searched(candidate(0.7, null))).reason).not.toContain('NIK')
  })

  it.each([
    ['no_template', 'no_template'],
    ['drawn_portrait', 'drawn_portrait'],
    ['index_unavailable', 'not_searched'],
    ['no_store', 'no_store'],
  ] as const)('abstains when nothing was searched: %s', (notSearched, finding) => {
    const said = vote({ candidates: null, notSearched, thresholds })
    expect(said.finding).toBe(finding)
    expect(faceDuplicate.findings[said.finding]).toBe('absent')
  })

  it('abstains on evidence of a release that had no face engine', () => {
    expect(faceDuplicate.vote({ faceHistory: null as never }).finding).toBe('no_store')
  })

  it('sends to review and never fails a card by itself', () => {
    for (const score of [0.56, 0.7, 1]) {
      const judgement = judge(goodEvidence({ faceHistory: searched(candidate(score)) }), currentPolicy())
      expect(judgement.verdict).toBe('requires_review')
      expect(judgement.tamper.fused).toBe('unclear')
    }
    const notSearched = goodEvidence({
      faceHistory: { candidates: null, notSearched: 'index_unavailable', thresholds },
    })
    expect(judge(notSearched, currentPolicy()).verdict).toBe('requires_review')
    const drawn = goodEvidence({ faceHistory: { candidates: null, notSearched: 'drawn_portrait', thresholds } })
    expect(judge(drawn, currentPolicy()).verdict).toBe('passed')
  })
})
