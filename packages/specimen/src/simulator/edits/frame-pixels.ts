import type { Raster } from '../../card/render-card.ts'
import { homographyToQuad, invertHomography, type Homography, type Quad } from '../../photo/quad.ts'
import type { CardBox } from '../simulated-burst.ts'

/** A decoded frame under an editor's hands, and where the card lies on it. Edits are made in place. */
export interface FramePixels extends Raster {
  /** From card fractions to pixels, and back. */
  toFrame: Homography
  toCard: Homography
}

export function openFrame(raster: Raster, quad: Quad): FramePixels {
  const toFrame = homographyToQuad(quad)
  return { ...raster, toFrame, toCard: invertHomography(toFrame) }
}

/** Calls `each` for every pixel whose centre lies in the box: its index and place in the box, 0 to 1 along both sides. */
export function overBox(frame: FramePixels, box: CardBox, each: (at: number, s: number, t: number) => void): void {
  const { toFrame, toCard, width, height } = frame
  const [x, y, w, h] = box
  const corners = (
    [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ] as const
  ).map(([u, v]) => {
    const scale = 1 / (toFrame[6] * u + toFrame[7] * v + toFrame[8])
    return [
      (toFrame[0] * u + toFrame[1] * v + toFrame[2]) * scale,
      (toFrame[3] * u + toFrame[4] * v + toFrame[5]) * scale,
    ] as const
  })
  const x0 = Math.max(0, Math.floor(Math.min(...corners.map(([a]) => a))))
  const x1 = Math.min(width, Math.ceil(Math.max(...corners.map(([a]) => a))))
  const y0 = Math.max(0, Math.floor(Math.min(...corners.map(([, b]) => b))))
  const y1 = Math.min(height, Math.ceil(Math.max(...corners.map(([, b]) => b))))
  const [a, b, c, d, e, f, g, i, j] = toCard
  for (let py = y0; py < y1; py++) {
    for (let px = x0; px < x1; px++) {
      const scale = 1 / (g * (px + 0.5) + i * (py + 0.5) + j)
      const s = ((a * (px + 0.5) + b * (py + 0.5) + c) * scale - x) / w
      const t = ((d * (px + 0.5) + e * (py + 0.5) + f) * scale - y) / h
      if (s >= 0 && s < 1 && t >= 0 && t < 1) each((py * width + px) * 3, s, t)
    }
  }
}

/** Colour of the frame at a place of the card, bilinear; written to `out`. */
export function colourAt({ data, width, height, toFrame }: FramePixels, u: number, v: number, out: Float64Array): void {
  const scale = 1 / (toFrame[6] * u + toFrame[7] * v + toFrame[8])
  const x = Math.min(width - 1.001, Math.max(0, (toFrame[0] * u + toFrame[1] * v + toFrame[2]) * scale - 0.5))
  const y = Math.min(height - 1.001, Math.max(0, (toFrame[3] * u + toFrame[4] * v + toFrame[5]) * scale - 0.5))
  const [ix, iy] = [x | 0, y | 0]
  const [fx, fy] = [x - ix, y - iy]
  const at = (iy * width + ix) * 3
  const below = at + width * 3
  for (let c = 0; c < 3; c++) {
    const top = data[at + c] + (data[at + 3 + c] - data[at + c]) * fx
    const low = data[below + c] + (data[below + 3 + c] - data[below + c]) * fx
    out[c] = top + (low - top) * fy
  }
}

/** Noise of the frame in a box: deviation of each pixel from the mean of its two neighbours, 8-bit codes. */
export function noiseIn(frame: FramePixels, box: CardBox): number {
  let [sum, count] = [0, 0]
  const limit = frame.data.length - 3
  overBox(frame, box, (at) => {
    if (at < 3 || at >= limit - 3) return
    const rest = frame.data[at + 1] - (frame.data[at - 2] + frame.data[at + 4]) / 2
    sum += Math.min(16, rest * rest)
    count++
  })
  // Three independent draws stand in the difference: variance 1 + 1/4 + 1/4.
  return Math.sqrt(sum / Math.max(1, count) / 1.5)
}

/** Rounds to a code with noise added. */
export function code(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0
}
