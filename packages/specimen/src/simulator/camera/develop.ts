import type { Demosaic, PhoneModel } from '../factors/phones.ts'
import { FULL_SCALE, type RawFrame } from './expose.ts'

export type Finish = Pick<
  PhoneModel,
  'demosaic' | 'denoise' | 'sharpen' | 'sharpenRadius' | 'chromaBlur' | 'contrast' | 'saturation'
>

/**
 * From mosaic to picture, as phones do it: green at every photosite, red and blue as differences from it on the half-size
 * grid they were sampled on, those smoothed; tone curve; then small luma detail is taken for noise and reduced, larger
 * detail raised. `noiseCodes`: deviation of noise in mid-grey, 8-bit codes. Returns interleaved 8-bit sRGB.
 */
export function develop(raw: RawFrame, finish: Finish, noiseCodes: number): Uint8ClampedArray {
  const { width, height } = raw
  const green = greenPlane(raw, finish.demosaic)
  const [halfWidth, halfHeight] = [width >> 1, height >> 1]
  const red = new Float32Array(halfWidth * halfHeight)
  const blue = new Float32Array(halfWidth * halfHeight)
  for (let j = 0; j < halfHeight; j++) {
    for (let i = 0, at = 2 * j * width, to = j * halfWidth; i < halfWidth; i++, at += 2, to++) {
      red[to] = raw.data[at] - green[at]
      blue[to] = raw.data[at + width + 1] - green[at + width + 1]
    }
  }
  smooth(red, halfWidth, halfHeight, finish.chromaBlur)
  smooth(blue, halfWidth, halfHeight, finish.chromaBlur)
  const { out, luma } = compose(green, red, blue, width, height, finish)
  refine(out, luma, width, height, finish, noiseCodes)
  return out
}

function greenPlane({ data, width, height }: RawFrame, kind: Demosaic): Int16Array {
  const green = data.slice()
  const mode = kind === 'mean' ? 0 : kind === 'corrected' ? 1 : 2
  for (let y = 0; y < height; y++) {
    // Green stands where column and row differ in parity; the border repeats mirrored.
    const up = (y > 0 ? -1 : 1) * width
    const down = (y < height - 1 ? 1 : -1) * width
    const up2 = (y > 1 ? -2 : 2) * width
    const down2 = (y < height - 2 ? 2 : -2) * width
    for (let x = y & 1; x < width; x += 2) {
      const i = y * width + x
      const left = x > 0 ? -1 : 1
      const right = x < width - 1 ? 1 : -1
      const across = data[i + left] + data[i + right]
      const along = data[i + up] + data[i + down]
      if (mode === 0) {
        green[i] = (across + along + 2) >> 2
        continue
      }
      const left2 = x > 1 ? -2 : 2
      const right2 = x < width - 2 ? 2 : -2
      const own = data[i]
      let value: number
      if (mode === 1) {
        // Malvar, He and Cutler 2004: half of the own colour's curvature.
        const far = data[i + left2] + data[i + right2] + data[i + up2] + data[i + down2]
        value = (across + along) * 0.25 + (4 * own - far) * 0.125
      } else {
        // Hamilton and Adams 1997: along the direction that changes less.
        const bendX = 2 * own - data[i + left2] - data[i + right2]
        const bendY = 2 * own - data[i + up2] - data[i + down2]
        const changeX = Math.abs(data[i + left] - data[i + right]) + Math.abs(bendX)
        const changeY = Math.abs(data[i + up] - data[i + down]) + Math.abs(bendY)
        if (changeX < changeY) value = across * 0.5 + bendX * 0.25
        else if (changeY < changeX) value = along * 0.5 + bendY * 0.25
        else value = (across + along) * 0.25 + (bendX + bendY) * 0.125
      }
      green[i] = value < 0 ? 0 : value > FULL_SCALE ? FULL_SCALE : value
    }
  }
  return green
}

/** Binomial smoothing, 1 2 1 in both directions, as often as comes closest to the Gaussian asked for. */
function smooth(plane: Float32Array, width: number, height: number, sigma: number): void {
  // One round has variance 1/2.
  const rounds = Math.round(2 * sigma * sigma)
  for (let round = 0; round < rounds; round++) {
    for (let y = 0; y < height; y++) {
      const start = y * width
      let before = plane[start]
      for (let x = 0; x < width; x++) {
        const own = plane[start + x]
        const after = x < width - 1 ? plane[start + x + 1] : own
        plane[start + x] = (before + own + own + after) * 0.25
        before = own
      }
    }
    const above = plane.slice(0, width)
    for (let y = 0; y < height; y++) {
      const start = y * width
      const below = y < height - 1 ? start + width : start
      for (let x = 0; x < width; x++) {
        const own = plane[start + x]
        plane[start + x] = (above[x] + own + own + plane[below + x]) * 0.25
        above[x] = own
      }
    }
  }
}

