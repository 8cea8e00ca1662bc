import { describe, expect, it } from 'vitest'
import { fitWaveField, type LocalWave } from './wave-field.ts'

const OPTIONS = { tolerance: 1.2 / 256, maxChange: 0.12, width: 1200, height: 900 }
const CENTRES = [0, 1, 2, 3].flatMap((column) =>
  [0, 1, 2].map((row) => ({ x: 150 + 300 * column, y: 150 + 300 * row })),
)

/** A wave whose frequency changes evenly over the picture, in some tiles with the sign turned. */
const even = (tile: number): LocalWave => {
  const { x, y } = CENTRES[tile]
  const sign = tile % 3 === 0 ? -1 : 1
  return { tile, x, y, fx: sign * (0.21 + 3e-5 * x), fy: sign * (-0.08 + 2e-5 * y) }
}
const stray = (tile: number, k: number): LocalWave => {
  const { x, y } = CENTRES[tile]
  return {
    tile,
    x,
    y,
    fx: (0.07 + 0.37 * ((tile * 7 + k * 5) % 11)) % 0.45,
    fy: ((tile * 13 + k * 29) % 17) / 40 - 0.2,
  }
}

describe('fitWaveField', () => {
  it('finds the tiles that share a wave among strays, whichever way it is written', () => {
    const waves = CENTRES.flatMap((_, tile) => [stray(tile, 1), ...(tile < 9 ? [even(tile)] : []), stray(tile, 2)])
    const field = fitWaveField(waves, OPTIONS)
    expect(field?.waves.map((wave) => wave.tile)).toEqual(expect.arrayContaining([0, 1, 2, 3, 4, 5, 6, 7, 8]))
    expect(field!.rms).toBeLessThan(1e-3)
    const [fx, fy] = field!.at(600, 450)
    expect(Math.abs(fx)).toBeCloseTo(0.228, 3)
    expect(Math.abs(fy)).toBeCloseTo(0.071, 3)
  })

  it('has no field for fewer than three tiles, nor for one steeper than perspective', () => {
    expect(fitWaveField([even(0), even(1)], OPTIONS)).toBeNull()
    const steep = [0, 4, 8].map((tile, i) => ({ ...even(tile), fx: 0.1 + 0.15 * i, fy: 0.1 }))
    expect(fitWaveField(steep, OPTIONS)).toBeNull()
  })

  it('gives the same whatever the order of the tiles’ numbers', () => {
    const waves = CENTRES.map((_, tile) => even(tile))
    const renumbered = waves.map((wave) => ({ ...wave, tile: 40 - wave.tile }))
    expect(fitWaveField(renumbered, OPTIONS)!.waves).toHaveLength(fitWaveField(waves, OPTIONS)!.waves.length)
  })
})
