import type { RgbImage } from './image.ts'
import { requireSize } from './require-size.ts'

/**
 * Shrink by averaging the source area each target pixel covers, so that fine print does not alias. Enlarging repeats
 * pixels: use `resizeBilinear` for that.
 */
export function resizeArea(image: RgbImage, width: number, height: number): RgbImage {
  requireSize(image, 3)
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`target sides must be whole and positive, got ${width}×${height}`)
  }
  if (width === image.width && height === image.height) return image
  const across = spans(image.width, width)
  const down = spans(image.height, height)
  const data = new Uint8Array(width * height * 3)
  // Separable: rows are first averaged downwards into one line of sums, then across.
  const line = new Float32Array(image.width * 3)
  for (let y = 0; y < height; y++) {
    line.fill(0)
    const { first, weights } = down[y]
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k]
      const row = (first + k) * image.width * 3
      for (let i = 0; i < line.length; i++) line[i] += weight * image.data[row + i]
    }
    for (let x = 0; x < width; x++) {
      const span = across[x]
      let red = 0
      let green = 0
      let blue = 0
      for (let k = 0, i = span.first * 3; k < span.weights.length; k++, i += 3) {
        const weight = span.weights[k]
        red += weight * line[i]
        green += weight * line[i + 1]
        blue += weight * line[i + 2]
      }
      const to = (y * width + x) * 3
      data[to] = red + 0.5
      data[to + 1] = green + 0.5
      data[to + 2] = blue + 0.5
    }
  }
  return { width, height, data }
}

interface Span {
  readonly first: number
  /** Share of each source pixel from `first` on; they add up to 1. */
  readonly weights: Float32Array
}

function spans(from: number, to: number): Span[] {
  const ratio = from / to
  return Array.from({ length: to }, (_, i) => {
    const start = i * ratio
    const end = Math.min(from, start + ratio)
    const first = Math.min(from - 1, Math.floor(start))
    const last = Math.max(first, Math.min(from - 1, Math.ceil(end) - 1))
    const weights = new Float32Array(last - first + 1)
    for (let k = first; k <= last; k++) weights[k - first] = (Math.min(end, k + 1) - Math.max(start, k)) / (end - start)
    return { first, weights }
  })
}
