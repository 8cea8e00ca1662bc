import { describe, expect, it } from 'vitest'
import type { Highlight, SpecularEvidence } from '../../evidence/forensics/specular/specular.ts'
import { specularCheck } from './voter.ts'

const spot: Highlight = {
  box: { x: 0.3, y: 0.3, width: 0.1, height: 0.1 },
  x: 0.35,
  y: 0.35,
  areaShare: 0.01,
  ratio: 3,
}
const evidence = (change: Partial<SpecularEvidence> = {}): SpecularEvidence => ({
  frames: [0, 1, 2],
  tiltRangeDeg: 7,
  moving: [null, null, null],
  travel: 0,
  fixed: [],
  ...change,
})
const find = (change: Partial<SpecularEvidence> = {}) => specularCheck.vote({ specular: evidence(change) }).finding
const wandering = { moving: [spot, null, { ...spot, x: 0.6 }], travel: 0.25 }

describe('specular_check', () => {
  it('holds the lack of a highlight against nobody', () => {
    expect(find()).toBe('no_highlight')
    expect(specularCheck.findings.no_highlight).toBe('absent')
  })

  it('lets a highlight pass that wanders with the tilt', () => {
    expect(find(wandering)).toBe('moving_highlight')
    expect(find({ ...wandering, travel: 0.03 })).toBe('no_highlight')
    expect(find({ moving: [spot, null, null], travel: 0 })).toBe('no_highlight')
  })

  it('objects to one that stays while the card tilts, more when another wanders', () => {
    expect(find({ fixed: [spot] })).toBe('baked_highlight')
    expect(find({ ...wandering, fixed: [spot] })).toBe('baked_and_moving')
    expect(find({ fixed: [spot], tiltRangeDeg: 4 })).toBe('no_highlight')
  })

  it('abstains on one frame, on two, and without motion of the hand', () => {
    expect(specularCheck.vote({ specular: null }).finding).toBe('too_few_frames')
    expect(find({ frames: [0, 1] })).toBe('too_few_frames')
    expect(find({ tiltRangeDeg: 1, fixed: [spot] })).toBe('too_little_motion')
  })
})
