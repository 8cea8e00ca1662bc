import { describe, expect, it } from 'vitest'
import type { RgbImage } from '../image.ts'
import { contrastTiles } from './contrast-tiles.ts'

/** Stripes of 5 px on the left half, one colour on the right. */
function halfStriped(): RgbImage {
  const [width, height] = [512, 300]
  const data = new Uint8Array(width * height * 3).fill(90)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width / 2; x++) {
      data.fill(120 + 40 * Math.cos((2 * Math.PI * x) / 5), (y * width + x) * 3, (y * width + x + 1) * 3)
    }
  }
  return { width, height, data }
}

describe('contrastTiles', () => {
  it('gives tiles that show something and lie on no other, each with its spectrum', () => {
    const tiles = contrastTiles(halfStriped(), { size: 128, count: 12 })
    expect(tiles.length).toBeGreaterThan(1)
    for (const tile of tiles) {
      expect(tile.left).toBeLessThan(256)
      // 128/5 = 25.6 cycles a tile to the right.
      expect(Math.max(tile.contrast[25], tile.contrast[26])).toBeGreaterThan(5)
      for (const other of tiles) {
        const isApart = Math.abs(tile.left - other.left) >= 128 || Math.abs(tile.top - other.top) >= 128
        expect(isApart || tile === other).toBe(true)
      }
    }
  })

  it('gives none for a picture smaller than a tile', () => {
    const data = new Uint8Array(100 * 100 * 3)
    expect(contrastTiles({ width: 100, height: 100, data }, { size: 128, count: 4 })).toEqual([])
  })
})
