import type { RgbImage } from '@identity/vision'
import type { CardBox } from '../../evidence.ts'
import type { BurstView, FrameView } from '../burst-view.ts'
import { median } from '../../median.ts'
import { shareProducts, THUMB_HEIGHT, THUMB_WIDTH, type SharedProducts } from '../shared-products.ts'
import { lightChanged } from './light-changed.ts'

/** Places of the card whose colour changed with the light, as an optical device does and ink does not. */
export interface HologramEvidence {
  /** Frames on which the card was found. */
  readonly frames: number
  /** Range of the card's tilt over them, degrees. */
  readonly tiltRangeDeg: number
  /** Torch on in some and off in others; colours of the screen that lit the frames. */
  readonly torchChanged: boolean
  readonly flashColours: number
  /** Share of the card that was neither clipped, dark nor at an edge of colours; 0 where the light did not change and nothing was looked at. */
  readonly lookedAt: number
  /** Share of that which turned its hue from frame to frame. */
  readonly iridescentShare: number
  /** Around the largest connected part of it; null when there is none of a twentieth of a per cent of the card. */
  readonly region: CardBox | null
  /** Largest part as a share of the card. */
  readonly regionShare: number
}

const WIDTH = THUMB_WIDTH
const HEIGHT = THUMB_HEIGHT
/** Cells over which light is taken to change evenly from frame to frame. */
const CELL = 16
/** Clipped and dark pixels have no hue: forensics 5.6 leaves out above 240; 25 is where noise takes over. */
const BRIGHT = 240
const DARK = 25
/** Hue is a vector of two log ratios of channels; a turn by this much is beyond noise and white balance. [J] */
const TURN = 0.22
/** Where the card's own colours change by this much from pixel to pixel, a shift of a tenth of a millimetre looks like a turn. */
const EDGE = 0.12
/** Frames used at most. */
const MAX_FRAMES = 8
const MIN_REGION = 0.0005

/**
 * Looks for hues that turn with the light (forensics 5.6, "any iridescence": no place or shape of a device is assumed).
 * null with fewer than two frames of the card. About 4 ms a frame.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- measures are asynchronous by contract
export async function measureHologram(
  burst: BurstView,
  shared: SharedProducts = shareProducts(),
): Promise<HologramEvidence | null> {
  const frames = burst.frames.filter((frame) => frame.canon !== null && frame.card !== null).slice(0, MAX_FRAMES)
  if (frames.length < 2) return null
  const tilts = frames.map((frame) => frame.card!.tiltDeg)
  const light = {
    frames: frames.length,
    tiltRangeDeg: round(Math.max(...tilts) - Math.min(...tilts), 1),
    torchChanged: frames.some(({ torch }) => torch === true) && frames.some(({ torch }) => torch === false),
    flashColours: coloursOf(frames, burst.flashColors),
  }
  // Under one light and one angle no device can show: the voter abstains whatever the pixels hold.
  if (!lightChanged(light)) return { ...light, lookedAt: 0, iridescentShare: 0, region: null, regionShare: 0 }
  const hues = frames.map((frame) => huesOf(evened(shared.thumb(frame.canon!))))
  const { mask, lookedAt } = turning(hues)
  const found = largestPart(mask)
  const size = WIDTH * HEIGHT
  return {
    ...light,
    lookedAt: round(lookedAt / size, 3),
    iridescentShare: round(mask.reduce((sum, on) => sum + on, 0) / Math.max(1, lookedAt), 4),
    region: found === null || found.pixels < MIN_REGION * size ? null : found.box,
    regionShare: found === null ? 0 : round(found.pixels / size, 4),
  }
}

function coloursOf(frames: readonly FrameView[], colors: readonly string[] | null): number {
  const lit = frames.flatMap(({ step }) => (step === null ? [] : (colors?.[step] ?? [])))
  return new Set(lit).size
}

/** Channels divided by their median in each cell: what is left of a pixel's colour when light of any colour is taken out. */
function evened(image: RgbImage): { readonly image: RgbImage; readonly light: Float32Array } {
  const [columns, rows] = [Math.ceil(WIDTH / CELL), Math.ceil(HEIGHT / CELL)]
  const cells = new Float32Array(columns * rows * 3)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const values: [number[], number[], number[]] = [[], [], []]
      for (let y = r * CELL; y < Math.min(HEIGHT, (r + 1) * CELL); y += 2) {
        for (let x = c * CELL; x < Math.min(WIDTH, (c + 1) * CELL); x += 2) {
          for (let k = 0; k < 3; k++) values[k].push(image.data[(y * WIDTH + x) * 3 + k])
        }
      }
      for (let k = 0; k < 3; k++) cells[(r * columns + c) * 3 + k] = median(values[k]) + 1
    }
  }
  const light = new Float32Array(WIDTH * HEIGHT * 3)
  for (let y = 0; y < HEIGHT; y++) {
    const v = Math.min(rows - 1, Math.max(0, (y + 0.5) / CELL - 0.5))
    const [v0, v1] = [Math.floor(v), Math.min(rows - 1, Math.floor(v) + 1)]
    for (let x = 0; x < WIDTH; x++) {
      const u = Math.min(columns - 1, Math.max(0, (x + 0.5) / CELL - 0.5))
      const [u0, u1] = [Math.floor(u), Math.min(columns - 1, Math.floor(u) + 1)]
      for (let k = 0; k < 3; k++) {
        const at = (row: number, column: number) => cells[(row * columns + column) * 3 + k]
        const upper = at(v0, u0) + (at(v0, u1) - at(v0, u0)) * (u - u0)
        const lower = at(v1, u0) + (at(v1, u1) - at(v1, u0)) * (u - u0)
        light[(y * WIDTH + x) * 3 + k] = upper + (lower - upper) * (v - v0)
      }
    }
  }
  return { image, light }
}

