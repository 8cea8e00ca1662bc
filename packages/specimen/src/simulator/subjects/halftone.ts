import type { Raster } from '../../card/render-card.ts'
import type { Rgb } from '../../photo/scene.ts'
import type { Random } from '../../random.ts'
import type { PrinterModel } from '../factors/printers.ts'
import type { Texture } from '../scene/texture.ts'
import { INKS, separate, type Separation } from './separate.ts'

export interface PrintJob {
  picture: Raster
  /** Where the picture lies on the plane, mm. */
  x: number
  y: number
  widthMm: number
  heightMm: number
  /** One ink, black, or four. */
  grey: boolean
  /** Exponent applied to the tone of a grey copy; 1 keeps it. */
  gamma: number
  /** Tones lighter than this share of white are left unprinted. */
  dropOut: number
  paper: Rgb
}

/**
 * Prints a picture dot by dot: inks by grey replacement, then either rotated screens of growing dots or error diffusion, and the
 * light that passes all inks of a place (Demichel and Neugebauer, taken literally). Two device dots make one texel.
 */
export function printTexture(job: PrintJob, printer: PrinterModel, random: Random): Texture {
  const perMm = printer.dpi / 25.4
  const columns = 2 * Math.round((job.widthMm * perMm) / 2)
  const rows = 2 * Math.round((job.heightMm * perMm) / 2)
  const inks = job.grey ? [3] : [0, 1, 2, 3]
  const laid = new Uint8Array(columns * rows)
  const share = new Float32Array(columns)
  const separation = separate(job, printer.greyReplacement)
  const reads = inks.map((ink) =>
    inkReader(job, printer, separation, ink, columns, rows, random.fork(`register ${ink}`)),
  )
  for (const [k, ink] of inks.entries()) {
    const read = reads[k]
    const bit = 1 << ink
    if (printer.halftone.kind === 'screen') {
      const screen = dotScreen(
        printer.halftone.lpi,
        printer.halftone.anglesDeg[ink],
        perMm,
        random.fork(`screen ${ink}`),
      )
      for (let y = 0; y < rows; y++) {
        read(y, share)
        screen(y, columns, share, laid, bit)
      }
    } else {
      scatter(read, columns, rows, laid, bit, random.fork(`drops ${ink}`))
    }
  }
  return gather(laid, columns, rows, job)
}

/** Gives a row of one ink's coverage, 0 to 1. */
function inkReader(
  job: PrintJob,
  { dotGain, registerUm }: PrinterModel,
  separation: Separation,
  ink: number,
  columns: number,
  rows: number,
  random: Random,
): (y: number, into: Float32Array) => void {
  const { data, width, height } = job.picture
  const slip = ink === 3 ? 0 : ((registerUm / 1000) * columns) / job.widthMm
  const dx = random.gauss() * slip * 0.6
  const dy = random.gauss() * slip * 0.6
  // Spread dots darken the middle tones. Drivers compensate for most of it; a third is left.
  const gain = Float32Array.from({ length: 257 }, (_, i) => {
    const share = i / 256
    return Math.min(1, share + 4 * (dotGain / 3) * share * (1 - share))
  })
  const from = Int32Array.from(
    { length: columns },
    (_, x) => 3 * Math.min(width - 1, Math.max(0, Math.floor(((x + dx) * width) / columns))),
  )
  return (y, into) => {
    const line = 3 * width * Math.min(height - 1, Math.max(0, Math.floor(((y + dy) * height) / rows)))
    for (let x = 0; x < columns; x++) {
      const at = line + from[x]
      into[x] = gain[separation(data[at], data[at + 1], data[at + 2], ink)]
    }
  }
}

