import type { Demosaic, PhoneModel } from '../factors/phones.ts'
import type { Darkroom } from './darkroom.ts'
import { FULL_SCALE, type RawFrame } from './expose.ts'

export type Finish = Pick<
  PhoneModel,
  'demosaic' | 'denoise' | 'sharpen' | 'sharpenRadius' | 'chromaBlur' | 'contrast' | 'saturation'
>

/**
 * From mosaic to picture, as phones do it: green at every photosite, red and blue as differences from it on the
 * half-size grid they were sampled on, those smoothed; tone curve; then small luma detail is taken for noise and
 * reduced, larger detail raised. `noiseCodes`: deviation of noise in mid-grey, 8-bit codes. Width and height must be
 * even. Returns interleaved 8-bit sRGB.
 */
export function develop(
  raw: RawFrame,
  finish: Finish,
  noiseCodes: number,
  { green, red, blue, out, luma }: Darkroom,
): Uint8ClampedArray {
  const { width, height, data } = raw
  greenPlane(raw, finish.demosaic, green)
  const [halfWidth, halfHeight] = [width >> 1, height >> 1]
  for (let j = 0; j < halfHeight; j++) {
    for (let i = 0, at = 2 * j * width, to = j * halfWidth; i < halfWidth; i++, at += 2, to++) {
      red[to] = data[at] - green[at]
      blue[to] = data[at + width + 1] - green[at + width + 1]
    }
  }
  // One round of 1 2 1 has variance 1/2.
  for (let round = Math.round(2 * finish.chromaBlur ** 2); round > 0; round--) {
    smooth(red, halfWidth, halfHeight)
    smooth(blue, halfWidth, halfHeight)
  }
  compose(green, red, blue, width, height, finish, out, luma)
  refine(out, luma, width, height, finish, noiseCodes)
  return out
}

function greenPlane(raw: RawFrame, kind: Demosaic, green: Int16Array): void {
  green.set(raw.data)
  const { width, height } = raw
  // Green stands where column and row differ in parity. Two rows and columns at the border take the mean.
  const interpolate = kind === 'directed' ? directed : corrected
  for (let y = 0; y < height; y++) {
    const inner = kind !== 'mean' && y > 1 && y < height - 2
    if (inner) interpolate(raw.data, green, y * width + 2 + (y & 1), (y + 1) * width - 2, width)
    for (let x = y & 1; x < width; x += 2) {
      if (inner && x > 1 && x < width - 2) {
        // The rest of this row is done: go on with its last columns.
        x = width - 4 + (y & 1)
        continue
      }
      const i = y * width + x
      const across = raw.data[x > 0 ? i - 1 : i + 1] + raw.data[x < width - 1 ? i + 1 : i - 1]
      const along = raw.data[y > 0 ? i - width : i + width] + raw.data[y < height - 1 ? i + width : i - width]
      green[i] = (across + along + 2) >> 2
    }
  }
}

/** Malvar, He and Cutler 2004: the mean of four, and half of the own colour's curvature. */
function corrected(data: Int16Array, green: Int16Array, from: number, to: number, width: number): void {
  for (let i = from; i < to; i += 2) {
    const near = data[i - 1] + data[i + 1] + data[i - width] + data[i + width]
    const far = data[i - 2] + data[i + 2] + data[i - 2 * width] + data[i + 2 * width]
    const value = (2 * near + 4 * data[i] - far + 4) >> 3
    green[i] = value < 0 ? 0 : value > FULL_SCALE ? FULL_SCALE : value
  }
}

/** Hamilton and Adams 1997: along the direction that changes less. */
function directed(data: Int16Array, green: Int16Array, from: number, to: number, width: number): void {
  for (let i = from; i < to; i += 2) {
    const [left, right, up, down] = [data[i - 1], data[i + 1], data[i - width], data[i + width]]
    const bendX = 2 * data[i] - data[i - 2] - data[i + 2]
    const bendY = 2 * data[i] - data[i - 2 * width] - data[i + 2 * width]
    const changeX = Math.abs(left - right) + Math.abs(bendX)
    const changeY = Math.abs(up - down) + Math.abs(bendY)
    let value: number
    if (changeX < changeY) value = (2 * (left + right) + bendX + 2) >> 2
    else if (changeY < changeX) value = (2 * (up + down) + bendY + 2) >> 2
    else value = (2 * (left + right + up + down) + bendX + bendY + 4) >> 3
    green[i] = value < 0 ? 0 : value > FULL_SCALE ? FULL_SCALE : value
  }
}

