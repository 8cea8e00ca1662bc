import sharp from 'sharp'
import { createRandom } from '../random.ts'
import { BURST_START_MS, type Frame } from './burst.ts'
import type { Photo } from './photograph.ts'
import { homographyToQuad, invertHomography, mapPoint, type Quad } from './quad.ts'

export interface DuplicateOptions {
  /** Largest shift of a corner, px; 0 only encodes again. Default 3. */
  shiftPx?: number
  /** JPEG quality of the copies; 85 to 95 when absent. The lower, the less of the shared noise survives. */
  quality?: number
  startMs?: number
}

/**
 * An attack: one photo passed off as a burst. Each copy is warped a little, as an animated still would be, its
 * brightness changed by up to 2 %, and encoded again; the sensor noise stays that of the one exposure.
 */
export async function duplicateFrames(
  photo: Photo,
  options: DuplicateOptions,
  seed: number,
  count: number,
): Promise<Frame[]> {
  const random = createRandom(seed).fork('duplicate')
  const { data, info } = await sharp(photo.jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const shift = options.shiftPx ?? 3
  const frame: Quad = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
  const frames: Frame[] = []
  let atMs = options.startMs ?? BURST_START_MS
  for (let i = 0; i < count; i++) {
    const moved = frame.map(([x, y]) => [x + random.range(-shift, shift), y + random.range(-shift, shift)] as const)
    const to = homographyToQuad(moved as unknown as Quad)
    const pixels = warp(data, width, height, invertHomography(to), random.range(0.98, 1.02))
    const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: options.quality ?? random.int(85, 95) })
      .toBuffer()
    const quad = photo.quad.map(([x, y]) => mapPoint(to, [x / width, y / height])) as unknown as Quad
    frames.push({ jpeg, width, height, quad, meta: { capturedAtMs: atMs, camera: 'rear' } })
    atMs += random.int(80, 250)
  }
  return frames
}

/** Bilinear warp; `toUnit` maps output pixels to the unit square of the input. Beyond the border the border repeats. */
function warp(
  data: Uint8Array,
  width: number,
  height: number,
  toUnit: ReturnType<typeof invertHomography>,
  gain: number,
): Uint8Array {
  const [a, b, c, d, e, f, g, h, i] = toUnit
  const out = new Uint8ClampedArray(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const w = g * (x + 0.5) + h * (y + 0.5) + i
      const u = ((a * (x + 0.5) + b * (y + 0.5) + c) / w) * width - 0.5
      const v = ((d * (x + 0.5) + e * (y + 0.5) + f) / w) * height - 0.5
      const sx = Math.min(Math.max(u, 0), width - 1.001)
      const sy = Math.min(Math.max(v, 0), height - 1.001)
      const ix = sx | 0
      const iy = sy | 0
      const fx = sx - ix
      const fy = sy - iy
      const at = (iy * width + ix) * 3
      const below = at + width * 3
      for (let k = 0; k < 3; k++) {
        const top = data[at + k] + (data[at + 3 + k] - data[at + k]) * fx
        const low = data[below + k] + (data[below + 3 + k] - data[below + k]) * fx
        out[(y * width + x) * 3 + k] = (top + (low - top) * fy) * gain
      }
    }
  }
  return new Uint8Array(out.buffer)
}
