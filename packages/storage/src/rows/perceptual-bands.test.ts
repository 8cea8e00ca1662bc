import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsOf, bandsWithin, hammingDistance } from './perceptual-bands.ts'

const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const hex = (value: bigint) => value.toString(16).padStart(16, '0')
const bits = (value: bigint) => value.toString(2).replaceAll('0', '').length

describe('bands of a perceptual hash', () => {
  it('find every hash within the distance: some band is always shared', () => {
    const flips = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 11 })
    fc.assert(
      fc.property(hash, flips, (value, positions) => {
        const near = positions.reduce((changed, at) => changed ^ (1n << BigInt(at)), value)
        const looked = new Set(bandsWithin(hex(value), positions.length))
        expect(bandsOf(hex(near)).some((band) => looked.has(band))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('number 4, 68 or 548 look-ups', () => {
    expect([3, 7, 11].map((distance) => new Set(bandsWithin('0123456789abcdef', distance)).size)).toEqual([4, 68, 548])
  })

  it('differ between bands of the same bits', () => {
    expect(bandsOf('00010001ffff0000')).toEqual([1, 65_537, 196_607, 196_608])
  })

  it('give the Hamming distance of any two hashes', () => {
    fc.assert(fc.property(hash, hash, (a, b) => hammingDistance(hex(a), hex(b)) === bits(a ^ b)))
  })

  it('take 16 hex digits and distances up to 11, nothing else', () => {
    for (const wrong of ['', '0123', '0123456789ABCDEF', '0123456789abcdefa'])
      expect(() => bandsOf(wrong)).toThrow(RangeError)
    for (const wrong of [-1, 12, 1.5]) expect(() => bandsWithin('0123456789abcdef', wrong)).toThrow(RangeError)
  })
})