function compose(
  green: Int16Array,
  red: Float32Array,
  blue: Float32Array,
  width: number,
  height: number,
  { contrast, saturation }: Finish,
): { out: Uint8ClampedArray; luma: Int16Array } {
  const out = new Uint8ClampedArray(width * height * 3)
  const luma = new Int16Array(width * height)
  const tone = toneCurve(contrast)
  const [halfWidth, halfHeight] = [width >> 1, height >> 1]
  const [lineR, lineB] = [new Float32Array(halfWidth + 2), new Float32Array(halfWidth + 2)]
  const [pullR, pullB] = [(1 - saturation) * 0.2126, (1 - saturation) * 0.0722]
  for (let y = 0; y < height; y++) {
    // Red differences stand on even rows and columns, blue ones on odd.
    const j = Math.min(halfHeight - 1, y >> 1)
    const otherR = Math.min(halfHeight - 1, (y & 1) === 0 ? j : j + 1) * halfWidth
    const otherB = Math.max(0, (y & 1) === 0 ? j - 1 : j) * halfWidth
    for (let i = 0; i < halfWidth; i++) {
      lineR[i] = (red[j * halfWidth + i] + red[otherR + i]) * 0.5
      lineB[i + 1] = (blue[j * halfWidth + i] + blue[otherB + i]) * 0.5
    }
    lineR[halfWidth] = lineR[halfWidth - 1]
    lineB[0] = lineB[1]
    lineB[halfWidth + 1] = lineB[halfWidth]
    for (let x = 0; x < width; x++) {
      const i = x >> 1
      const odd = x & 1
      const dr = odd === 0 ? lineR[i] : (lineR[i] + lineR[i + 1]) * 0.5
      const db = odd === 0 ? (lineB[i] + lineB[i + 1]) * 0.5 : lineB[i + 1]
      const at = y * width + x
      const g = green[at] + pullR * dr + pullB * db
      let r = g + saturation * dr
      let b = g + saturation * db
      r = tone[r <= 0 ? 0 : r >= FULL_SCALE ? FULL_SCALE : r | 0]
      b = tone[b <= 0 ? 0 : b >= FULL_SCALE ? FULL_SCALE : b | 0]
      const m = tone[g <= 0 ? 0 : g >= FULL_SCALE ? FULL_SCALE : g | 0]
      out[at * 3] = r
      out[at * 3 + 1] = m
      out[at * 3 + 2] = b
      luma[at] = r + 2 * m + b
    }
  }
  return { out, luma }
}

/** Detail under the noise is reduced, detail above raised; both are read from one small blur. */
function refine(
  out: Uint8ClampedArray,
  luma: Int16Array,
  width: number,
  height: number,
  finish: Finish,
  noiseCodes: number,
): void {
  const span = 1023
  // Luma is in quarter codes. The change from one regime to the other is smooth.
  const curve = Float32Array.from({ length: 2 * span + 1 }, (_, i) => {
    const detail = (i - span) / 4
    const share = 1 / (1 + (detail / (2.2 * noiseCodes + 0.3)) ** 2)
    return detail * (share * -finish.denoise + (1 - share) * finish.sharpen)
  })
  const side = Math.exp(-0.5 / finish.sharpenRadius ** 2)
  const [w1, w0] = [side / (1 + 2 * side), 1 / (1 + 2 * side)]
  const line = new Float32Array(width)
  for (let y = 1; y < height - 1; y++) {
    const start = y * width
    for (let x = 0; x < width; x++) {
      const i = start + x
      line[x] = w0 * luma[i] + w1 * (luma[i - width] + luma[i + width])
    }
    for (let x = 1; x < width - 1; x++) {
      const detail = luma[start + x] - (w0 * line[x] + w1 * (line[x - 1] + line[x + 1]))
      const add = curve[detail <= -span ? 0 : detail >= span ? 2 * span : (detail + span + 0.5) | 0]
      const at = (start + x) * 3
      out[at] += add
      out[at + 1] += add
      out[at + 2] += add
    }
  }
}

/** sRGB with an S-curve of the given strength, 8-bit codes for 12-bit light. */
function toneCurve(contrast: number): Uint8Array {
  return Uint8Array.from({ length: FULL_SCALE + 1 }, (_, i) => {
    const linear = i / FULL_SCALE
    const value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
    const curved = value * value * (3 - 2 * value)
    return Math.round(255 * (value + contrast * (curved - value)))
  })
}
