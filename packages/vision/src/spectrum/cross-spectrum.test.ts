import { describe, expect, it } from 'vitest'
import { tileTransform } from './cross-spectrum.ts'

const SIZE = 16

/** One bin by its definition, under the same window; an oracle without any fast transform. */
function bin(plane: Float32Array, u: number, v: number): readonly [number, number] {
  const mean = plane.reduce((sum, value) => sum + value, 0) / plane.length
  const window = (i: number) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / SIZE)
  let re = 0
  let im = 0
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const value = (plane[y * SIZE + x] - mean) * window(x) * window(y)
      const angle = (-2 * Math.PI * (u * x + v * y)) / SIZE
      re += value * Math.cos(angle)
      im += value * Math.sin(angle)
    }
  }
  return [re, im]
}

describe('tileTransform', () => {
  const a = Float32Array.from({ length: SIZE * SIZE }, (_, i) => Math.sin(i * 1.7) * 30 + (i % 7))
  const b = Float32Array.from({ length: SIZE * SIZE }, (_, i) => Math.cos(i * 0.9) * 20 - (i % 5))
  const spectrum = tileTransform(SIZE)(a, b)

  it('gives the power of both planes and what they share, as the definition does', () => {
    for (const [u, v] of [
      [0, 3],
      [1, 0],
      [5, 2],
      [8, 8],
      [3, 13],
    ]) {
      const [aRe, aIm] = bin(a, u, v)
      const [bRe, bIm] = bin(b, u, v)
      const at = v * spectrum.columns + u
      expect(spectrum.powerA[at]).toBeCloseTo(aRe ** 2 + aIm ** 2, 0)
      expect(spectrum.powerB[at]).toBeCloseTo(bRe ** 2 + bIm ** 2, 0)
      expect(spectrum.crossRe[at]).toBeCloseTo(aRe * bRe + aIm * bIm, 0)
      expect(spectrum.crossIm[at]).toBeCloseTo(aRe * bIm - aIm * bRe, 0)
    }
  })

  it('has a quarter wave between two planes that are one apart', () => {
    const shifted = (phase: number) =>
      Float32Array.from({ length: 64 * 64 }, (_, i) => 10 * Math.cos((2 * Math.PI * 9 * (i % 64)) / 64 + phase))
    const { crossRe, crossIm, powerA } = tileTransform(64)(shifted(0), shifted(Math.PI / 2))
    expect(crossIm[9] / powerA[9]).toBeCloseTo(1, 2)
    expect(crossRe[9] / powerA[9]).toBeCloseTo(0, 2)
  })

  it('refuses sizes that are no power of two, and tiles of another size', () => {
    expect(() => tileTransform(100)).toThrow(RangeError)
    expect(() => tileTransform(16)(new Float32Array(100), new Float32Array(256))).toThrow(RangeError)
  })
})
