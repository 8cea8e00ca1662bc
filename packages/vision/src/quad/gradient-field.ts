import type { Plane } from '../image.ts'

/** Slope of a plane, codes per pixel, pointing from dark to light. */
export interface GradientField {
  readonly width: number
  readonly height: number
  readonly gx: Float32Array
  readonly gy: Float32Array
  readonly magnitude: Float32Array
}

/** Gaussian of sigma 1 and its derivative at 2, 1 and 0 px, cut to 5 taps and scaled so that a ramp keeps its slope. */
const SMOOTH = [0.0545, 0.2442, 0.4026] as const
const SLOPE = [0.1179, 0.2642] as const

/**
 * Derivative of a Gaussian of 1 px. Wider would merge the card's edge with its shadow's, narrower lets the sensor's
 * noise turn the direction of a faint edge. The outer 2 px are left 0.
 */
export function gradientField({ width, height, data }: Plane): GradientField {
  const smooth = new Float32Array(width * height)
  const slope = new Float32Array(width * height)
  const [s2, s1, s0] = SMOOTH
  const [d2, d1] = SLOPE
  for (let y = 0; y < height; y++) {
    for (let i = y * width + 2, end = (y + 1) * width - 2; i < end; i++) {
      smooth[i] = s2 * (data[i - 2] + data[i + 2]) + s1 * (data[i - 1] + data[i + 1]) + s0 * data[i]
      slope[i] = d2 * (data[i + 2] - data[i - 2]) + d1 * (data[i + 1] - data[i - 1])
    }
  }
  const gx = new Float32Array(width * height)
  const gy = new Float32Array(width * height)
  const magnitude = new Float32Array(width * height)
  const w2 = 2 * width
  for (let y = 2; y < height - 2; y++) {
    for (let i = y * width + 2, end = (y + 1) * width - 2; i < end; i++) {
      const x = s2 * (slope[i - w2] + slope[i + w2]) + s1 * (slope[i - width] + slope[i + width]) + s0 * slope[i]
      const v = d2 * (smooth[i + w2] - smooth[i - w2]) + d1 * (smooth[i + width] - smooth[i - width])
      gx[i] = x
      gy[i] = v
      magnitude[i] = Math.sqrt(x * x + v * v)
    }
  }
  return { width, height, gx, gy, magnitude }
}
