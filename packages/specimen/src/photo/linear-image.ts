import type { Raster } from '../card/render-card.ts'

/** Interleaved RGB in linear light, 0 to 1. */
export interface LinearImage {
  data: Float32Array
  width: number
  height: number
}

/** Linear light of each 8-bit sRGB code (IEC 61966-2-1). */
export const SRGB_TO_LINEAR: Float32Array = Float32Array.from({ length: 256 }, (_, code) => srgbToLinear(code / 255))

export function srgbToLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

export function linearToSrgb(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

/**
 * Linearises an 8-bit picture, averaging whole blocks while it stays at least `minWidthPx` wide, so that sampling it
 * at that size does not alias.
 */
export function toLinear(raster: Raster, minWidthPx: number): LinearImage {
  const factor = Math.max(1, Math.floor(raster.width / Math.max(1, minWidthPx)))
  const width = Math.floor(raster.width / factor)
  const height = Math.floor(raster.height / factor)
  const data = new Float32Array(width * height * 3)
  const share = 1 / (factor * factor)
  for (let y = 0; y < height * factor; y++) {
    const outRow = Math.floor(y / factor) * width * 3
    for (let x = 0; x < width * factor; x++) {
      const from = (y * raster.width + x) * 3
      const to = outRow + Math.floor(x / factor) * 3
      data[to] += SRGB_TO_LINEAR[raster.data[from]] * share
      data[to + 1] += SRGB_TO_LINEAR[raster.data[from + 1]] * share
      data[to + 2] += SRGB_TO_LINEAR[raster.data[from + 2]] * share
    }
  }
  return { data, width, height }
}
