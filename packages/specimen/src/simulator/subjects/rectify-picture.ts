import type { Raster } from '../../card/render-card.ts'
import { homographyToQuad } from '../../photo/quad.ts'
import type { StolenPicture } from './stolen-picture.ts'

/** The card cut out of a picture and squared, `widthPx` wide: what one prints at the true size. */
export function rectifyPicture({ picture, quad }: Pick<StolenPicture, 'picture' | 'quad'>, widthPx: number): Raster {
  const heightPx = Math.round((widthPx * 53.98) / 85.6)
  const [a, b, c, d, e, f, g, h, k] = homographyToQuad(quad)
  const { data, width, height } = picture
  const out = new Uint8ClampedArray(widthPx * heightPx * 3)
  for (let y = 0; y < heightPx; y++) {
    const v = (y + 0.5) / heightPx
    for (let x = 0; x < widthPx; x++) {
      const u = (x + 0.5) / widthPx
      const w = 1 / (g * u + h * v + k)
      const sx = Math.min(width - 1.001, Math.max(0, (a * u + b * v + c) * w - 0.5))
      const sy = Math.min(height - 1.001, Math.max(0, (d * u + e * v + f) * w - 0.5))
      const ix = sx | 0
      const iy = sy | 0
      const fx = sx - ix
      const fy = sy - iy
      const at = (iy * width + ix) * 3
      const below = at + width * 3
      const to = (y * widthPx + x) * 3
      for (let n = 0; n < 3; n++) {
        const top = data[at + n] + (data[at + 3 + n] - data[at + n]) * fx
        const low = data[below + n] + (data[below + 3 + n] - data[below + n]) * fx
        out[to + n] = top + (low - top) * fy
      }
    }
  }
  return { data: new Uint8Array(out.buffer), width: widthPx, height: heightPx }
}
