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
  /** Standard normal draws in 1/64, 2^k of them. */
  noise: Int16Array
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

/** Standard normal draws in 1/64, a power of two of them: rows of a frame start at random places in it. */
export function drawNoise(seed: number): Int16Array {
  const draws = new Int16Array(1 << 18)
  let state = seed | 0
  for (let i = 0; i < draws.length; i++) {
    // PCG RXS-M-XS 32; the sum of its four bytes is normal enough: mean 510, deviation 147.8.
    state = (Math.imul(state, 747796405) + 2891336453) | 0
    let word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737)
    word = (word >>> 22) ^ word
    draws[i] = ((word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24) - 510) * (64 / 147.8)
  }
  return draws
}

/**
 * Counts photons: variance `shot * level + read²`, the photosite's own gain, an offset a row. Which of the sensor's
 * `noise` a row gets is drawn anew from `seed` for every exposure, after geometry and lens, so that no two frames share it.
 */
export function expose(
  { light, width, height }: Mosaic,
  sensor: Sensor,
  exposure: number,
  gains: Rgb,
  seed: number,
  data: Int16Array,
): RawFrame {
  const { pattern, noise } = sensor
  const steps = 1024
  const deviation = Float32Array.from(
    { length: steps + 1 },
    (_, i) => (Math.sqrt((sensor.shot * i) / steps + sensor.read * sensor.read) * FULL_SCALE) / 64,
  )
  const scale = exposure * FULL_SCALE
  const toStep = steps / FULL_SCALE
  const last = noise.length - 1
  let state = seed | 0
  const next = (): number => {
    state = (Math.imul(state, 747796405) + 2891336453) | 0
    const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737)
    return ((word >>> 22) ^ word) >>> 0
  }
  for (let y = 0; y < height; y++) {
    const offset = ((next() & 1023) / 511.5 - 1) * 1.7 * sensor.rowNoise * FULL_SCALE + 0.5
    // An odd stride keeps rows that share a stretch of noise from sharing it in step.
    const stride = 2 * (next() & 1023) + 1
    let draw = next()
    const even = gains[(y & 1) === 0 ? 0 : 1]
    const odd = gains[(y & 1) === 0 ? 1 : 2]
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const level = light[i] * scale * (1 + pattern[i] * (1 / 4096))
      const step = level * toStep
      draw = (draw + stride) & last
      let code = level + deviation[step >= steps ? steps : step | 0] * noise[draw] + offset
      code = (code < 0 ? 0 : code > FULL_SCALE ? FULL_SCALE : code) * ((x & 1) === 0 ? even : odd)
      data[i] = code > FULL_SCALE ? FULL_SCALE : code
    }
  }
  return { data, width, height }
}
