import type { Raster } from '../../card/render-card.ts'
import { SRGB_TO_LINEAR } from '../../photo/linear-image.ts'
import type { Row } from './subject.ts'

/** Reflectance in linear light, one plane a channel, and where it lies on the plane of the card. */
export interface Texture {
  planes: readonly [Float32Array, Float32Array, Float32Array]
  width: number
  height: number
  /** Upper left corner, mm, and size of a texel, mm. */
  x: number
  y: number
  texelX: number
  texelY: number
}

/** A picture laid on the rectangle from (x, y), `widthMm` wide and `heightMm` high. */
export function textureOf(picture: Raster, x: number, y: number, widthMm: number, heightMm: number): Texture {
  const { width, height, data } = picture
  const count = width * height
  const [r, g, b] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  for (let i = 0, j = 0; i < count; i++, j += 3) {
    r[i] = SRGB_TO_LINEAR[data[j]]
    g[i] = SRGB_TO_LINEAR[data[j + 1]]
    b[i] = SRGB_TO_LINEAR[data[j + 2]]
  }
  return { planes: [r, g, b], width, height, x, y, texelX: widthMm / width, texelY: heightMm / height }
}

/** Blur in place by a Gaussian of `sigmaX` by `sigmaY` texels; the border repeats. */
export function blurTexture(texture: Texture, sigmaX: number, sigmaY: number): Texture {
  for (const plane of texture.planes) blurPlane(plane, texture.width, texture.height, sigmaX, sigmaY)
  return texture
}

export function blurPlane(plane: Float32Array, width: number, height: number, sigmaX: number, sigmaY: number): void {
  if (sigmaX > 0.2) blurRows(plane, width, height, gaussian(sigmaX))
  if (sigmaY > 0.2) blurColumns(plane, width, height, gaussian(sigmaY))
}

function gaussian(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(sigma * 2.4))
  const taps = Float32Array.from({ length: radius + 1 }, (_, i) => Math.exp(-0.5 * (i / sigma) ** 2))
  const sum = 2 * taps.reduce((total, tap) => total + tap, 0) - taps[0]
  return taps.map((tap) => tap / sum)
}

/** `taps[k]` weighs both neighbours at distance k. */
function blurRows(plane: Float32Array, width: number, height: number, taps: Float32Array): void {
  const radius = taps.length - 1
  const line = new Float32Array(width + 2 * radius)
  for (let y = 0; y < height; y++) {
    const start = y * width
    line.set(plane.subarray(start, start + width), radius)
    line.fill(plane[start], 0, radius)
    line.fill(plane[start + width - 1], radius + width)
    for (let x = 0; x < width; x++) {
      let sum = taps[0] * line[x + radius]
      for (let k = 1; k <= radius; k++) sum += taps[k] * (line[x + radius - k] + line[x + radius + k])
      plane[start + x] = sum
    }
  }
}

function blurColumns(plane: Float32Array, width: number, height: number, taps: Float32Array): void {
  const radius = taps.length - 1
  const copy = plane.slice()
  const row = (y: number): number => Math.min(height - 1, Math.max(0, y)) * width
  for (let y = 0; y < height; y++) {
    const out = y * width
    for (let x = 0; x < width; x++) plane[out + x] = taps[0] * copy[out + x]
    for (let k = 1; k <= radius; k++) {
      const [up, down, tap] = [row(y - k), row(y + k), taps[k]]
      for (let x = 0; x < width; x++) plane[out + x] += tap * (copy[up + x] + copy[down + x])
    }
  }
}

/** Reads the texture bilinearly, each photosite in its own colour; beyond the border the border repeats. */
export function sampleRow(texture: Texture, row: Row, into: Float32Array): void {
  const { planes, width, height } = texture
  const [scaleX, scaleY] = [1 / texture.texelX, 1 / texture.texelY]
  const [offsetX, offsetY] = [-texture.x * scaleX - 0.5, -texture.y * scaleY - 0.5]
  const [right, bottom] = [width - 1.001, height - 1.001]
  const { x, yMm } = row
  for (let parity = 0; parity < 2; parity++) {
    const plane = planes[parity === 0 ? row.even : row.odd]
    for (let i = parity; i < row.width; i += 2) {
      let tx = x[i] * scaleX + offsetX
      let ty = yMm[i] * scaleY + offsetY
      tx = tx < 0 ? 0 : tx > right ? right : tx
      ty = ty < 0 ? 0 : ty > bottom ? bottom : ty
      const ix = tx | 0
      const iy = ty | 0
      const fx = tx - ix
      const at = iy * width + ix
      const top = plane[at] + (plane[at + 1] - plane[at]) * fx
      const low = plane[at + width] + (plane[at + width + 1] - plane[at + width]) * fx
      into[i] = top + (low - top) * (ty - iy)
    }
  }
}
