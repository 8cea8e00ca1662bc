import { describe, expect, it } from 'vitest'
import type { CrossFrameEvidence, FieldAcrossFrames } from '../../evidence/forensics/cross-frame/measure-cross-frame.ts'
import { crossFrame } from './voter.ts'

const field = (name: string, change: Partial<FieldAcrossFrames> = {}): FieldAcrossFrames => ({
  name,
  box: { x: 0.24, y: 0.3, width: 0.2, height: 0.03 },
  pairs: 2,
  likeness: 0.98,
  frame: 1,
  contrastRatio: 1.02,
  brightnessRatio: 0.99,
  moveMm: 0.005,
  noiseRatio: 1.05,
  ...change,
})
const others = ['fullName', 'gender', 'rtRw', 'kelurahan', 'kecamatan', 'religion', 'nik'].map((name) => field(name))
const across = (
  fields: readonly FieldAcrossFrames[],
  change: Partial<CrossFrameEvidence> = {},
): CrossFrameEvidence => ({
  frames: 3,
  pxPerMm: 14,
  fields: [...others, ...fields],
  usualLikeness: 0.985,
  moveSpreadMm: 0.004,
  noiseSpread: 0.08,
  noiseCodes: 1.5,
  ...change,
})
const vote = (evidence: CrossFrameEvidence | null) => crossFrame.vote({ crossFrame: evidence })

describe('cross_frame', () => {
  it('passes a burst whose fields are the same on all frames', () => {
    expect(vote(across([])).finding).toBe('consistent')
  })

  it('objects to a field that shows other print on one frame, and says which', () => {
    const said = vote(across([field('address', { likeness: 0.4, frame: 2 })]))
    expect(said.finding).toBe('changed_field')
    expect(said.reason).toContain('address shows other print on frame 2')
    expect(said.measured.regions).toHaveLength(1)
  })

  it('objects to a NIK with a few other digits on one frame, where another field would be within the usual', () => {
    const unlike = (name: string) => vote(across([field(name, { likeness: 0.87, frame: 0 })])).finding
    expect(unlike('nik')).toBe('changed_field')
    expect(unlike('address')).toBe('consistent')
  })

  it.each([
    ['a finger that covers a field', { likeness: 0.1, contrastRatio: 0.2 }],
    ['a lamp’s reflection that passes over it', { likeness: 0.3, brightnessRatio: 1.4 }],
    ['a field a little less sharp', { likeness: 0.9 }],
    ['a move of a fifth of a pixel', { moveMm: 0.06 }],
    ['ground with less noise, as under a lamp', { noiseRatio: 0.7 }],
  ])('does not object to %s', (_, change) => {
    expect(vote(across([field('address', change)])).finding).toBe('consistent')
  })

  it('objects to ground that has none of the camera’s noise, where there is noise', () => {
    const still = [field('address', { noiseRatio: 0.35 })]
    expect(vote(across(still)).finding).toBe('copied_field')
    expect(vote(across(still, { noiseCodes: 0.4 })).finding).toBe('consistent')
    expect(vote(across(still, { noiseSpread: 0.4 })).finding).toBe('consistent')
    expect(vote(across([field('photo', { noiseRatio: 0.35 })])).finding).toBe('consistent')
  })

  it('objects to a field that moves against the card, not to a card followed unevenly', () => {
    expect(vote(across([field('photo', { moveMm: 0.3 })])).finding).toBe('moved_field')
    expect(vote(across([field('photo', { moveMm: 0.3 })], { moveSpreadMm: 0.06 })).finding).toBe('consistent')
  })

  it('abstains when much differs: that is a hand or a card followed wrongly', () => {
    const off = ['address', 'occupation', 'maritalStatus', 'validUntil'].map((name) => field(name, { likeness: 0.2 }))
    expect(vote(across(off)).finding).toBe('unregistered')
  })

  it.each<[string, CrossFrameEvidence | null]>([
    ['not_measured', null],
    ['too_small', across([], { pxPerMm: 4 })],
    ['unregistered', across([], { usualLikeness: 0.7 })],
  ])('abstains: %s', (name, evidence) => {
    expect(vote(evidence).finding).toBe(name)
    expect(crossFrame.findings[vote(evidence).finding]).toBe('absent')
  })
})
