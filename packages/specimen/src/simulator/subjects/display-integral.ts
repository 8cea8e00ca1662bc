import type { Row } from '../scene/subject.ts'
import type { DisplayImage } from './display-image.ts'
import type { SubPixel } from './display-lattice.ts'

/** From mm on the plane to pixels of the display. */
export interface DisplayMap {
  a: number
  b: number
  c: number
  d: number
  e: number
  f: number
}

export type EmissionPainter = (row: Row, into: Float32Array) => void

const PHASES = 128

/**
 * Light from the lattice on every photosite, as an integral: each lit aperture, convolved with the camera's spread (a
 * Gaussian of `sigmaX` by `sigmaY` display pixels), is known in closed form along both directions. Nothing is
 * sub-sampled, so no lattice frequency can alias before the mosaic of the sensor does it.
 */
export function integratedEmission(
  image: DisplayImage,
  lattice: readonly [SubPixel, SubPixel, SubPixel],
  map: DisplayMap,
  sigmaX: number,
  sigmaY: number,
): EmissionPainter {
  const [reachX, reachY] = [Math.ceil(sigmaX * 2.7 + 0.3), Math.ceil(sigmaY * 2.7 + 0.3)]
  const [countX, countY] = [2 * reachX + 1, 2 * reachY + 1]
  const tables = lattice.map((part) => ({
    across: [-part.lean, part.lean].map((lean) => weights(part.x + lean, part.width, sigmaX, reachX)),
    down: weights(part.y, part.height, sigmaY, reachY),
    parity: part.parity,
  }))
  const { width, height } = image
  return (row, into) => {
    for (let side = 0; side < 2; side++) {
      const channel = side === 0 ? row.even : row.odd
      const plane = image.planes[channel]
      const { across, down, parity } = tables[channel]
      const [acrossEven, acrossOdd] = across
      for (let i = side; i < row.width; i += 2) {
        let x = map.a * row.x[i] + map.b * row.yMm[i] + map.c + image.border
        let y = map.d * row.x[i] + map.e * row.yMm[i] + map.f + image.border
        x = x < reachX ? reachX : x > width - reachX - 1.01 ? width - reachX - 1.01 : x
        y = y < reachY ? reachY : y > height - reachY - 1.01 ? height - reachY - 1.01 : y
        const ix = x | 0
        const iy = y | 0
        const wx = ((x - ix) * PHASES) | 0
        const wy = (((y - iy) * PHASES) | 0) * countY
        let sum = 0
        for (let k = 0; k < countY; k++) {
          const line = iy + k - reachY
          const table = (line & 1) === 0 ? acrossEven : acrossOdd
          const at = line * width + ix - reachX
          let part = 0
          if (parity === null) {
            for (let m = 0, w = wx * countX; m < countX; m++, w++) part += table[w] * plane[at + m]
          } else {
            // Red and blue stand in every other pixel, twice as bright, and show the mean of the two they serve.
            for (let m = (ix - reachX + line + parity) & 1; m < countX; m += 2) {
              part += table[wx * countX + m] * (plane[at + m] + plane[at + m + 1])
            }
          }
          sum += down[wy + k] * part
        }
        into[i] = sum
      }
    }
  }
}

/** Aperture times Gaussian at each phase of the photosite and each neighbouring pixel; all of a row's weights mean 1. */
function weights(centre: number, size: number, sigma: number, reach: number): Float32Array {
  const count = 2 * reach + 1
  const table = new Float32Array(PHASES * count)
  const scale = 1 / (Math.SQRT2 * Math.max(sigma, 1e-3))
  for (let phase = 0; phase < PHASES; phase++) {
    const t = (phase + 0.5) / PHASES
    for (let k = 0; k < count; k++) {
      const middle = k - reach + centre - t
      table[phase * count + k] = (erf((middle + size / 2) * scale) - erf((middle - size / 2) * scale)) / (2 * size)
    }
  }
  return table
}

/** Abramowitz and Stegun 7.1.26; error under 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  return Math.sign(x) * (1 - tail * Math.exp(-x * x))
}
