import { describe, expect, it } from 'vitest'
import type { FlashEvidence } from '../../evidence/evidence.ts'
import { challenge, flashSeries, goodEvidence } from '../../testing/good-evidence.ts'
import { flashReflectance } from './voter.ts'

const find = (flash: FlashEvidence, attempt = 1) =>
  flashReflectance.vote({ flash, session: { ...goodEvidence().session, challenge: { ...challenge, attempt } } }).finding

describe('flash_reflectance', () => {
  it('passes a response that follows the challenge, and says who measured it', () => {
    expect(find(flashSeries())).toBe('pixels_satisfied')
    expect(find(flashSeries({ source: 'samples' }))).toBe('samples_satisfied')
  })

  it('objects above p = 0.01, to the last digit', () => {
    expect(find(flashSeries({ pValue: 0.01 }))).toBe('pixels_satisfied')
    expect(find(flashSeries({ pValue: 0.0101 }))).toBe('not_satisfied')
  })

  it('halves the threshold with each attempt', () => {
    const flash = flashSeries({ pValue: 0.0025 })
    expect([1, 2, 3, 4].map((attempt) => find(flash, attempt))).toEqual([
      'pixels_satisfied',
      'pixels_satisfied',
      'pixels_satisfied',
      'not_satisfied',
    ])
  })

  it('objects to a response that fits as well one step off', () => {
    expect(find(flashSeries({ shiftMargin: 0.09 }))).toBe('not_satisfied')
  })

  it('objects to computed samples, however well they fit', () => {
    expect(find(flashSeries({ source: 'samples', synthetic: ['equals_challenge_colors'] }))).toBe('synthetic')
  })

  it('abstains where nothing can be told', () => {
    expect(find(flashSeries({ swing: 0.019, pValue: 0.5 }))).toBe('too_small_swing')
    expect(find(flashSeries({ steps: 4 }))).toBe('too_few_steps')
    expect(find({ kind: 'malformed', why: 'a step is missing' })).toBe('malformed')
    expect(find({ kind: 'none' })).toBe('none')
  })

  it('objects to a short challenge that was not even roughly answered', () => {
    expect(find(flashSeries({ steps: 3, pValue: 0.5 }))).toBe('not_satisfied')
  })

  it('shows each step beside what a lit surface would have given', () => {
    const { measured } = flashReflectance.vote({
      flash: flashSeries(),
      session: { ...goodEvidence().session, challenge },
    })
    const steps = measured.perStep as readonly { color: string; measured: number[]; expected: number[] }[]
    expect(steps.map(({ color }) => color)).toEqual(challenge.colors)
    for (const step of steps)
      for (const code of [...step.measured, ...step.expected]) expect(code).toBeGreaterThanOrEqual(0)
  })
})