interface Hues {
  /** ln R/G and ln B/G after the light is taken out; NaN where the pixel has no hue. */
  readonly u: Float32Array
  readonly v: Float32Array
}

function huesOf({ image, light }: { readonly image: RgbImage; readonly light: Float32Array }): Hues {
  const u = new Float32Array(WIDTH * HEIGHT).fill(NaN)
  const v = new Float32Array(WIDTH * HEIGHT).fill(NaN)
  for (let i = 0; i < u.length; i++) {
    const at = 3 * i
    const [r, g, b] = [image.data[at], image.data[at + 1], image.data[at + 2]]
    if (Math.max(r, g, b) > BRIGHT || Math.min(r, g, b) < DARK) continue
    u[i] = Math.log((r / light[at]) * (light[at + 1] / g))
    v[i] = Math.log((b / light[at + 2]) * (light[at + 1] / g))
  }
  return { u, v }
}

/** 1 where a pixel's hue leaves its median in one frame and does so otherwise in another. */
function turning(hues: readonly Hues[]): { mask: Uint8Array; lookedAt: number } {
  const size = WIDTH * HEIGHT
  const middle = { u: new Float32Array(size).fill(NaN), v: new Float32Array(size).fill(NaN) }
  for (let i = 0; i < size; i++) {
    if (hues.some(({ u }) => Number.isNaN(u[i]))) continue
    middle.u[i] = mean(hues.map(({ u }) => u[i]))
    middle.v[i] = mean(hues.map(({ v }) => v[i]))
  }
  const mask = new Uint8Array(size)
  const step = (i: number, j: number) =>
    (middle.u[j] - middle.u[i]) ** 2 + (middle.v[j] - middle.v[i]) ** 2 < EDGE * EDGE
  let lookedAt = 0
  for (let y = 1; y < HEIGHT - 1; y++) {
    for (let x = 1; x < WIDTH - 1; x++) {
      const i = y * WIDTH + x
      // Comparisons with NaN are false: a neighbour without a hue leaves the pixel out.
      if (!(step(i, i - 1) && step(i, i + 1) && step(i, i - WIDTH) && step(i, i + WIDTH))) continue
      lookedAt++
      let widest = 0
      for (let k = 0; k < hues.length; k++) {
        for (let m = k + 1; m < hues.length; m++) {
          const du = hues[k].u[i] - hues[m].u[i]
          const dv = hues[k].v[i] - hues[m].v[i]
          widest = Math.max(widest, du * du + dv * dv)
        }
      }
      if (widest > 4 * TURN * TURN) mask[i] = 1
    }
  }
  return { mask, lookedAt }
}

function largestPart(mask: Uint8Array): { pixels: number; box: CardBox } | null {
  const seen = new Uint8Array(mask.length)
  let best: { pixels: number; box: CardBox } | null = null
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || seen[start] === 1) continue
    const stack = [start]
    seen[start] = 1
    let [pixels, x0, x1, y0, y1] = [0, WIDTH, 0, HEIGHT, 0]
    while (stack.length > 0) {
      const at = stack.pop()!
      const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)]
      pixels++
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y)
      // The border of the plane is never marked, so neighbours exist and rows do not run into one another.
      for (const next of [at - 1, at + 1, at - WIDTH, at + WIDTH]) {
        if (mask[next] === 1 && seen[next] === 0) {
          seen[next] = 1
          stack.push(next)
        }
      }
    }
    if (best === null || pixels > best.pixels) {
      const box = { x: x0 / WIDTH, y: y0 / HEIGHT, width: (x1 - x0 + 1) / WIDTH, height: (y1 - y0 + 1) / HEIGHT }
      best = {
        pixels,
        box: { x: round(box.x, 3), y: round(box.y, 3), width: round(box.width, 3), height: round(box.height, 3) },
      }
    }
  }
  return best
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const round = (value: number, digits: number): number => Number(value.toFixed(digits))
