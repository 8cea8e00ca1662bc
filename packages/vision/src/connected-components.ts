import type { Point, Plane } from './image.ts'
import { requireSize } from './require-size.ts'

export interface Component {
  /** Pixels in it. */
  readonly area: number
  /** Mean of the plane over its pixels. */
  readonly mean: number
  /** Leftmost and rightmost pixel of each of its rows, as corner coordinates: they have the same convex hull. */
  readonly outline: readonly Point[]
}

/** 8-connected groups of pixels above `threshold`, in order of their first pixel. Groups under `minArea` are left out. */
export function connectedComponents(plane: Plane, threshold: number, minArea = 1): Component[] {
  requireSize(plane, 1)
  const { width, height, data } = plane
  const seen = new Uint8Array(width * height)
  const stack: number[] = []
  const components: Component[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !(data[start] > threshold)) continue
    seen[start] = 1
    stack.push(start)
    let area = 0
    let sum = 0
    const first = new Map<number, number>()
    const last = new Map<number, number>()
    while (stack.length > 0) {
      const at = stack.pop()!
      const y = Math.floor(at / width)
      const x = at - y * width
      area++
      sum += data[at]
      const left = first.get(y)
      if (left === undefined) {
        first.set(y, x)
        last.set(y, x)
      } else if (x < left) first.set(y, x)
      else if (x > last.get(y)!) last.set(y, x)
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx
          if (seen[next] === 0 && data[next] > threshold) {
            seen[next] = 1
            stack.push(next)
          }
        }
      }
    }
    if (area < minArea) continue
    const outline: Point[] = []
    for (const [y, x] of first) outline.push([x, y], [x, y + 1])
    for (const [y, x] of last) outline.push([x + 1, y], [x + 1, y + 1])
    components.push({ area, mean: sum / area, outline })
  }
  return components
}
