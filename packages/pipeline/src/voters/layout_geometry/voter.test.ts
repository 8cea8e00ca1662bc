import { describe, expect, it } from 'vitest'
import type {
  LayoutGeometryEvidence,
  RowPlace,
} from '../../evidence/forensics/layout-geometry/measure-layout-geometry.ts'
import { layoutGeometry } from './voter.ts'

const row = (field: string, change: Partial<RowPlace> = {}): RowPlace => ({
  field,
  line: 0,
  box: { x: 0.24, y: 0.3, width: 0.2, height: 0.03 },
  pitchMm: 0.01,
  labelMm: -0.02,
  leftMm: 0.03,
  skewDeg: 0.05,
  ...change,
})
const layout = (rows: readonly RowPlace[], change: Partial<LayoutGeometryEvidence> = {}): LayoutGeometryEvidence => ({
  frame: 0,
  pxPerMm: 14,
  edgeRisePx: 2,
  rows: [row('fullName'), row('gender'), row('address'), row('religion'), ...rows],
  spread: { pitchMm: 0.01, labelMm: 0.015, leftMm: 0.04, skewDeg: 0.05 },
  framesMeasured: 1,
  ...change,
})
const finding = (evidence: LayoutGeometryEvidence | null) => layoutGeometry.vote({ layoutGeometry: evidence })

describe('layout_geometry', () => {
  it('passes a card whose rows are even', () => {
    expect(finding(layout([])).finding).toBe('even')
  })

  it('objects to a row that pitch and label both put elsewhere, and says where and how far', () => {
    const vote = finding(layout([row('occupation', { pitchMm: 0.2, labelMm: 0.18 })]))
    expect(vote.finding).toBe('row_off_line')
    expect(vote.reason).toContain('occupation stands 0.20 mm below')
    expect(vote.measured.regions).toEqual([{ field: 'occupation', x: 0.24, y: 0.3, width: 0.2, height: 0.03 }])
  })

  it.each([
    ['only its label disagrees', { labelMm: 0.3 }],
    ['pitch and label disagree with each other', { pitchMm: 0.2, labelMm: -0.2 }],
    ['a letter with a wide side begins its row', { leftMm: 0.2 }],
    ['its slope is within what short rows show', { skewDeg: 0.4 }],
  ])('does not object when %s', (_, change) => {
    expect(finding(layout([row('occupation', change)])).finding).toBe('even')
  })

  it.each([
    ['a second line off the pitch', { labelMm: null, pitchMm: 0.3 }],
    ['a row that starts elsewhere', { leftMm: 0.6 }],
    ['a turned row', { skewDeg: 0.9 }],
  ])('objects to %s', (_, change) => {
    expect(finding(layout([row('occupation', change)])).finding).toBe('row_off_line')
  })

  it('tells one such row from several', () => {
    const off = { pitchMm: 0.3, labelMm: 0.3 }
    expect(finding(layout([row('occupation', off), row('nationality', off)])).finding).toBe('rows_off_line')
  })

  it('measures a row against the spread of its own card', () => {
    const spread = { pitchMm: 0.06, labelMm: 0.06, leftMm: 0.1, skewDeg: 0.3 }
    const rows = [row('occupation', { pitchMm: 0.3, labelMm: 0.3 })]
    expect(finding(layout(rows, { spread })).finding).toBe('even')
  })

  it.each<[string, LayoutGeometryEvidence | null]>([
    ['not_measured', null],
    ['too_small', layout([], { pxPerMm: 7 })],
    ['too_blurred', layout([], { edgeRisePx: 5 })],
    ['uneven_print', layout([], { spread: { pitchMm: 0.2, labelMm: 0, leftMm: 0, skewDeg: 0 } })],
  ])('abstains: %s', (name, evidence) => {
    expect(finding(evidence).finding).toBe(name)
    expect(layoutGeometry.findings[finding(evidence).finding]).toBe('absent')
  })
})
