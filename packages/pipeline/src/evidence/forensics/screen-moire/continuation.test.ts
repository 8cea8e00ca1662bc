import { contrastTiles, type RgbImage, type SharedWave } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { continuation } from './continuation.ts'
import { weave } from './testing/scene.ts'

const WIDTH = 900
const HEIGHT = 700
const WAVE = [0.21, 0.13] as const

/** Noise of a table, alike everywhere. */
function noise(seed: number): RgbImage {
  let state = seed
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647
  const data = new Uint8Array(WIDTH * HEIGHT * 3)
  for (let i = 0; i < data.length; i += 3) data.fill(100 + 30 * next(), i, i + 3)
  return { width: WIDTH, height: HEIGHT, data }
}

/** The picture with a faint wave on it; none above `from`. */
function withWave({ width, height, data }: RgbImage, codes: number, from = 0): RgbImage {
  const waved = data.map((value, i) => {
    const pixel = (i - (i % 3)) / 3
    const y = Math.floor(pixel / width)
    const phase = 2 * Math.PI * (WAVE[0] * (pixel % width) + WAVE[1] * y)
    return y < from ? value : value + codes * Math.cos(phase)
  })
  return { width, height, data: waved }
}

const still = (fx: number, fy: number): SharedWave => ({
  waves: [],
  at: () => [fx, fy],
  unwrapped: () => [fx, fy],
  rms: 0,
  fx,
  fy,
  contrast: 5,
  inStep: 0,
  aside: 0,
  asideSteadiness: 0.5,
})
const tilesOf = (image: RgbImage) => contrastTiles(image, { size: 128, count: 16 })
const follow = (image: RgbImage, [fx, fy]: readonly [number, number] = WAVE) =>
  continuation(still(fx, fy), [still(...WAVE)], tilesOf(image))

describe('continuation', () => {
  it('finds a faint wave that goes on beside the card', () => {
    const { tiles, holding, chance } = follow(withWave(noise(3), 3))
    expect(holding).toBe(tiles)
    expect(tiles).toBeGreaterThan(8)
    expect(chance).toBeLessThan(1e-9)
  })

  it('finds none on a bare table, nor on cloth whose own threads run elsewhere', () => {
    expect(follow(noise(3)).chance).toBeGreaterThan(0.01)
    expect(follow(weave(WIDTH, HEIGHT, 6, 1.5)).chance).toBeGreaterThan(0.01)
  })

  it('counts only the tiles that hold it', () => {
    const { tiles, holding } = follow(withWave(noise(3), 4, HEIGHT / 2))
    expect(holding).toBeGreaterThan(2)
    expect(holding).toBeLessThan(0.75 * tiles)
  })

  it('is as rare by chance as it says: of 60 directions on 4 tables at most a few look unlikely', () => {
    const tables = [5, 6, 7, 8].map((seed) => tilesOf(noise(seed)))
    const chances = tables.flatMap((table) =>
      Array.from({ length: 60 }, (_, k) => {
        const angle = (k * Math.PI) / 60
        const wave = still(0.23 * Math.cos(angle), 0.23 * Math.sin(angle))
        return continuation(wave, [wave], table).chance
      }),
    )
    expect(chances.filter((chance) => chance <= 0.01).length).toBeLessThanOrEqual(8)
  })

  it('does not look where edges of the scene and blocks of the file stand', () => {
    expect(follow(noise(3), [0.2, 0.005]).tiles).toBe(0)
    expect(follow(noise(3), [0.125, 0.25]).tiles).toBe(0)
  })
})
