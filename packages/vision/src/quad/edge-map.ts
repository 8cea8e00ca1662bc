import { boxMean } from './box-mean.ts'
import type { GradientField } from './gradient-field.ts'

/** Thin edges: at each edge pixel its direction, place and strength; elsewhere strength 0. */
export interface EdgeMap {
  readonly width: number
  readonly height: number
  /** Index of every edge pixel, in reading order. */
  readonly pixels: Int32Array
  /** How far the edge stands out from its neighbourhood, 0–1. */
  readonly strength: Float32Array
  /** Unit vector from dark to light. */
  readonly ux: Float32Array
  readonly uy: Float32Array
  /** The edge lies this far from the pixel's centre along (ux, uy), −0.5 to 0.5 px. */
  readonly shift: Float32Array
}

/** Half of the side of the square an edge is compared with: about 2.5 mm of a card that fills the frame. */
const NEIGHBOURHOOD_PX = 12
/** An edge below this many codes per px drowns in JPEG's quantisation, however flat the ground. */
const LEAST_SLOPE = 0.4
/** Rayleigh's 20th percentile in units of sigma: noise without structure has slopes of that distribution. */
const RAYLEIGH_P20 = 0.668

/**
 * Ridges of the gradient (Canny's non-maximum suppression), each weighed against the mean slope around it: a card's
 * edge of 3 codes on a dark table then counts like one of 100 codes, and the weave of a cloth counts for little.
 */
export function edgeMap({ width, height, gx, gy, magnitude }: GradientField): EdgeMap {
  const around = boxMean(magnitude, width, height, NEIGHBOURHOOD_PX)
  const floor = Math.max(LEAST_SLOPE, (1.0 * percentile20(magnitude)) / RAYLEIGH_P20)
  const size = width * height
  const [strength, ux, uy, shift] = [0, 1, 2, 3].map(() => new Float32Array(size))
  const pixels = new Int32Array(size)
  let count = 0
  for (let y = 3; y < height - 3; y++) {
    for (let i = y * width + 3, end = (y + 1) * width - 3; i < end; i++) {
      const m = magnitude[i]
      if (m < floor) continue
      const nx = gx[i] / m
      const ny = gy[i] / m
      // The magnitudes one pixel ahead and behind, between the two grid neighbours on either side.
      const horizontal = Math.abs(nx) >= Math.abs(ny)
      const main = horizontal ? (nx > 0 ? 1 : -1) : ny > 0 ? width : -width
      const cross = horizontal ? (ny > 0 ? width : -width) : nx > 0 ? 1 : -1
      const part = horizontal ? Math.abs(ny / nx) : Math.abs(nx / ny)
      const ahead = magnitude[i + main] * (1 - part) + magnitude[i + main + cross] * part
      if (m < ahead) continue
      const behind = magnitude[i - main] * (1 - part) + magnitude[i - main - cross] * part
      if (m <= behind) continue
      const bend = ahead + behind - 2 * m
      const step = horizontal ? 1 / Math.abs(nx) : 1 / Math.abs(ny)
      shift[i] = bend < 0 ? (step * (behind - ahead)) / (2 * bend) : 0
      ux[i] = nx
      uy[i] = ny
      strength[i] = m / (m + around[i])
      pixels[count++] = i
    }
  }
  return { width, height, pixels: pixels.subarray(0, count), strength, ux, uy, shift }
}

/** 20th percentile from a sparse sample: a clean estimate of noise unless texture covers four fifths of the picture. */
function percentile20(values: Float32Array): number {
  const sample = new Float32Array(Math.ceil(values.length / 61))
  for (let i = 0; i < sample.length; i++) sample[i] = values[i * 61]
  sample.sort()
  return sample[Math.floor(sample.length * 0.2)]
}
