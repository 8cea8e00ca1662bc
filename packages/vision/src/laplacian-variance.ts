import type { Plane } from './image.ts'
import { requireSize } from './require-size.ts'

/**
 * Variance of the 4-neighbour Laplacian over the inner pixels, in codes²: a focus measure that falls with blur. Only
 * comparable between planes of the same scale. 0 for planes narrower than three pixels.
 */
export function laplacianVariance(plane: Plane): number {
  requireSize(plane, 1)
  const { width, height, data } = plane
  let sum = 0
  let squares = 0
  let n = 0
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const value = data[i - 1] + data[i + 1] + data[i - width] + data[i + width] - 4 * data[i]
      sum += value
      squares += value * value
      n++
    }
  }
  if (n === 0) return 0
  const mean = sum / n
  return Math.max(0, squares / n - mean * mean)
}
