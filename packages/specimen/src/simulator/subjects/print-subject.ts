import type { Raster } from '../../card/render-card.ts'
import type { Quad } from '../../photo/quad.ts'
import type { Rgb } from '../../photo/scene.ts'
import type { Capture } from '../capture.ts'
import { COPIERS, INKJETS, LASERS, type PrinterModel } from '../factors/printers.ts'
import type { Gloss } from '../scene/light-grid.ts'
import { throughLens } from '../scene/optics.ts'
import { smoothNoise } from '../scene/smooth-noise.ts'
import { coverRow, type Subject } from '../scene/subject.ts'
import { blurTexture, sampleRow, type Texture } from '../scene/texture.ts'
import { CARD_MM } from '../scene/view.ts'
import { printTexture, type PrintJob } from './halftone.ts'
import { rectifyPicture } from './rectify-picture.ts'
import type { StolenPicture } from './stolen-picture.ts'

export const PRINTS = ['grey', 'laser', 'inkjet', 'laminated'] as const
export type PrintKind = (typeof PRINTS)[number]

/** A stolen card printed at its true size, cut out (or on its sheet), plain or in a pouch. */
export function printSubject(
  capture: Capture,
  stolen: StolenPicture,
  kind: PrintKind,
): { subject: Subject; truth: Record<string, unknown> } {
  const random = capture.random.fork(`print ${kind}`)
  const printers =
    kind === 'grey'
      ? COPIERS
      : kind === 'laser'
        ? LASERS
        : random.chance(kind === 'inkjet' ? 1 : 0.6)
          ? INKJETS
          : LASERS
  const printer: PrinterModel = random.pick(printers[capture.split])
  const photoPaper = kind === 'inkjet' && random.chance(0.4)
  const white = random.range(0.8, 0.92)
  // Brighteners lift the blue of office paper.
  const paper: Rgb = [white, white, Math.min(0.95, white * (1 + random.range(0, 0.05)))]
  const job: PrintJob = {
    picture: level(rectifyPicture(stolen, random.int(850, 1300)), kind === 'grey' ? 246 : random.int(222, 242)),
    x: 0,
    y: 0,
    widthMm: CARD_MM.width,
    heightMm: CARD_MM.height,
    grey: kind === 'grey',
    gamma: kind === 'grey' ? random.range(0.6, 1.3) : 1,
    dropOut: kind === 'grey' ? random.range(0.02, 0.05) : 0.01,
    paper,
  }
  const texture = printTexture(job, printer, random.fork('halftone'))
  blurTexture(texture, printer.edgeUm / 1000 / texture.texelX, printer.edgeUm / 1000 / texture.texelY)
  if (kind === 'grey') soil(texture, random)
  fibre(texture, random, random.range(0.008, 0.02))
  throughLens(texture, capture.optics, capture.pxPerMm)

  const onSheet = kind !== 'laminated' && random.chance(0.3)
  const rim = kind === 'laminated' ? random.range(1, 3) : 0
  const border = onSheet ? random.range(18, 60) : random.range(0, 2)
  const cut = smoothNoise(random.fork('cut'))
  const ragged = onSheet || kind === 'laminated' ? 0.05 : random.range(0.05, 0.4)
  const margin = border + rim
  const corner = kind === 'laminated' ? 3 : random.range(0, 1)
  const outline = {
    x: -margin,
    y: -margin,
    width: CARD_MM.width + 2 * margin,
    height: CARD_MM.height + 2 * margin,
    corner,
  }
  // A sheet bends along one direction; its corners stay where they are, so that the corners are true.
  const bend = kind === 'laminated' ? 0 : random.range(0, 1) ** 2 / random.range(1200, 5200)
  const tilt = kind === 'laminated' ? 0 : random.range(0, 1) / random.range(150, 500)
  const gloss: Gloss = { alpha: paperAlpha(kind, photoPaper, random), f0: 0.04 }
  const bubbles = smoothNoise(random.fork('bubbles'))
  const ripple = kind === 'laminated' ? random.range(0.006, 0.02) : 0.01
  const scratch = { x: new Float64Array(capture.sensor.widthPx), y: new Float64Array(capture.sensor.widthPx) }
  const subject: Subject = {
    paint: (row, { body, cover }) => {
      for (let i = 0; i < row.width; i++) {
        scratch.x[i] = row.x[i] + ragged * cut(row.x[i] * 0.13, row.yMm[i] * 0.13)
        scratch.y[i] = row.yMm[i] + ragged * cut(row.yMm[i] * 0.13 + 9, row.x[i] * 0.13)
      }
      coverRow({ ...row, x: scratch.x, yMm: scratch.y }, outline, cover)
      for (let i = 0; i < row.width; i++) {
        scratch.x[i] = row.x[i]
        scratch.y[i] = row.yMm[i] + bend * row.x[i] * (row.x[i] - CARD_MM.width)
      }
      sampleRow(texture, { ...row, x: scratch.x, yMm: scratch.y }, body)
      for (let i = 0; i < row.width; i++) {
        const [x, y] = [scratch.x[i], scratch.y[i]]
        const beyond = Math.max(-x, x - CARD_MM.width, -y, y - CARD_MM.height)
        if (beyond <= 0) continue
        if (beyond < border) body[i] = paper[(i & 1) === 0 ? row.even : row.odd]
        else {
          // The rim of a pouch is clear: a little haze over the table.
          body[i] = 0.6
          cover[i] *= 0.3
        }
      }
    },
    finish: {
      gloss: () => gloss,
      slope: (x, y, out) => {
        out[0] = tilt * (x - CARD_MM.width / 2) + ripple * bubbles(x * 0.25, y * 0.25)
        out[1] = ripple * bubbles(y * 0.25 + 7, x * 0.25)
      },
    },
    emits: null,
    cardOnPlane: [
      [0, 0],
      [CARD_MM.width, 0],
      [CARD_MM.width, CARD_MM.height],
      [0, CARD_MM.height],
    ] satisfies Quad,
    outline,
  }
  return {
    subject,
    truth: {
      printer: printer.id,
      halftone: printer.halftone,
      photoPaper,
      onSheet,
      borderMm: border,
      rimMm: rim,
      alpha: gloss.alpha,
      bend,
      stolen: stolen.truth,
    },
  }
}

