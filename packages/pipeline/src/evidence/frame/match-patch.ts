import type { Plane } from '@identity/vision'

/** A square piece of a plane, ready to be looked for in another. */
export interface Patch {
  /** Top left corner in its own plane, whole pixels. */
  readonly left: number
  readonly top: number
  readonly size: number
  /** Its values less their mean, divided by their root sum of squares. */
  readonly unit: Float32Array
  /** Standard deviation, codes. */
  readonly spread: number
}

export interface PatchMatch {
  /** Top left corner in the other plane, sub-pixel. */
  readonly left: number
  readonly top: number
  /** Normalised correlation at the best whole pixel, −1…1. */
  readonly correlation: number
}

export function cutPatch(plane: Plane, left: number, top: number, size: number): Patch {
  const unit = new Float32Array(size * size)
  let sum = 0
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const value = plane.data[(top + y) * plane.width + left + x]
      unit[y * size + x] = value
      sum += value
    }
  }
  const mean = sum / unit.length
  let squares = 0
  for (let i = 0; i < unit.length; i++) {
    unit[i] -= mean
    squares += unit[i] * unit[i]
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  for (let i = 0; i < unit.length; i++) unit[i] *= scale
  return { left, top, size, unit, spread: Math.sqrt(squares / unit.length) }
}

/**
 * Where the patch lies in `plane` within `reach` whole pixels of (left, top), refined to a fraction by a parabola through
 * the peak. Brightness and contrast do not matter. null when the search leaves the plane or the peak lies on its rim,
 * where nothing tells whether it goes on rising.
 */
export function matchPatch(patch: Patch, plane: Plane, left: number, top: number, reach: number): PatchMatch | null {
  const { size, unit } = patch
  const [x0, y0] = [Math.round(left) - reach, Math.round(top) - reach]
  const side = 2 * reach + 1
  if (x0 < 0 || y0 < 0 || x0 + size + side - 1 > plane.width || y0 + size + side - 1 > plane.height) return null
  const scores = new Float64Array(side * side)
  let best = 0
  for (let dy = 0; dy < side; dy++) {
    for (let dx = 0; dx < side; dx++) {
      let sum = 0
      let squares = 0
      let product = 0
      for (let y = 0; y < size; y++) {
        let i = y * size
        let j = (y0 + dy + y) * plane.width + x0 + dx
        for (let x = 0; x < size; x++, i++, j++) {
          const value = plane.data[j]
          sum += value
          squares += value * value
          product += unit[i] * value
        }
      }
      const variance = squares - (sum * sum) / unit.length
      const at = dy * side + dx
      scores[at] = variance < 1e-6 ? 0 : product / Math.sqrt(variance)
      if (scores[at] > scores[best]) best = at
    }
  }
  const bx = best % side
  const by = (best - bx) / side
  if (bx === 0 || by === 0 || bx === side - 1 || by === side - 1) return null
  const peak = (before: number, after: number) => {
    const bend = before - 2 * scores[best] + after
    return bend >= 0 ? 0 : (before - after) / (2 * bend)
  }
  return {
    left: x0 + bx + peak(scores[best - 1], scores[best + 1]),
    top: y0 + by + peak(scores[best - side], scores[best + side]),
    correlation: scores[best],
  }
}

/** The most textured square of a cell, by mean absolute gradient on every second pixel, of nine places in it. */
export function texturedPatch(
  plane: Plane,
  cell: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  size: number,
): Patch | null {
  let best = -1
  let at: readonly [number, number] | null = null
  for (let step = 0; step < 9; step++) {
    const left = Math.round(cell.left + ((step % 3) * Math.max(0, cell.width - size)) / 2)
    const top = Math.round(cell.top + (Math.floor(step / 3) * Math.max(0, cell.height - size)) / 2)
    if (left < 0 || top < 0 || left + size > plane.width || top + size > plane.height) continue
    let gradient = 0
    for (let y = top; y < top + size - 2; y += 2) {
      for (let x = left; x < left + size - 2; x += 2) {
        const i = y * plane.width + x
        gradient += Math.abs(plane.data[i + 2] - plane.data[i])
        gradient += Math.abs(plane.data[i + 2 * plane.width] - plane.data[i])
      }
    }
    if (gradient > best) [best, at] = [gradient, [left, top]]
  }
  return at === null ? null : cutPatch(plane, at[0], at[1], size)
}