/** Dots on a grid turned by `angle`: each grows from its centre until, beyond half, holes shrink between them. */
function dotScreen(
  lpi: number,
  angleDeg: number,
  perMm: number,
  random: Random,
): (y: number, columns: number, share: Float32Array, laid: Uint8Array, bit: number) => void {
  const size = 64
  const threshold = new Float32Array(size * size)
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      threshold[j * size + i] = -Math.cos((2 * Math.PI * (i + 0.5)) / size) - Math.cos((2 * Math.PI * (j + 0.5)) / size)
    }
  }
  // Ranks make the printed area equal to the tone.
  const order = Array.from(threshold.keys()).sort((a, b) => threshold[a] - threshold[b])
  for (const [rank, cell] of order.entries()) threshold[cell] = (rank + 0.5) / order.length
  const angle = ((angleDeg + random.gauss() * 0.4) * Math.PI) / 180
  const frequency = (lpi / 25.4 / perMm) * size
  const [c, s] = [Math.cos(angle) * frequency, Math.sin(angle) * frequency]
  const [px, py] = [random.range(0, size), random.range(0, size)]
  return (y, columns, share, laid, bit) => {
    for (let x = 0, at = y * columns; x < columns; x++, at++) {
      const amount = share[x]
      if (amount <= 0) continue
      const i = Math.floor(c * x - s * y + px) & 63
      const j = Math.floor(s * x + c * y + py) & 63
      if (amount > threshold[(j << 6) + i]) laid[at] |= bit
    }
  }
}

/** Floyd and Steinberg's error diffusion, to and fro, with a little noise against worms. */
function scatter(
  read: (y: number, into: Float32Array) => void,
  columns: number,
  rows: number,
  laid: Uint8Array,
  bit: number,
  random: Random,
): void {
  let error = new Float32Array(columns + 2)
  let next = new Float32Array(columns + 2)
  const share = new Float32Array(columns)
  const jitter = Float32Array.from({ length: 4096 }, () => 0.5 + random.range(-0.18, 0.18))
  for (let y = 0; y < rows; y++) {
    read(y, share)
    next.fill(0)
    const forward = (y & 1) === 0
    const step = forward ? 1 : -1
    const offset = random.int(0, 4095)
    for (let n = 0, x = forward ? 0 : columns - 1; n < columns; n++, x += step) {
      const amount = share[x]
      // Bare paper stays bare.
      if (amount <= 0.004) continue
      const wanted = amount + error[x + 1]
      const dot = wanted > jitter[(n + offset) & 4095] ? 1 : 0
      if (dot === 1) laid[y * columns + x] |= bit
      const rest = wanted - dot
      error[x + 1 + step] += rest * 0.4375
      next[x + 1 - step] += rest * 0.1875
      next[x + 1] += rest * 0.3125
      next[x + 1 + step] += rest * 0.0625
    }
    const spare = error
    error = next
    next = spare
  }
}

/** Reflectance of each two by two dots. */
function gather(laid: Uint8Array, columns: number, rows: number, job: PrintJob): Texture {
  const [width, height] = [columns / 2, rows / 2]
  const colour = Float32Array.from({ length: 48 }, (_, i) => {
    const [mask, c] = [Math.floor(i / 3), i % 3]
    let passed = job.paper[c]
    for (let ink = 0; ink < 4; ink++) if ((mask & (1 << ink)) !== 0) passed *= INKS[ink][c]
    return passed / 4
  })
  const planes = [0, 1, 2].map(() => new Float32Array(width * height)) as [Float32Array, Float32Array, Float32Array]
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = 2 * y * columns, to = y * width; x < width; x++, at += 2, to++) {
      const [a, b, d, e] = [3 * laid[at], 3 * laid[at + 1], 3 * laid[at + columns], 3 * laid[at + columns + 1]]
      planes[0][to] = colour[a] + colour[b] + colour[d] + colour[e]
      planes[1][to] = colour[a + 1] + colour[b + 1] + colour[d + 1] + colour[e + 1]
      planes[2][to] = colour[a + 2] + colour[b + 2] + colour[d + 2] + colour[e + 2]
    }
  }
  return { planes, width, height, x: job.x, y: job.y, texelX: job.widthMm / width, texelY: job.heightMm / height }
}
