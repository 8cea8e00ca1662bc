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
  // Each pixel is put on it once at most.
  const stack = new Int32Array(width * height)
  const first = new Int32Array(height)
  const last = new Int32Array(height).fill(-1)
  const components: Component[] = []
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !(data[start] > threshold)) continue
    seen[start] = 1
    stack[0] = start
    let waiting = 1
    let area = 0
    let sum = 0
    // A group has no gap between its rows: its first pixel in reading order is in the topmost.
    const top = Math.floor(start / width)
    let bottom = top
    while (waiting > 0) {
      const at = stack[--waiting]
      const y = (at / width) | 0
      const x = at - y * width
      area++
      sum += data[at]
      if (y > bottom) bottom = y
      if (last[y] < 0) first[y] = last[y] = x
      else if (x < first[y]) first[y] = x
      else if (x > last[y]) last[y] = x
      const x0 = x > 0 ? x - 1 : 0
      const x1 = x < width - 1 ? x + 1 : x
      for (let ny = y > 0 ? y - 1 : 0; ny <= y + 1 && ny < height; ny++) {
        for (let next = ny * width + x0, end = ny * width + x1; next <= end; next++) {
          if (seen[next] === 0 && data[next] > threshold) {
            seen[next] = 1
            stack[waiting++] = next
          }
        }
      }
    }
    if (area >= minArea) components.push({ area, mean: sum / area, outline: outlineOf(first, last, top, bottom) })
    last.fill(-1, top, bottom + 1)
  }
  return components
}

function outlineOf(first: Int32Array, last: Int32Array, top: number, bottom: number): Point[] {
  const outline: Point[] = []
  for (let y = top; y <= bottom; y++) outline.push([first[y], y], [first[y], y + 1])
  for (let y = top; y <= bottom; y++) outline.push([last[y] + 1, y], [last[y] + 1, y + 1])
  return outline
}
