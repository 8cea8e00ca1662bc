import { byteQuantiles, connectedComponents, type RgbImage } from '@identity/vision'
import { median } from '../median.ts'

/** The ink of a strip of text and where its capitals stand. */
export interface LineInk {
  readonly width: number
  readonly height: number
  /** Brightest channel of each pixel, 0–255: print is dark in all three, coloured ground and watermarks are not. */
  readonly levels: Uint8Array
  /** The same in the line's own contrast: 0 paper, 1 ink. */
  readonly darkness: Float32Array
  /** Row of the capitals' feet and their height, px. */
  readonly base: number
  readonly cap: number
  /** Whether the capitals were seen; else they are taken to stand where the detector's margin leaves them. */
  readonly measured: boolean
}

/** Less contrast, in levels, is no print. */
const LEAST_CONTRAST = 25
/** Of a strip's height; a capital's feet and its height where no three letters can be told apart. */
const USUAL = { base: 0.8, cap: 0.6 } as const

/** Null for a strip without contrast. */
export function lineInk({ width, height, data }: RgbImage): LineInk | null {
  const levels = new Uint8Array(width * height)
  for (let i = 0, from = 0; i < levels.length; i++, from += 3)
    levels[i] = Math.max(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0)
  const [ink = 0, paper = 255] = byteQuantiles(levels, [0.05, 0.7])
  if (paper - ink < LEAST_CONTRAST) return null
  const darknessOf = Float32Array.from({ length: 256 }, (_, level) => (paper - level) / (paper - ink))
  const darkness = new Float32Array(levels.length)
  for (let i = 0; i < levels.length; i++) darkness[i] = darknessOf[levels[i] ?? 0] ?? 0
  const tall = connectedComponents({ width, height, data: darkness }, 0.5, 4)
    .map(({ outline }) => outline.map((p) => p[1]))
    .map((ys) => ({ top: Math.min(...ys), foot: Math.max(...ys) }))
    .filter(({ top, foot }) => foot - top > 0.38 * height && foot - top < 0.85 * height)
  const measured = tall.length >= 3
  const base = measured ? median(tall.map(({ foot }) => foot)) : USUAL.base * height
  const cap = measured ? base - median(tall.map(({ top }) => top)) : USUAL.cap * height
  return { width, height, levels, darkness, base, cap, measured }
}

/** Mean darkness of each column between two rows. */
export function inkProfile({ darkness, width, height }: LineInk, from: number, to: number): Float32Array {
  const [y0, y1] = [Math.max(0, Math.round(from)), Math.min(height, Math.round(to) + 1)]
  const out = new Float32Array(width)
  for (let y = y0; y < y1; y++) for (let x = 0; x < width; x++) out[x] = (out[x] ?? 0) + (darkness[y * width + x] ?? 0)
  return out.map((sum) => sum / Math.max(1, y1 - y0))
}
