import type { RgbImage } from './image.ts'
import { requireSize } from './require-size.ts'

/** Share of pixels, 0–1, with any channel at or above `level`: burnt-out highlights. */
export function clippedShare(image: RgbImage, level = 250): number {
  requireSize(image, 3)
  const { data } = image
  let clipped = 0
  for (let i = 0; i < data.length; i += 3) {
    if (data[i] >= level || data[i + 1] >= level || data[i + 2] >= level) clipped++
  }
  return clipped / (data.length / 3)
}
