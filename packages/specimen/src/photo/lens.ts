import type { LightField } from './light-field.ts'

/** Gaussian blur in place, separable; sigma in px, up to about 6. */
export function gaussianBlur({ planes, width, height }: LightField, sigma: number): void {
  if (sigma < 0.1) return
  const radius = Math.max(1, Math.ceil(sigma * 2.5))
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-0.5 * ((i - radius) / sigma) ** 2))
  const sum = kernel.reduce((total, value) => total + value, 0)
  for (let i = 0; i < kernel.length; i++) kernel[i] /= sum
  const scratch = new Float32Array(width * height)
  for (const plane of planes) {
    convolve(plane, scratch, width, height, kernel, 1, 0)
    convolve(scratch, plane, width, height, kernel, 0, 1)
  }
}

/** The hand moving during the exposure: an even smear along one direction, in place. */
export function motionBlur(field: LightField, lengthPx: number, angle: number): void {
  if (lengthPx < 0.3) return
  const { planes, width, height } = field
  const taps = 2 * Math.ceil(lengthPx) + 1
  const scratch = new Float32Array(width * height)
  for (const plane of planes) {
    scratch.fill(0)
    for (let k = 0; k < taps; k++) {
      const t = (k / (taps - 1) - 0.5) * lengthPx
      addShifted(plane, scratch, width, height, t * Math.cos(angle), t * Math.sin(angle), 1 / taps)
    }
    plane.set(scratch)
  }
}

/** One pass along x (dx 1) or y (dy 1); beyond the border the border repeats. */
function convolve(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  kernel: Float32Array,
  dx: 0 | 1,
  dy: 0 | 1,
): void {
  const radius = kernel.length >> 1
  const stride = dx + dy * width
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const at = dx === 1 ? x : y
      const end = dx === 1 ? width : height
      let sum = 0
      if (at >= radius && at < end - radius) {
        for (let k = 0, j = i - radius * stride; k < kernel.length; k++, j += stride) sum += kernel[k] * from[j]
      } else {
        for (let k = 0; k < kernel.length; k++) {
          const clamped = Math.min(end - 1, Math.max(0, at + k - radius))
          sum += kernel[k] * from[i + (clamped - at) * stride]
        }
      }
      to[i] = sum
    }
  }
}

function addShifted(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  dx: number,
  dy: number,
  weight: number,
): void {
  const [ix, iy] = [Math.floor(dx), Math.floor(dy)]
  const [fx, fy] = [dx - ix, dy - iy]
  const [w00, w10, w01, w11] = [
    (1 - fx) * (1 - fy) * weight,
    fx * (1 - fy) * weight,
    (1 - fx) * fy * weight,
    fx * fy * weight,
  ]
  for (let y = 0; y < height; y++) {
    const y0 = Math.min(height - 1, Math.max(0, y + iy)) * width
    const y1 = Math.min(height - 1, Math.max(0, y + iy + 1)) * width
    for (let x = 0; x < width; x++) {
      const x0 = Math.min(width - 1, Math.max(0, x + ix))
      const x1 = Math.min(width - 1, Math.max(0, x + ix + 1))
      to[y * width + x] += w00 * from[y0 + x0] + w10 * from[y0 + x1] + w01 * from[y1 + x0] + w11 * from[y1 + x1]
    }
  }
}
