import type { Quad } from '../../photo/quad.ts'
import type { ReadFrame } from './read-frame.ts'

const SIDE = 96

/**
 * A plain detector of lattices, for guards only: the highest peak of the luma spectrum over its surroundings, in log
 * units, in the best of four patches of the card. Low frequencies, the axes and the JPEG grid's harmonics are left out.
 */
export function latticePeak({ data, width }: ReadFrame, quad: Quad): number {
  const cx = quad.reduce((sum, [x]) => sum + x / 4, 0)
  const cy = quad.reduce((sum, [, y]) => sum + y / 4, 0)
  const peaks = (
    [
      [-0.6, -0.2],
      [0.2, -0.2],
      [-0.6, 0.2],
      [0.2, 0.2],
    ] as const
  ).map(([dx, dy]) => {
    const left = Math.round(cx + dx * SIDE * 1.5)
    const top = Math.round(cy + dy * SIDE * 1.5)
    return patchPeak((x, y) => {
      const at = ((top + y) * width + left + x) * 3
      return data[at] + 2 * data[at + 1] + data[at + 2]
    })
  })
  return Math.max(...peaks)
}

function patchPeak(luma: (x: number, y: number) => number): number {
  const window = Float64Array.from({ length: SIDE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / SIDE))
  const half = SIDE / 2
  const cos = Float64Array.from({ length: SIDE }, (_, i) => Math.cos((2 * Math.PI * i) / SIDE))
  const sin = Float64Array.from({ length: SIDE }, (_, i) => Math.sin((2 * Math.PI * i) / SIDE))
  // Rows first, then columns: 96 is small enough for the plain transform.
  const re = new Float64Array(SIDE * SIDE)
  const im = new Float64Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y++) {
    for (let u = 0; u <= half; u++) {
      let [a, b] = [0, 0]
      for (let x = 0; x < SIDE; x++) {
        const value = luma(x, y) * window[x] * window[y]
        a += value * cos[(u * x) % SIDE]
        b -= value * sin[(u * x) % SIDE]
      }
      re[y * SIDE + u] = a
      im[y * SIDE + u] = b
    }
  }
  const power = new Float64Array(SIDE * SIDE)
  for (let v = 0; v < SIDE; v++) {
    for (let u = 0; u <= half; u++) {
      let [a, b] = [0, 0]
      for (let y = 0; y < SIDE; y++) {
        const [c, s] = [cos[(v * y) % SIDE], sin[(v * y) % SIDE]]
        a += re[y * SIDE + u] * c + im[y * SIDE + u] * s
        b += im[y * SIDE + u] * c - re[y * SIDE + u] * s
      }
      power[v * SIDE + u] = Math.log(a * a + b * b + 1)
    }
  }
  let best = 0
  for (let v = 0; v < SIDE; v++) {
    const fv = v < half ? v : v - SIDE
    for (let u = 3; u < half - 3; u++) {
      if (Math.hypot(u, fv) < SIDE * 0.15 || Math.abs(fv) < 3 || Math.abs(fv) > half - 3) continue
      let around = 0
      for (let dv = -3; dv <= 3; dv++)
        for (let du = -3; du <= 3; du++) around += power[((v + dv + SIDE) % SIDE) * SIDE + u + du]
      best = Math.max(best, power[v * SIDE + u] - around / 49)
    }
  }
  return best
}
