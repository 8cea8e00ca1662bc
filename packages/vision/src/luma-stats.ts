import type { Plane } from './image.ts'
import { requireSize } from './require-size.ts'

export interface LumaStats {
  readonly mean: number
  readonly standardDeviation: number
  readonly min: number
  readonly max: number
}

/** Mean, spread and range of a plane, in its own unit. */
export function lumaStats(plane: Plane): LumaStats {
  requireSize(plane, 1)
  let sum = 0
  let squares = 0
  let min = Infinity
  let max = -Infinity
  const { data } = plane
  for (let i = 0; i < data.length; i++) {
    const value = data[i]
    sum += value
    squares += value * value
    if (value < min) min = value
    if (value > max) max = value
  }
  const n = data.length
  const mean = sum / n
  return { mean, standardDeviation: Math.sqrt(Math.max(0, squares / n - mean * mean)), min, max }
}
