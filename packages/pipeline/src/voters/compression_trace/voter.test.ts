import { describe, expect, it } from 'vitest'
import type {
  BoxTrace,
  CompressionTraceEvidence,
} from '../../evidence/forensics/compression-trace/measure-compression-trace.ts'
import { goodEvidence } from '../../testing/good-evidence.ts'
import { compressionTrace } from './voter.ts'

const { reading } = goodEvidence()
const box = (name: string, change: Partial<BoxTrace> = {}): BoxTrace => ({
  name,
  box: { x: 0.24, y: 0.3, width: 0.2, height: 0.03 },
  blocks: 120,
  latticeFit: 0.97,
  latticeCount: 500,
  ghostCurve: [0, 0.1, 0, -0.1, 0, 0, 0, 0],
  ghostDistance: 0.14,
  foreignGrid: null,
  ...change,
})
const trace = (
  boxes: readonly BoxTrace[],
  change: Partial<CompressionTraceEvidence> = {},
): CompressionTraceEvidence => ({
  frame: 0,
  format: 'jpeg',
  lumaTableSum: 700,
  firstSave: { frequencies: 9, strength: 0.8, medianStep: 5 },
  ghostQualities: [60, 66, 72, 77, 82, 86, 90, 94],
  boxes: [box('fullName'), box('address'), ...boxes],
  ghostUsual: 0.12,
  ghostSpread: 0.04,
  ...change,
})
const vote = (evidence: CompressionTraceEvidence | null) =>
  compressionTrace.vote({ compressionTrace: evidence, reading })
const once = { firstSave: null }

describe('compression_trace', () => {
  it('passes a file of one history', () => {
    expect(vote(trace([])).finding).toBe('consistent')
    expect(vote(trace([box('religion', { latticeFit: null })], once)).finding).toBe('consistent')
  })

  it('objects to a box that lacks the first save, and says which', () => {
    const said = vote(trace([box('occupation', { latticeFit: 0.1 })]))
    expect(said.finding).toBe('box_differs')
    expect(said.reason).toContain('occupation lacks the traces of an earlier save')
    expect(said.measured.regions).toHaveLength(1)
  })

  it('tells a box from several, and names a foreign grid', () => {
    const off = { latticeFit: 0.05, foreignGrid: [3, 5] as const }
    const said = vote(trace([box('photo', off), box('religion', off)]))
    expect(said).toMatchObject({ finding: 'boxes_differ', measured: { foreignGridPx: [3, 5] } })
    expect(said.reason).toContain('another grid')
  })

  it('does not object on few coefficients, nor to a box partly on the lattice', () => {
    expect(vote(trace([box('occupation', { latticeFit: 0.4, latticeCount: 40 })])).finding).toBe('consistent')
    expect(vote(trace([box('occupation', { latticeFit: 0.6 })])).finding).toBe('consistent')
  })

  it('objects to a ghost curve far from the other rows where no lattice shows', () => {
    const ghost = { latticeFit: null, ghostDistance: 1.1 }
    expect(vote(trace([box('occupation', ghost)], once)).finding).toBe('box_differs')
    expect(vote(trace([box('occupation', ghost)], { ...once, ghostSpread: 0.3 })).finding).toBe('consistent')
  })

  it.each([['nik'], ['bloodType'], ['nationality'], ['photo']])(
    'compares no ghosts of %s: it is unlike the rows',
    (name) => {
      expect(vote(trace([box(name, { latticeFit: null, ghostDistance: 2 })], once)).finding).toBe('consistent')
    },
  )

  it('gives no weight to being saved twice', () => {
    expect(vote(trace([], { firstSave: { frequencies: 18, strength: 1, medianStep: 8 } })).finding).toBe('consistent')
  })

  it.each<[string, CompressionTraceEvidence | null]>([
    ['not_measured', null],
    ['too_compressed', trace([box('religion', { latticeFit: 0 })], { lumaTableSum: 2400 })],
    ['no_history', trace([], { ...once, format: 'png', lumaTableSum: null })],
  ])('abstains: %s', (name, evidence) => {
    expect(vote(evidence).finding).toBe(name)
    expect(compressionTrace.findings[vote(evidence).finding]).toBe('absent')
  })
})
