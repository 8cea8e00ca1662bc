import { describe, expect, it } from 'vitest'
import { fitWaveField, type LocalWave } from './wave-field.ts'

const OPTIONS = { tolerance: 1.2 / 256, maxPerspective: 1 / 1200, leastTiles: 3 }
const CENTRES = [0, 1, 2, 3].flatMap((column) =>
  [0, 1, 2].map((row) => ({ x: 150 + 300 * column, y: 150 + 300 * row })),
)

/** A lattice of 0.74 and 0.2 cycles in the middle, seen on a plane that leans by about 8°; the sensor shows it folded. */
function folded(x: number, y: number): [number, number] {
  const [dx, dy] = [x - 600, y - 450]
  const scale = 1 / (1 + 1e-4 * dx - 6e-5 * dy)
  const bend = (0.74 * dx + 0.2 * dy) * scale ** 2
  const [fx, fy] = [0.74 * scale - bend * 1e-4, 0.2 * scale + bend * 6e-5]
  return [fx - Math.round(fx), fy - Math.round(fy)]
}

/** That lattice in one tile, in some with the sign turned. */
const even = (tile: number): LocalWave => {
  const { x, y } = CENTRES[tile]
  const sign = tile % 3 === 0 ? -1 : 1
  const [fx, fy] = folded(x, y)
  return { tile, x, y, fx: sign * fx, fy: sign * fy }
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
    expect(Math.abs(fx)).toBeCloseTo(0.26, 3)
    expect(Math.abs(fy)).toBeCloseTo(0.2, 3)
  })

  it('follows a lattice finer than the sensor, whose shown frequency changes as fast as its true one', () => {
    const seen = CENTRES.slice(0, 9).map((_, tile) => even(tile))
    const field = fitWaveField(seen, OPTIONS)!
    const { x, y } = CENTRES[11]
    const [fx, fy] = field.at(x, y)
    const [toX, toY] = folded(x, y)
    expect(Math.min(Math.hypot(fx - toX, fy - toY), Math.hypot(fx + toX, fy + toY))).toBeLessThan(1e-3)
    const spread = Math.hypot(...[0, 1].map((i) => folded(150, 150)[i] - folded(x, y)[i]))
    expect(spread).toBeGreaterThan(0.12)
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