function paperAlpha(kind: PrintKind, photoPaper: boolean, random: { range(min: number, max: number): number }): number {
  if (kind === 'laminated') return random.range(0.02, 0.1)
  return photoPaper ? random.range(0.05, 0.15) : random.range(0.4, 0.8)
}

/** Raises the whole until its light tones reach `white`, as copiers and printing programs do unasked; never darkens. */
function level(picture: Raster, white: number): Raster {
  const counts = new Uint32Array(256)
  for (let i = 1; i < picture.data.length; i += 3) counts[picture.data[i]]++
  let [at, seen] = [255, 0]
  while (at > 0 && seen < picture.data.length / 3 / 12) seen += counts[at--]
  const gain = Math.min(1.7, Math.max(1, white / Math.max(1, at)))
  return { ...picture, data: picture.data.map((value) => Math.min(255, value * gain)) }
}

/** Specks and streaks of a copier's drum and glass. */
function soil(
  { planes, width, height }: Texture,
  random: { int(min: number, max: number): number; range(min: number, max: number): number },
): void {
  const specks = Math.round(width * height * random.range(0.0002, 0.001))
  for (let k = 0; k < specks; k++) {
    const i = random.int(0, height - 2) * width + random.int(0, width - 2)
    const level = random.range(0.05, 0.5)
    for (const plane of planes) plane[i] = plane[i + 1] = plane[i + width] = level
  }
  for (let k = random.int(0, 3); k > 0; k--) {
    const [x, strength] = [random.int(0, width - 1), random.range(0.85, 0.97)]
    for (let y = 0; y < height; y++) for (const plane of planes) plane[y * width + x] *= strength
  }
}

/** Paper is cloudy at all scales: smooth noise of three sizes, in a tile repeated every 256 texels or so. */
function fibre(texture: Texture, random: Parameters<typeof smoothNoise>[0], depth: number): void {
  const { planes, width, height, texelX } = texture
  const noise = smoothNoise(random.fork('fibre'))
  const side = 256
  const tile = new Float32Array(side * side)
  // Whole periods of the noise's own lattice of 64 would be needed for no seam; turned rows hide it well enough.
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const mx = x * texelX
      const my = y * texelX
      const cloud = noise(mx * 0.8, my * 0.8) + 0.8 * noise(mx * 3.3, my * 3.3) + 0.6 * noise(mx * 9, my * 9)
      tile[y * side + x] = 1 + depth * cloud
    }
  }
  for (let y = 0; y < height; y++) {
    const line = (y & (side - 1)) * side
    const shift = ((y >> 8) * 97) & (side - 1)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const cloud = tile[line + ((x + shift) & (side - 1))]
      planes[0][i] *= cloud
      planes[1][i] *= cloud
      planes[2][i] *= cloud
    }
  }
}
