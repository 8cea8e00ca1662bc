import type { LightField } from './light-field.ts'
import type { Camera, Rgb } from './scene.ts'

const FULL_SCALE = 1023

/** One exposure: photons counted behind an RGGB mosaic. 10-bit codes, one number a pixel. */
export interface RawFrame {
  data: Uint16Array
  width: number
  height: number
}

/**
 * Exposes the sensor. Noise is drawn anew for every exposure, after geometry and lens, so two frames never share it.
 * `exposure` scales light to full scale; `seed` is any 32-bit number.
 */
export function exposeSensor(
  { planes, width, height }: LightField,
  camera: Camera,
  exposure: number,
  seed: number,
): RawFrame {
  const data = new Uint16Array(width * height)
  const [halfWidth, halfHeight] = [width / 2, height / 2]
  const cornerSquared = halfWidth * halfWidth + halfHeight * halfHeight
  const readVariance = camera.read * camera.read
  let state = seed | 0
  for (let y = 0; y < height; y++) {
    const even = planes[(y & 1) === 0 ? 0 : 1]
    const odd = planes[(y & 1) === 0 ? 1 : 2]
    const dy = (y - halfHeight) * (y - halfHeight)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const dx = x - halfWidth
      const level = (x & 1) === 0 ? even[i] : odd[i]
      const light = level * exposure * (1 - (camera.vignette * (dx * dx + dy)) / cornerSquared)
      // PCG RXS-M-XS 32; the sum of its four bytes is normal enough: mean 510, sd 147.8.
      state = (Math.imul(state, 747796405) + 2891336453) | 0
      let word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737)
      word = (word >>> 22) ^ word
      const bytes = (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24)
      const noisy = light + Math.sqrt(camera.shot * light + readVariance) * ((bytes - 510) / 147.8)
      const code = noisy * FULL_SCALE + 0.5
      data[i] = code <= 0 ? 0 : code >= FULL_SCALE ? FULL_SCALE : code
    }
  }
  return { data, width, height }
}

/**
 * From mosaic to picture: white balance, bilinear demosaic, saturation, tone curve, sharpening. `gains` are the white
 * balance's, green 1. Returns interleaved 8-bit sRGB.
 */
export function developRaw({ data, width, height }: RawFrame, camera: Camera, gains: Rgb): Uint8Array {
  const [gainR, gainG, gainB] = [gains[0], gains[1], gains[2]].map((gain) => gain * 4) as [number, number, number]
  // 4 steps a raw code: white balance keeps its fractions, and the curve is one look-up.
  const tone = toneCurve(camera.contrast, 4 * FULL_SCALE)
  const top = tone.length - 1
  const out = new Uint8Array(width * height * 3)
  const luma = new Int16Array(width * height)
  const s = camera.saturation
  for (let y = 0; y < height; y++) {
    const up = (y > 0 ? y - 1 : 1) * width
    const here = y * width
    const down = (y < height - 1 ? y + 1 : y - 1) * width
    for (let x = 0; x < width; x++) {
      const left = x > 0 ? x - 1 : 1
      const right = x < width - 1 ? x + 1 : x - 1
      const own = data[here + x]
      const cross = data[up + x] + data[down + x] + data[here + left] + data[here + right]
      let red: number
      let green: number
      let blue: number
      if (((x ^ y) & 1) === 0) {
        const diagonal = (data[up + left] + data[up + right] + data[down + left] + data[down + right]) / 4
        green = cross / 4
        if ((y & 1) === 0) {
          red = own
          blue = diagonal
        } else {
          red = diagonal
          blue = own
        }
      } else {
        const horizontal = (data[here + left] + data[here + right]) / 2
        const vertical = (data[up + x] + data[down + x]) / 2
        green = own
        if ((y & 1) === 0) {
          red = horizontal
          blue = vertical
        } else {
          red = vertical
          blue = horizontal
        }
      }
      // A clipped channel must not gain a cast from white balance: clip all three alike.
      red = Math.min(top, red * gainR)
      green = Math.min(top, green * gainG)
      blue = Math.min(top, blue * gainB)
      const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue
      red = tone[clamp(grey + s * (red - grey), top)]!
      green = tone[clamp(grey + s * (green - grey), top)]!
      blue = tone[clamp(grey + s * (blue - grey), top)]!
      const at = (here + x) * 3
      out[at] = red
      out[at + 1] = green
      out[at + 2] = blue
      luma[here + x] = red + 2 * green + blue
    }
  }
  sharpen(out, luma, width, height, camera.sharpen)
  return out
}

/** Adds the luma's Laplacian to all channels, as phones do; `amount` 0 to 1. */
function sharpen(out: Uint8Array, luma: Int16Array, width: number, height: number, amount: number): void {
  if (amount <= 0) return
  const k = amount / 16
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const detail = 4 * luma[i] - luma[i - 1] - luma[i + 1] - luma[i - width] - luma[i + width]
      const add = detail * k
      const at = i * 3
      out[at] = clamp(out[at] + add, 255)
      out[at + 1] = clamp(out[at + 1] + add, 255)
      out[at + 2] = clamp(out[at + 2] + add, 255)
    }
  }
}

/** sRGB with an S-curve of the given strength, as a table from 0 to `steps`. */
function toneCurve(contrast: number, steps: number): Uint8Array {
  return Uint8Array.from({ length: steps + 1 }, (_, i) => {
    const linear = i / steps
    const value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
    const curved = value * value * (3 - 2 * value)
    return Math.round(255 * (value + contrast * (curved - value)))
  })
}

function clamp(value: number, top: number): number {
  return value <= 0 ? 0 : value >= top ? top : (value + 0.5) | 0
}
