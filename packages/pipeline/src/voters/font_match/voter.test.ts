import { describe, expect, it } from 'vitest'
import type { FontMatchEvidence, RowType } from '../../evidence/forensics/font-match/measure-font-match.ts'
import { fontMatch } from './voter.ts'

const row = (field: string, change: Partial<RowType> = {}): RowType => ({
  field,
  line: 0,
  box: { x: 0.24, y: 0.3, width: 0.2, height: 0.03 },
  letters: 9,
  digitsOnly: false,
  capHeightRatio: 1.01,
  strokeRatio: 0.98,
  sharpnessRatio: 1.02,
  contrastRatio: 0.99,
  likeness: 0.95,
  lettersCompared: 6,
  ...change,
})
const type = (rows: readonly RowType[], change: Partial<FontMatchEvidence> = {}): FontMatchEvidence => ({
  frame: 0,
  pxPerMm: 14,
  edgeRisePx: 2,
  capHeightMm: 1.5,
  rows: [row('fullName'), row('gender'), row('religion'), ...rows],
  spread: { capHeight: 0.01, stroke: 0.02, sharpness: 0.02, contrast: 0.02, likeness: 0.01 },
  usualLikeness: 0.95,
  framesMeasured: 1,
  ...change,
})
const vote = (evidence: FontMatchEvidence | null) => fontMatch.vote({ fontMatch: evidence })

describe('font_match', () => {
  it('passes rows of one hand', () => {
    expect(vote(type([])).finding).toBe('alike')
  })

  it('objects to a row of another size and weight, and says what was measured', () => {
    const said = vote(type([row('address', { capHeightRatio: 1.09, strokeRatio: 0.8 })]))
    expect(said.finding).toBe('row_differs')
    expect(said.reason).toMatch(/address differs .* (capitals are 9 % higher|strokes are 20 % narrower)/)
    expect(said.measured.regions).toHaveLength(1)
  })

  it('objects to letters of another shape in different ink', () => {
    expect(vote(type([row('address', { likeness: 0.5, contrastRatio: 1.3 })])).finding).toBe('row_differs')
  })

  it('never names a typeface', () => {
    const said = vote(type([row('address', { likeness: 0.3, contrastRatio: 1.5 })]))
    expect(said.reason).not.toMatch(/arial|times|liberation|font/i)
  })

  it.each([
    ['one feature alone', { sharpnessRatio: 1.5 }],
    ['shape alone, which a bad segmentation gives', { likeness: -0.4 }],
    ['a value of three letters', { letters: 3, strokeRatio: 1.4, sharpnessRatio: 0.7 }],
    ['digits, which are higher than capitals', { digitsOnly: true, capHeightRatio: 1.08, contrastRatio: 0.85 }],
  ])('does not object to %s', (_, change) => {
    expect(vote(type([row('rtRw', change)])).finding).toBe('alike')
  })

  it('tells one such row from several', () => {
    const other = { capHeightRatio: 1.1, contrastRatio: 1.3 }
    expect(vote(type([row('address', other), row('kecamatan', other)])).finding).toBe('rows_differ')
  })

  it.each<[string, FontMatchEvidence | null]>([
    ['not_measured', null],
    ['too_small', type([], { pxPerMm: 7 })],
    ['too_blurred', type([], { edgeRisePx: 5 })],
  ])('abstains: %s', (name, evidence) => {
    expect(vote(evidence).finding).toBe(name)
    expect(fontMatch.findings[vote(evidence).finding]).toBe('absent')
  })
})