/** Binomial smoothing in place, 1 2 1 in both directions. */
function smooth(plane: Int32Array, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    const start = y * width
    let before = plane[start]
    for (let i = start; i < start + width - 1; i++) {
      const own = plane[i]
      plane[i] = (before + 2 * own + plane[i + 1] + 2) >> 2
      before = own
    }
    const last = start + width - 1
    plane[last] = (before + 3 * plane[last] + 2) >> 2
  }
  const above = plane.slice(0, width)
  for (let y = 0; y < height; y++) {
    const start = y * width
    const below = y < height - 1 ? width : 0
    for (let x = 0; x < width; x++) {
      const own = plane[start + x]
      plane[start + x] = (above[x] + 2 * own + plane[start + below + x] + 2) >> 2
      above[x] = own
    }
  }
}

function compose(
  green: Int16Array,
  red: Int32Array,
  blue: Int32Array,
  width: number,
  height: number,
  { contrast, saturation }: Finish,
  out: Uint8ClampedArray,
  luma: Int16Array,
): void {
  const tone = toneCurve(contrast)
  const [halfWidth, halfHeight] = [width >> 1, height >> 1]
  const lineR = new Int32Array(halfWidth + 2)
  const lineB = new Int32Array(halfWidth + 2)
  // In 1/256: saturation of the differences, and what green must give way to keep the luma.
  const gain = Math.round(saturation * 256)
  const pullR = Math.round((1 - saturation) * 0.2126 * 256)
  const pullB = Math.round((1 - saturation) * 0.0722 * 256)
  for (let y = 0; y < height; y++) {
    // Red differences stand on even rows and columns, blue ones on odd.
    const j = y >> 1
    const own = j * halfWidth
    const otherR = (y & 1) === 0 ? own : Math.min(halfHeight - 1, j + 1) * halfWidth
    const otherB = (y & 1) === 0 ? Math.max(0, j - 1) * halfWidth : own
    for (let i = 0; i < halfWidth; i++) {
      lineR[i] = (red[own + i] + red[otherR + i]) >> 1
      lineB[i + 1] = (blue[own + i] + blue[otherB + i]) >> 1
    }
    lineR[halfWidth] = lineR[halfWidth - 1]
    lineB[0] = lineB[1]
    for (let i = 0, at = y * width; i < halfWidth; i++, at += 2) {
      let dr = lineR[i]
      let db = (lineB[i] + lineB[i + 1]) >> 1
      for (let odd = 0; odd < 2; odd++) {
        const g = green[at + odd] + ((pullR * dr + pullB * db) >> 8)
        const r = g + ((gain * dr) >> 8)
        const b = g + ((gain * db) >> 8)
        const tr = tone[r < 0 ? 0 : r > FULL_SCALE ? FULL_SCALE : r]
        const tg = tone[g < 0 ? 0 : g > FULL_SCALE ? FULL_SCALE : g]
        const tb = tone[b < 0 ? 0 : b > FULL_SCALE ? FULL_SCALE : b]
        const to = (at + odd) * 3
        out[to] = tr
        out[to + 1] = tg
        out[to + 2] = tb
        luma[at + odd] = tr + 2 * tg + tb
        dr = (lineR[i] + lineR[i + 1]) >> 1
        db = lineB[i + 1]
      }
    }
  }
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
  const curve = Int16Array.from({ length: 2 * span + 1 }, (_, i) => {
    const detail = (i - span) / 4
    const share = 1 / (1 + (detail / (2.2 * noiseCodes + 0.3)) ** 2)
    return Math.round(detail * (share * -finish.denoise + (1 - share) * finish.sharpen))
  })
  // Weights of the blur in 1/256 of the whole.
  const side = Math.exp(-0.5 / finish.sharpenRadius ** 2)
  const w1 = Math.round((256 * side) / (1 + 2 * side))
  const w0 = 256 - 2 * w1
  const line = new Int32Array(width)
  for (let y = 1; y < height - 1; y++) {
    const start = y * width
    for (let x = 0, i = start; x < width; x++, i++) line[x] = w0 * luma[i] + w1 * (luma[i - width] + luma[i + width])
    for (let x = 1, at = (start + 1) * 3; x < width - 1; x++, at += 3) {
      const detail = luma[start + x] - ((w0 * (line[x] >> 4) + w1 * ((line[x - 1] + line[x + 1]) >> 4) + 2048) >> 12)
      const add = curve[(detail < -span ? -span : detail > span ? span : detail) + span]
      if (add === 0) continue
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
