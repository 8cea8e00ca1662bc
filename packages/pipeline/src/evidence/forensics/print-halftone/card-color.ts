import type { RgbImage } from '@identity/vision'
import type { CardColor } from './print-halftone.ts'

const COLUMNS = 12
const ROWS = 8
/** Linear light below which a ratio of channels is noise, above which one of them may be clipped. */
const DARK = 0.015
const BRIGHT = 0.93
const PERCENTILE = 0.8

interface Chroma {
  readonly u: number
  readonly v: number
}

/**
 * Colour of a rectified card by 12 × 8 patches, and of its surroundings by the same number of samples from the small
 * frame. Medians of patches, so that lettering and noise do not count. `outside` says which pixels of `frame` lie beside the card.
 */
export function cardColor(
  canon: RgbImage,
  frame: RgbImage | null = null,
  outside: (x: number, y: number) => boolean = () => false,
): CardColor {
  const card = patches(canon, () => true)
  const around = frame === null ? [] : patches(frame, outside)
  const middle = medianOf(card)
  const outsideMiddle = around.length < 8 ? null : medianOf(around)
  return {
    patches: card.length,
    spread: round(spread(card, middle)),
    outsideSpread: outsideMiddle === null ? null : round(spread(around, outsideMiddle)),
    castFromOutside:
      outsideMiddle === null ? null : round(Math.hypot(middle.u - outsideMiddle.u, middle.v - outsideMiddle.v)),
  }
}

function patches({ width, height, data }: RgbImage, accept: (x: number, y: number) => boolean): Chroma[] {
  const found: Chroma[] = []
  const linear = linearTable()
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const x0 = Math.floor((column * width) / COLUMNS)
      const x1 = Math.floor(((column + 1) * width) / COLUMNS)
      const y0 = Math.floor((row * height) / ROWS)
      const y1 = Math.floor(((row + 1) * height) / ROWS)
      if (!accept((x0 + x1) / 2, (y0 + y1) / 2)) continue
      const sums = [0, 0, 0]
      let count = 0
      // Every third pixel: thousands remain, and their mean has no noise to speak of.
      for (let y = y0; y < y1; y += 3) {
        for (let x = x0; x < x1; x += 3) {
          const at = (y * width + x) * 3
          for (let c = 0; c < 3; c++) sums[c] += linear[data[at + c]]
          count++
        }
      }
      const [r, g, b] = sums.map((sum) => sum / Math.max(1, count))
      if (Math.min(r, g, b) >= DARK && Math.max(r, g, b) <= BRIGHT)
        found.push({ u: Math.log(r / g), v: Math.log(b / g) })
    }
  }
  return found
}

function medianOf(points: readonly Chroma[]): Chroma {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0
  return { u: middle(points.map(({ u }) => u)), v: middle(points.map(({ v }) => v)) }
}

function spread(points: readonly Chroma[], { u, v }: Chroma): number {
  const distances = points.map((point) => Math.hypot(point.u - u, point.v - v)).sort((a, b) => a - b)
  return distances[Math.floor(PERCENTILE * distances.length)] ?? 0
}

/** Linear light by code; a gamma of 2.2 for the sRGB curve, the same to 2 %. */
const linearTable = () => Float32Array.from({ length: 256 }, (_, code) => (code / 255) ** 2.2)

const round = (value: number) => Number(value.toFixed(4))
