import type { RgbImage } from '../image.ts'
import { requireSize } from '../require-size.ts'

/** A square of a picture, in whole pixels. */
export interface Tile {
  readonly left: number
  readonly top: number
  readonly size: number
  /** Standard deviation of green, codes. */
  readonly spreadCodes: number
  /** Mean absolute difference of neighbouring pixels of green, codes: little where the scene is flat. */
  readonly roughnessCodes: number
  /** Share of pixels with any channel at 250 or above, 0–1. */
  readonly clippedShare: number
  /** Mean colour, codes. */
  readonly mean: readonly [number, number, number]
}

/** A part of a picture in whole pixels. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface TileOptions {
  readonly size: number
  /** About this many tiles are spread over the box. */
  readonly count: number
  /** Where tiles may lie; by default the whole picture. It must lie inside. */
  readonly within?: PixelBox
  /** Only tiles for which this holds are considered; by default all. */
  readonly accept?: (left: number, top: number, size: number) => boolean
}

/**
 * Tiles spread over a picture: one a cell of a grid, the smoothest of nine places in it, where a faint regular pattern
 * shows best. Empty when the box is smaller than a tile. Looks at every fourth pixel only.
 */
export function chooseTiles(image: RgbImage, { size, count, within, accept = () => true }: TileOptions): Tile[] {
  requireSize(image, 3)
  const { left: x0, top: y0, width, height } = within ?? { left: 0, top: 0, width: image.width, height: image.height }
  if (x0 < 0 || y0 < 0 || x0 + width > image.width || y0 + height > image.height) {
    throw new RangeError(`the box ${width}×${height} at ${x0},${y0} leaves the ${image.width}×${image.height} picture`)
  }
  if (width < size || height < size) return []
  const columns = Math.max(1, Math.round(Math.sqrt((count * width) / height)))
  const rows = Math.max(1, Math.round(count / columns))
  const tiles: Tile[] = []
  const taken = new Set<string>()
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let best: Tile | null = null
      for (const inX of places(width, size, columns, column)) {
        for (const inY of places(height, size, rows, row)) {
          const left = x0 + inX
          const top = y0 + inY
          if (taken.has(`${left},${top}`) || !accept(left, top, size)) continue
          const tile = describe(image, left, top, size)
          if (best === null || cost(tile) < cost(best)) best = tile
        }
      }
      if (best === null) continue
      taken.add(`${best.left},${best.top}`)
      tiles.push(best)
    }
  }
  return tiles
}

/** A clipped tile shows nothing, however smooth. */
const cost = (tile: Tile) => tile.roughnessCodes + 1000 * tile.clippedShare

/** First, middle and last place of a tile in its cell; one where cell and tile are about as large. */
function places(side: number, size: number, cells: number, cell: number): number[] {
  const room = side - size
  const from = (cells === 1 ? 0 : (cell * side) / cells - size / 4) | 0
  const to = cells === 1 ? room : ((cell + 1) * side) / cells - (3 * size) / 4
  const inside = [from, (from + to) / 2, to].map((place) => Math.max(0, Math.min(room, Math.round(place))))
  return [...new Set(inside)]
}

function describe({ width, data }: RgbImage, left: number, top: number, size: number): Tile {
  const step = 4
  let count = 0
  let sum = 0
  let squares = 0
  let rough = 0
  let clipped = 0
  let red = 0
  let blue = 0
  for (let y = top; y < top + size - 1; y += step) {
    for (let x = left; x < left + size - 1; x += step) {
      const at = (y * width + x) * 3
      const green = data[at + 1]
      count++
      sum += green
      squares += green * green
      rough += Math.abs(green - data[at + 4]) + Math.abs(green - data[at + 3 * width + 1])
      red += data[at]
      blue += data[at + 2]
      if (green >= 250 || data[at] >= 250 || data[at + 2] >= 250) clipped++
    }
  }
  const mean = sum / count
  return {
    left,
    top,
    size,
    spreadCodes: Math.sqrt(Math.max(0, squares / count - mean * mean)),
    roughnessCodes: rough / (2 * count),
    clippedShare: clipped / count,
    mean: [red / count, mean, blue / count],
  }
}
