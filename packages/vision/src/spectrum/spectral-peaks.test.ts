import { describe, expect, it } from 'vitest'
import { tileTransform } from './cross-spectrum.ts'
import { judgeAxes, spectralContrast } from './spectral-contrast.ts'
import { spectralPeaks, spectrumMask } from './spectral-peaks.ts'

const SIZE = 128
const MASK = { minRadius: 0.05, maxRadius: 0.48, axisBins: 1.6, gridBins: 1.2 }

/** Pseudo-random noise of about 4 codes with waves on it. */
function powerOf(waves: readonly { fx: number; fy: number; amplitude: number }[]): Float32Array {
  let state = 1
  const tile = new Float32Array(SIZE * SIZE)
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      state = (state * 48271) % 2147483647
      let value = (state / 2147483647 - 0.5) * 14
      for (const { fx, fy, amplitude } of waves) value += amplitude * Math.cos(2 * Math.PI * (fx * x + fy * y))
      tile[y * SIZE + x] = value
    }
  }
  return tileTransform(SIZE)(tile, new Float32Array(SIZE * SIZE)).powerA
}

const peaksOf = (power: Float32Array, mask = spectrumMask(SIZE, MASK)) =>
  spectralPeaks(spectralContrast(power, SIZE), mask, SIZE, { floor: 3.3, most: 8 })

describe('spectralPeaks', () => {
  it('finds a faint wave to a fifth of a bin, and nothing in noise', () => {
    expect(peaksOf(powerOf([]))).toEqual([])
    const [peak, ...rest] = peaksOf(powerOf([{ fx: 0.2137, fy: -0.1391, amplitude: 1.5 }]))
    expect(rest).toEqual([])
    expect(Math.abs(peak.fx - 0.2137) * SIZE).toBeLessThan(0.2)
    expect(Math.abs(peak.fy + 0.1391) * SIZE).toBeLessThan(0.2)
  })

  it('gives the strongest first, and no more than asked for', () => {
    const power = powerOf([
      { fx: 0.3, fy: 0.1, amplitude: 3 },
      { fx: 0.1, fy: 0.33, amplitude: 12 },
    ])
    const peaks = peaksOf(power)
    expect(peaks[0].fy).toBeCloseTo(0.33, 2)
    const mask = spectrumMask(SIZE, MASK)
    expect(spectralPeaks(spectralContrast(power, SIZE), mask, SIZE, { floor: 3.3, most: 1 })).toHaveLength(1)
  })

  it('leaves out the axes, the grid of JPEG blocks and what is too coarse', () => {
    for (const [fx, fy] of [
      [0.25, 0.125],
      [0.21, 0],
      [0, 0.3],
      [0.03, 0.02],
    ]) {
      expect(peaksOf(powerOf([{ fx, fy, amplitude: 8 }]))).toEqual([])
    }
  })

  it('finds a wave on an axis above the ridge of edges there, once the axes are judged by themselves', () => {
    const power = powerOf([{ fx: 0, fy: 0.29, amplitude: 6 }])
    const contrast = spectralContrast(power, SIZE)
    judgeAxes(contrast, power, SIZE)
    const open = spectrumMask(SIZE, { ...MASK, axisBins: -1 })
    const peaks = spectralPeaks(contrast, open, SIZE, { floor: 3.3, most: 8 })
    expect(peaks).toHaveLength(1)
    expect(Math.abs(peaks[0].fy)).toBeCloseTo(0.29, 2)
  })

  it('refuses arrays of another size', () => {
    expect(() => spectralContrast(new Float32Array(10), SIZE)).toThrow(RangeError)
    expect(() => spectralContrast(new Float32Array(SIZE * (SIZE / 2 + 1)), SIZE, 0)).toThrow(RangeError)
    const contrast = new Float32Array(12)
    expect(() => spectralPeaks(contrast, new Uint8Array(12), SIZE, { floor: 3, most: 8 })).toThrow(RangeError)
  })
})
