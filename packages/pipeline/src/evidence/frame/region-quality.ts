import { luma, type Plane, type RgbImage } from '@identity/vision'
import type { CardBox } from '../evidence.ts'

/** A channel at or above this is burnt out (forensics 3, quality gates). */
const CLIPPED_FROM = 250

export interface RegionQuality {
  /** Share of pixels with any channel ≥ 250, 0–1. */
  readonly clippedShare: number
  /** Variance of the 4-neighbour Laplacian of luma, codes²: comparable between frames of one card, not between cards. */
  readonly sharpness: number
}

/** Judges boxes (fractions) of one picture whose luma is computed once. A box beyond the picture counts as it is cut. */
export function regionJudge(image: RgbImage, plane: Plane = luma(image)): (box: CardBox) => RegionQuality {
  const { width, height, data } = image
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))
  return (box) => {
    const left = within(box.x * width, width)
    const right = within((box.x + box.width) * width, width)
    const top = within(box.y * height, height)
    const bottom = within((box.y + box.height) * height, height)
    let clipped = 0
    let sum = 0
    let squares = 0
    let inner = 0
    const values = plane.data
    for (let y = top; y < bottom; y++) {
      for (let at = (y * width + left) * 3, end = (y * width + right) * 3; at < end; at += 3) {
        if (data[at] >= CLIPPED_FROM || data[at + 1] >= CLIPPED_FROM || data[at + 2] >= CLIPPED_FROM) clipped++
      }
      if (y === 0 || y === height - 1) continue
      const from = Math.max(left, 1)
      const to = Math.min(right, width - 1)
      for (let i = y * width + from, end = y * width + to; i < end; i++) {
        const bend = values[i - 1] + values[i + 1] + values[i - width] + values[i + width] - 4 * values[i]
        sum += bend
        squares += bend * bend
      }
      inner += Math.max(0, to - from)
    }
    const pixels = (right - left) * (bottom - top)
    return {
      clippedShare: pixels <= 0 ? 0 : clipped / pixels,
      sharpness: inner === 0 ? 0 : Math.max(0, squares / inner - (sum / inner) ** 2),
    }
  }
}
