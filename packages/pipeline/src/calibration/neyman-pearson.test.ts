import { describe, expect, it } from 'vitest'
import { thresholdFor, toleratedMisses } from './neyman-pearson.ts'

describe('Neyman–Pearson thresholds of a finite sample', () => {
  it.each([
    [60, 0.05, 0],
    [60, 0.02, null],
    [150, 0.05, 2],
    [150, 0.02, 0],
    [300, 0.05, 8],
    [300, 0.02, 1],
    [300, 0.01, 0],
    [1000, 0.05, 38],
  ])('%i attacks at %f tolerate %s misses', (held, alpha, misses) => {
    expect(toleratedMisses(held, alpha, 0.05)).toBe(misses)
  })

  it('lies below the first attack that must not pass', () => {
    const sums = Array.from({ length: 150 }, (_, i) => -2 + i * 0.02)
    const threshold = thresholdFor(sums, 150, 0.05, 0.05)
    expect(sums.filter((sum) => sum <= (threshold ?? 0))).toHaveLength(2)
  })

  it('says nothing where the sample supports no claim, and does not limit where nothing can pass', () => {
    expect(thresholdFor([], 20, 0.05, 0.05)).toBeNull()
    expect(thresholdFor([], 60, 0.05, 0.05)).toBe(Infinity)
  })
})
