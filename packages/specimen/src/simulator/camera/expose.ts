import type { Rgb } from '../../photo/scene.ts'
import type { Mosaic } from '../scene/render-mosaic.ts'

/** Codes of the merged exposure: 12 bits, white-balanced, clipped alike in all colours. */
export const FULL_SCALE = 4095

export interface RawFrame {
  data: Int16Array
  width: number
  height: number
}

export interface Sensor {
  shot: number
  read: number
  rowNoise: number
  /** Gain of each photosite in 1/4096, the phone's own for good. */
  pattern: Int8Array
}

/** The pixel-to-pixel gain of one phone: the same in every frame it takes. `deviation` is a share. */
export function fixedPattern(width: number, height: number, deviation: number, seed: number): Int8Array {
  const pattern = new Int8Array(width * height)
  const scale = (deviation * 4096) / 147.8
  let state = seed | 0
  for (let i = 0; i < pattern.length; i++) {
    state = (Math.imul(state, 747796405) + 2891336453) | 0
    let word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737)
    word = (word >>> 22) ^ word
    pattern[i] = ((word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24) - 510) * scale
  }
  return pattern
}

/**
 * Counts photons: variance `shot * level + read²`, the photosite's own gain, an offset a row. The noise is drawn anew from
 * `seed` for every exposure, after geometry and lens, so that no two frames share it.
 */
export function expose(
  { light, width, height }: Mosaic,
  sensor: Sensor,
  exposure: number,
  gains: Rgb,
  seed: number,
): RawFrame {
  const data = new Int16Array(width * height)
  const { pattern } = sensor
  const steps = 1024
  const deviation = Float32Array.from(
    { length: steps + 1 },
    (_, i) => (Math.sqrt((sensor.shot * i) / steps + sensor.read * sensor.read) * FULL_SCALE) / 147.8,
  )
  const scale = exposure * FULL_SCALE
  const toStep = steps / FULL_SCALE
  let state = seed | 0
  for (let y = 0; y < height; y++) {
    state = (Math.imul(state, 747796405) + 2891336453) | 0
    const offset = (((state >>> 16) & 1023) / 511.5 - 1) * 1.7 * sensor.rowNoise * FULL_SCALE
    const even = gains[(y & 1) === 0 ? 0 : 1]
    const odd = gains[(y & 1) === 0 ? 1 : 2]
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const level = light[i] * scale * (1 + pattern[i] * (1 / 4096))
      // PCG RXS-M-XS 32; the sum of its four bytes is normal enough: mean 510, deviation 147.8.
      state = (Math.imul(state, 747796405) + 2891336453) | 0
      let word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737)
      word = (word >>> 22) ^ word
      const bytes = (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24) - 510
      const step = level * toStep
      let code = level + deviation[step >= steps ? steps : step | 0] * bytes + offset
      code = (code < 0 ? 0 : code > FULL_SCALE ? FULL_SCALE : code) * ((x & 1) === 0 ? even : odd)
      data[i] = code > FULL_SCALE ? FULL_SCALE : code + 0.5
    }
  }
  return { data, width, height }
}
