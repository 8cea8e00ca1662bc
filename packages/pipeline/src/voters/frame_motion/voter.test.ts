import { describe, expect, it } from 'vitest'
import type { CardMotionEvidence } from '../../evidence/forensics/card-motion/measure-card-motion.ts'
import { frame } from '../../testing/good-evidence.ts'
import { frameMotion } from './voter.ts'

const pair = (correlation: number, residualRms = 1, identicalPixels = false, onNoisyGround: number | null = null) => ({
  a: 0,
  b: 1,
  correlation,
  residualRms,
  identicalPixels,
  noisyGround: onNoisyGround === null ? null : { patches: 5, correlation: onNoisyGround },
})
const find = (
  pairs: ReturnType<typeof pair>[],
  unregistered = 0,
  frames = [frame(0), frame(1)],
  cardMotion: CardMotionEvidence | null = null,
) => frameMotion.vote({ frames, frameNoise: { pairs, unregistered }, cardMotion }).finding
const moving = (parallaxPx: number, residualPx = 0.2): CardMotionEvidence => ({
  pairs: [{ a: 0, b: 1, shiftMm: 1, tiltChangeDeg: 0.2, background: { places: 12, parallaxPx, residualPx } }],
})

describe('frame_motion', () => {
  it('passes exposures that share no noise', () => {
    expect(find([pair(0.04)])).toBe('distinct_noise')
  })

  it('objects when any pair shares noise, faintly or plainly', () => {
    expect(find([pair(0.04), pair(0.1)])).toBe('faintly_shared_noise')
    expect(find([pair(0.04), pair(0.25)])).toBe('shared_noise')
  })

  it('objects to equal pixels and to the same file twice', () => {
    expect(find([pair(1, 0, true)])).toBe('identical_pixels')
    expect(find([], 1, [frame(0), { ...frame(0), index: 1 }])).toBe('identical_pixels')
  })

  it('abstains when noise was compressed away, frames do not register, or there is one frame', () => {
    expect(find([pair(0.04, 0.49)])).toBe('too_smooth')
    expect(find([pair(0.9, 0.1)])).toBe('too_smooth')
    expect(find([], 1)).toBe('unregistered')
    expect(find([], 0, [frame(0)])).toBe('single_frame')
  })

  it('passes a smooth burst whose noisy patches share nothing, in any pair that has some', () => {
    const quiet = (onNoisyGround: number | null) => pair(0.04, 0.3, false, onNoisyGround)
    expect(find([quiet(0.05), quiet(null), quiet(0.08)])).toBe('distinct_on_noisy_ground')
    expect(find([quiet(0.05), quiet(0.12)])).toBe('too_smooth')
    expect(find([quiet(null)])).toBe('too_smooth')
  })

  it('lets no noisy patch excuse shared noise', () => {
    expect(find([pair(0.4), pair(0.04, 0.3, false, 0.02)])).toBe('shared_noise')
  })

  it('passes a burst without noise when the card moves against its background', () => {
    expect(find([pair(0.04, 0.3)], 0, undefined, moving(2))).toBe('parallax')
    expect(find([], 1, undefined, moving(2))).toBe('parallax')
  })

  it('is not moved by a background that hardly leaves the card’s plane, or scatters', () => {
    expect(find([pair(0.04, 0.3)], 0, undefined, moving(0.6))).toBe('too_smooth')
    expect(find([pair(0.04, 0.3)], 0, undefined, moving(2, 0.6))).toBe('too_smooth')
    expect(find([pair(0.04, 0.3)], 0, undefined, { pairs: [{ ...moving(9).pairs[0], background: null }] })).toBe(
      'too_smooth',
    )
  })

  it('lets no parallax excuse shared noise', () => {
    expect(find([pair(0.4)], 0, undefined, moving(5))).toBe('shared_noise')
  })
})
