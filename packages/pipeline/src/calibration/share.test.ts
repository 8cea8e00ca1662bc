import { describe, expect, it } from 'vitest'
import { shareOf } from './share.ts'

describe('a share with its Clopper–Pearson interval', () => {
  it('agrees with published values', () => {
    // Two-sided 95 %: 0 of 60 by 1 − 0.025^(1/60); 10 of 100 from Newcombe 1998's tables.
    expect(shareOf(0, 60).high).toBeCloseTo(1 - 0.025 ** (1 / 60), 8)
    expect(shareOf(10, 100).low).toBeCloseTo(0.049, 3)
    expect(shareOf(10, 100).high).toBeCloseTo(0.1762, 3)
  })

  it('is whole at both ends', () => {
    expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, low: 0, high: 1 })
    expect(shareOf(0, 8).low).toBe(0)
    expect(shareOf(8, 8).high).toBe(1)
  })

  it('narrows with the count and always holds the rate', () => {
    let before = 1
    for (const of of [10, 40, 160, 640]) {
      const { low, high } = shareOf(of / 10, of)
      expect(low).toBeLessThan(0.1)
      expect(high).toBeGreaterThan(0.1)
      expect(high - low).toBeLessThan(before)
      before = high - low
    }
  })

  it('refuses what is no count', () => {
    expect(() => shareOf(3, 2)).toThrow(RangeError)
    expect(() => shareOf(0.5, 2)).toThrow(RangeError)
  })
})
