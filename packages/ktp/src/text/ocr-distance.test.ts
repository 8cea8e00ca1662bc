import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ocrDistance } from './ocr-distance.ts'

const word = fc.string({ unit: fc.constantFrom(...Array.from('A4B8ES5O0I1L')), maxLength: 12 })

/** Textbook edit distance, every edit 1. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j))
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const swap = table[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      table[i][j] = Math.min(swap, table[i - 1][j] + 1, table[i][j - 1] + 1)
    }
  }
  return table[a.length][b.length]
}

it('is zero for equal texts alone, and symmetric', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(ocrDistance(a, b) === 0).toBe(a === b)
      expect(ocrDistance(a, b)).toBeCloseTo(ocrDistance(b, a))
    }),
  )
})

it('is never above the plain edit distance nor below 0.4 of it', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const plain = plainDistance(a, b)
      expect(ocrDistance(a, b)).toBeLessThanOrEqual(plain + 1e-9)
      expect(ocrDistance(a, b)).toBeGreaterThanOrEqual(plain * 0.4 - 1e-9)
    }),
  )
})

it('equals the plain distance where nothing looks alike', () => {
  const plain = fc.string({ unit: fc.constantFrom(...Array.from('EFHKPRWXY')), maxLength: 12 })
  fc.assert(fc.property(plain, plain, (a, b) => ocrDistance(a, b) === plainDistance(a, b)))
})

it('counts a look-alike as 0.4 and any other swap as 1', () => {
  expect([ocrDistance('O', '0'), ocrDistance('O', 'E'), ocrDistance('B', '8'), ocrDistance('A', '')]).toEqual([
    0.4, 1, 0.4, 1,
  ])
})

it('stops at the limit without changing a distance below it', () => {
  fc.assert(
    fc.property(word, word, fc.nat(5), (a, b, limit) => {
      const full = ocrDistance(a, b)
      expect(ocrDistance(a, b, limit)).toBe(full <= limit ? full : limit + 1)
    }),
  )
})
