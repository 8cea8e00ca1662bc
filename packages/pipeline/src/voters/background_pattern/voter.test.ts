import { describe, expect, it } from 'vitest'
import type {
  BackgroundPatternEvidence,
  RowGround,
} from '../../evidence/forensics/background-pattern/measure-background-pattern.ts'
import { backgroundPattern } from './voter.ts'

const row = (field: string, change: Partial<RowGround> = {}): RowGround => ({
  field,
  line: 0,
  box: { x: 0.24, y: 0.3, width: 0.2, height: 0.03 },
  columns: 180,
  levelStep: 0.4,
  tintStep: -0.3,
  grain: 0.05,
  lines: -0.1,
  ...change,
})
const ground = (
  rows: readonly RowGround[],
  change: Partial<BackgroundPatternEvidence> = {},
): BackgroundPatternEvidence => ({
  frame: 0,
  pxPerMm: 14,
  rows: [row('fullName'), row('gender'), row('religion'), ...rows],
  spread: { levelStep: 0.5, tintStep: 0.5, grain: 0.15, lines: 0.12 },
  grainCodes: 1.4,
  linesCodes: 3.5,
  framesMeasured: 1,
  ...change,
})
const vote = (evidence: BackgroundPatternEvidence | null) => backgroundPattern.vote({ backgroundPattern: evidence })

describe('background_pattern', () => {
  it('passes a ground that goes on under all rows', () => {
    expect(vote(ground([])).finding).toBe('continuous')
  })

  it('objects where the line-work is missing around one row, and says where', () => {
    const said = vote(ground([row('address', { lines: -1.2 })]))
    expect(said.finding).toBe('smooth_ground')
    expect(said.reason).toContain('address: 30 %')
    expect(said.measured.regions).toHaveLength(1)
  })

  it('objects to a patch of another level or tint', () => {
    expect(vote(ground([row('address', { tintStep: 9 })])).finding).toBe('broken_ground')
    expect(vote(ground([row('address', { levelStep: -9 })])).finding).toBe('broken_ground')
  })

  it.each([
    ['a row with somewhat less line-work', { lines: -0.5 }],
    ['a short word between the lines of a sparse pattern', { lines: -1.5, columns: 84 }],
    ['a step of a few codes', { levelStep: 6, tintStep: 3 }],
    ['a step under a short word', { levelStep: 12, columns: 45 }],
  ])('does not object to %s', (_, change) => {
    expect(vote(ground([row('address', change)])).finding).toBe('continuous')
  })

  it('measures a row against the unevenness of its own card', () => {
    const spread = { levelStep: 2.5, tintStep: 2.5, grain: 0.3, lines: 0.4 }
    expect(vote(ground([row('address', { lines: -1, levelStep: 9 })], { spread })).finding).toBe('continuous')
  })

  it('misses no lines where none are resolved', () => {
    const plain = { linesCodes: 1 }
    expect(vote(ground([row('address', { lines: -1.2 })], plain)).finding).toBe('not_resolved')
    expect(vote(ground([row('address', { tintStep: 9 })], plain)).finding).toBe('broken_ground')
  })

  it.each<[string, BackgroundPatternEvidence | null]>([
    ['not_measured', null],
    ['too_small', ground([row('address', { lines: -2 })], { pxPerMm: 9 })],
  ])('abstains: %s', (name, evidence) => {
    expect(vote(evidence).finding).toBe(name)
    expect(backgroundPattern.findings[vote(evidence).finding]).toBe('absent')
  })
})
