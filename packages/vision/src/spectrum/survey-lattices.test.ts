import { describe, expect, it } from 'vitest'
import type { RgbImage } from '../image.ts'
import { chooseTiles } from './choose-tiles.ts'
import { surveyLattices } from './survey-lattices.ts'

const WIDTH = 640
const HEIGHT = 480

/** Noise with stripes of `periodPx` on it, red and blue apart by `apart` of a period. */
function stripes(periodPx: number, amplitude: number, apart = 0): RgbImage {
  const data = new Uint8Array(WIDTH * HEIGHT * 3)
  let state = 7
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      for (let c = 0; c < 3; c++) {
        state = (state * 48271) % 2147483647
        const phase = (2 * Math.PI * (x * 0.96 + y * 0.28)) / periodPx + 2 * Math.PI * apart * (c - 1)
        data[(y * WIDTH + x) * 3 + c] = 120 + amplitude * Math.cos(phase) + 10 * (state / 2147483647 - 0.5)
      }
    }
  }
  return { width: WIDTH, height: HEIGHT, data }
}

const survey = (image: RgbImage) => surveyLattices(image, { size: 128, count: 12, mostWaves: 3, color: true })

describe('surveyLattices', () => {
  it('finds the wave that all tiles share, with its frequency', () => {
    const { tiles, waves } = survey(stripes(5, 4))
    expect(tiles).toHaveLength(12)
    expect(waves[0].waves).toHaveLength(12)
    expect(waves[0].fx).toBeCloseTo(0.192, 3)
    expect(waves[0].fy).toBeCloseTo(0.056, 3)
    expect(waves[0].contrast).toBeGreaterThan(4)
  })

  it('finds none in noise, and measures its level', () => {
    const { tiles, waves, colorWaves } = survey(stripes(5, 0))
    expect([waves, colorWaves]).toEqual([[], []])
    // Uniform noise of 10 codes in three channels, weighted to luma: 10/√12 × √(0.299² + 0.587² + 0.114²).
    for (const tile of tiles) expect(tile.fineDetailCodes).toBeCloseTo(1.93, 0)
  })

  it('tells colours that lie side by side from colours in step', () => {
    expect(Math.abs(survey(stripes(5, 4)).waves[0].aside)).toBeLessThan(0.1)
    const side = survey(stripes(5, 4, 1 / 3)).waves[0]
    expect(Math.abs(side.aside)).toBeGreaterThan(1)
    expect(side.asideSteadiness).toBe(1)
  })

  it('shows nothing of a flat or clipped picture, or of one smaller than a tile', () => {
    const flat = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT * 3).fill(255) }
    expect(survey(flat)).toMatchObject({ tiles: [], waves: [], meanContrast: null })
    expect(survey({ width: 100, height: 100, data: new Uint8Array(30000) }).tiles).toEqual([])
  })
})

describe('chooseTiles', () => {
  it('spreads tiles over the box, each inside it and accepted', () => {
    const within = { left: 100, top: 60, width: 500, height: 400 }
    const tiles = chooseTiles(stripes(9, 20), { size: 128, count: 9, within, accept: (left) => left < 400 })
    expect(tiles.length).toBeGreaterThan(4)
    for (const { left, top } of tiles) {
      expect(left >= 100 && left < 400 && top >= 60 && top + 128 <= 460).toBe(true)
    }
    expect(new Set(tiles.map(({ left, top }) => `${left},${top}`)).size).toBe(tiles.length)
  })

  it('refuses a box that leaves the picture', () => {
    const within = { left: 300, top: 0, width: 400, height: 300 }
    expect(() => chooseTiles(stripes(9, 20), { size: 128, count: 4, within })).toThrow(RangeError)
  })
})
