import type { Plane, RgbImage } from './image.ts'
import { requireSize } from './require-size.ts'

/** Luma of Rec. 601 (the weights JPEG uses), rounded to 0–255 codes. */
export function luma(image: RgbImage): Plane & { readonly data: Uint8Array } {
  requireSize(image, 3)
  const { width, height, data } = image
  const out = new Uint8Array(width * height)
  // 16-bit fixed point: 0.299, 0.587, 0.114.
  for (let i = 0, j = 0; i < out.length; i++, j += 3) {
    out[i] = (data[j] * 19595 + data[j + 1] * 38470 + data[j + 2] * 7471 + 32768) >> 16
  }
  return { width, height, data: out }
}
