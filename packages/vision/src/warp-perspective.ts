import type { Homography } from './homography.ts'
import type { RgbImage } from './image.ts'
import { requireSize } from './require-size.ts'

/**
 * Draw a width × height picture whose pixel p shows the source at `toSource`(p), bilinear. Only the target is visited,
 * so a small region of a large photo is cheap. Outside the source its nearest border pixel is repeated.
 */
export function warpPerspective(source: RgbImage, toSource: Homography, width: number, height: number): RgbImage {
  requireSize(source, 3)
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`target sides must be whole and positive, got ${width}×${height}`)
  }
  const out = new Uint8Array(width * height * 3)
  const [a, b, c, d, e, f, g, h, i] = toSource
  const { data } = source
  const maxX = source.width - 1
  const maxY = source.height - 1
  const stride = source.width * 3
  let to = 0
  for (let y = 0; y < height; y++) {
    // Numerators and denominator are linear along a row: three additions a pixel. Half-pixel centres on both sides.
    const v = y + 0.5
    let nx = a * 0.5 + b * v + c
    let ny = d * 0.5 + e * v + f
    let w = g * 0.5 + h * v + i
    for (let x = 0; x < width; x++, to += 3, nx += a, ny += d, w += g) {
      const scale = 1 / w
      let sx = nx * scale - 0.5
      let sy = ny * scale - 0.5
      // Written so that NaN (a point at infinity) falls to the border as well.
      if (!(sx > 0)) sx = 0
      else if (sx > maxX) sx = maxX
      if (!(sy > 0)) sy = 0
      else if (sy > maxY) sy = maxY
      const x0 = sx | 0
      const y0 = sy | 0
      const fx = sx - x0
      const fy = sy - y0
      const p = y0 * stride + x0 * 3
      const right = x0 < maxX ? 3 : 0
      const below = y0 < maxY ? stride : 0
      const w11 = fx * fy
      const w10 = fy - w11
      const w01 = fx - w11
      const w00 = 1 - fx - fy + w11
      const q = p + right
      const r = p + below
      const s = r + right
      // Written out, and cut to whole numbers here: the inner loop of every card that is straightened.
      out[to] = (data[p] * w00 + data[q] * w01 + data[r] * w10 + data[s] * w11 + 0.5) | 0
      out[to + 1] = (data[p + 1] * w00 + data[q + 1] * w01 + data[r + 1] * w10 + data[s + 1] * w11 + 0.5) | 0
      out[to + 2] = (data[p + 2] * w00 + data[q + 2] * w01 + data[r + 2] * w10 + data[s + 2] * w11 + 0.5) | 0
    }
  }
  return { width, height, data: out }
}
