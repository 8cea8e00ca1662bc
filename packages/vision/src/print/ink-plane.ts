import type { Plane } from '../image.ts'
import { requireSize } from '../require-size.ts'

/** Dark print on a light ground, as a share of the full ink: 0 is ground, 1 the print's darkest strokes. */
export interface InkPlane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
  /** Luma codes from ground to full ink. */
  readonly contrast: number
}

/** Columns over which the ground is taken to be even. */
const BLOCK = 32
/** Print covers less than this of a block, so this share of its pixels from the dark end is ground. */
const GROUND_RANK = 0.7
/** Share of the strip's pixels darker than full ink: the cores of strokes. */
const INK_RANK = 0.98

/**
 * Ink of a strip of print, given as luma codes 0–255. The ground is found in blocks along the strip, so that slopes of
 * light and a coloured ground do not count as ink. A strip without print has a small `contrast`.
 */
export function inkPlane(strip: Plane): InkPlane {
  requireSize(strip, 1)
  const { width, height, data } = strip
  const blocks = Math.max(1, Math.round(width / BLOCK))
  const levels = Array.from({ length: blocks }, (_, b) =>
    rank(strip, Math.floor((b * width) / blocks), Math.floor(((b + 1) * width) / blocks)),
  )
  const out = new Float32Array(width * height)
  const depths = new Uint32Array(256)
  for (let x = 0; x < width; x++) {
    const at = Math.min(blocks - 1, Math.max(0, ((x + 0.5) * blocks) / width - 0.5))
    const left = Math.floor(at)
    const right = Math.min(blocks - 1, left + 1)
    const ground = levels[left] + (levels[right] - levels[left]) * (at - left)
    for (let y = 0; y < height; y++) {
      const depth = ground - data[y * width + x]
      out[y * width + x] = depth
      depths[depth <= 0 ? 0 : Math.round(depth)]++
    }
  }
  let contrast = 0
  for (let seen = 0; contrast < 255; contrast++) {
    seen += depths[contrast]
    if (seen >= INK_RANK * width * height) break
  }
  const scale = 1 / Math.max(1, contrast)
  for (let i = 0; i < out.length; i++) out[i] *= scale
  return { width, height, data: out, contrast }
}

function rank({ width, height, data }: Plane, from: number, to: number): number {
  const counts = new Uint32Array(256)
  for (let y = 0; y < height; y++) {
    for (let x = from; x < to; x++) counts[Math.min(255, Math.max(0, Math.round(data[y * width + x])))]++
  }
  const wanted = GROUND_RANK * (to - from) * height
  let level = 0
  for (let seen = 0; level < 255; level++) {
    seen += counts[level]
    if (seen >= wanted) break
  }
  return level
}
