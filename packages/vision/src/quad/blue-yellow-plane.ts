import type { RgbImage } from '../image.ts'
import { requireSize } from '../require-size.ts'
import type { GrayPlane } from './gray-plane.ts'

/**
 * Blue against red, 128 for grey: the axis on which indoor light, wood and skin differ most from a blue card. Coarser
 * than luma in most JPEGs (colour is stored at half scale), so use it beside luma, not instead.
 */
export function blueYellowPlane(image: RgbImage): GrayPlane {
  requireSize(image, 3)
  const { width, height, data } = image
  const out = new Uint8Array(width * height)
  for (let i = 0, j = 0; i < out.length; i++, j += 3) out[i] = 128 + ((data[j + 2] - data[j]) >> 1)
  return { width, height, data: out }
}
