import type { Plane } from '../image.ts'
import type { GrayPlane } from './gray-plane.ts'

/**
 * Average squares of `factor`×`factor` pixels. Keeps the fractions, in which a faint edge lives. A rest of fewer than
 * `factor` rows or columns is dropped, so a point p of the result is exactly p · factor of the source.
 */
export function binPlane(plane: GrayPlane, factor: number): Plane & { readonly data: Float32Array } {
  if (!Number.isInteger(factor) || factor < 1) throw new RangeError(`factor must be whole and positive, got ${factor}`)
  const width = Math.floor(plane.width / factor)
  const height = Math.floor(plane.height / factor)
  const data = new Float32Array(width * height)
  const scale = 1 / (factor * factor)
  for (let y = 0; y < height; y++) {
    const to = y * width
    for (let dy = 0; dy < factor; dy++) {
      let from = (y * factor + dy) * plane.width
      for (let x = 0; x < width; x++) {
        let sum = 0
        for (let dx = 0; dx < factor; dx++) sum += plane.data[from++]
        data[to + x] += sum
      }
    }
    for (let x = 0; x < width; x++) data[to + x] *= scale
  }
  return { width, height, data }
}
