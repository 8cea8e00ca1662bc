import { describe, expect, it } from 'vitest'
import { frame } from '../../testing/good-evidence.ts'
import { frameMotion } from './voter.ts'

const pair = (correlation: number, residualRms = 1, identicalPixels = false) => ({
  a: 0,
  b: 1,
  correlation,
  residualRms,
  identicalPixels,
})
const find = (pairs: ReturnType<typeof pair>[], unregistered = 0, frames = [frame(0), frame(1)]) =>
  frameMotion.vote({ frames, frameNoise: { pairs, unregistered } }).finding

describe('frame_motion', () => {
  it('passes exposures that share no noise', () => {
    expect(find([pair(0.04)])).toBe('distinct_noise')
  })

  it('objects when any pair shares noise, faintly or plainly', () => {
    expect(find([pair(0.04), pair(0.075)])).toBe('faintly_shared_noise')
    expect(find([pair(0.04), pair(0.25)])).toBe('shared_noise')
  })

  it('objects to equal pixels and to the same file twice', () => {
    expect(find([pair(1, 0, true)])).toBe('identical_pixels')
    expect(find([], 1, [frame(0), { ...frame(0), index: 1 }])).toBe('identical_pixels')
  })

  it('abstains when noise was compressed away, frames do not register, or there is one frame', () => {
    expect(find([pair(0.04, 0.59)])).toBe('too_smooth')
    expect(find([pair(0.9, 0.1)])).toBe('too_smooth')
    expect(find([], 1)).toBe('unregistered')
    expect(find([], 0, [frame(0)])).toBe('single_frame')
  })
})
