import type { LightGrid } from './light-grid.ts'
import { STEP } from './light-grid.ts'
import type { Room } from './light.ts'
import type { Row, Subject } from './subject.ts'
import { paintTable, type Table } from './table.ts'
import type { Finger } from './fingers.ts'
import { coverWithFingers } from './fingers.ts'
import { cardQuad, type View } from './view.ts'

/** Light on each photosite behind its own colour filter (RGGB), white paper in the room's light near 1. */
export interface Mosaic {
  light: Float32Array
  width: number
  height: number
}

export interface Shot {
  view: View
  room: Room
  grid: LightGrid
  subject: Subject
  table: Table
  fingers: readonly Finger[]
  /** Scale of red and blue against green at the corner, px. */
  lateralPx: number
  /** Time the first row is read, s, and time from first to last row, s. */
  atS: number
  readoutS: number
  /** Time each row collects light, s: it smooths flicker. */
  exposureS: number
  vignette: number
}

/**
 * What falls on the sensor. Each photosite is rendered only in the colour it counts, as the sensor sees it; rows are read
 * one after the other, so that flickering light leaves bands.
 */
export function renderMosaic(shot: Shot, into?: Float32Array): Mosaic {
  const { view, subject, room, grid, table } = shot
  const { widthPx: width, heightPx: height, radial } = view.lens
  const light = into ?? new Float32Array(width * height)
  const [h0, h1, h2, h3, h4, h5, h6, h7, h8] = view.toPlane
  const quad = cardQuad(view)
  const pxPerMm = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) / 85.6
  const row: Row = { y: 0, width, even: 0, odd: 1, x: new Float64Array(width), yMm: new Float64Array(width), pxPerMm }
  const painted = { body: new Float32Array(width), cover: new Float32Array(width), emission: new Float32Array(width) }
  const tableRow = new Float32Array(width)
  const lamps = [
    new Float32Array(grid.columns),
    new Float32Array(grid.columns),
    new Float32Array(grid.columns),
  ] as const
  const gleam = [
    new Float32Array(grid.columns),
    new Float32Array(grid.columns),
    new Float32Array(grid.columns),
  ] as const
  const cell = Int16Array.from({ length: width }, (_, x) => Math.floor(x / STEP))
  const part = Float32Array.from({ length: width }, (_, x) => (x % STEP) / STEP)
  const [cx, cy] = [width / 2, height / 2]
  const unit = 1 / (cx * cx + cy * cy)
  const corner = Math.sqrt(1 / unit)

  for (let y = 0; y < height; y++) {
    row.y = y
    row.even = (y & 1) === 0 ? 0 : 1
    row.odd = (y & 1) === 0 ? 1 : 2
    const dy = y + 0.5 - cy
    for (let parity = 0; parity < 2; parity++) {
      const channel = parity === 0 ? row.even : row.odd
      const scale = 1 + (channel === 0 ? shot.lateralPx : channel === 2 ? -shot.lateralPx : 0) / corner
      for (let x = parity; x < width; x += 2) {
        const dx = x + 0.5 - cx
        const bend = scale * (1 + radial * (dx * dx + dy * dy) * unit)
        const px = cx + dx * bend
        const py = cy + dy * bend
        const w = 1 / (h6 * px + h7 * py + h8)
        row.x[x] = (h0 * px + h1 * py + h2) * w
        row.yMm[x] = (h3 * px + h4 * py + h5) * w
      }
    }
    subject.paint(row, painted)
    paintTable(table, row, painted.cover, subject.outline, room.shadow, tableRow)
    const gy = Math.floor(y / STEP)
    const fy = (y % STEP) / STEP
    for (let c = 0; c < 3; c++) {
      for (let g = 0, at = gy * grid.columns; g < grid.columns; g++, at++) {
        lamps[c][g] = grid.diffuse[c][at] + (grid.diffuse[c][at + grid.columns] - grid.diffuse[c][at]) * fy
        gleam[c][g] = grid.mirrored[c][at] + (grid.mirrored[c][at + grid.columns] - grid.mirrored[c][at]) * fy
      }
    }
    const atS = shot.atS + (shot.readoutS * y) / height
    const roomLevel = 1 + flicker(2 * room.mainsHz, room.flicker, atS, shot.exposureS)
    const own =
      subject.emits === null ? 0 : 1 + flicker(subject.emits.pwmHz, subject.emits.pwmDepth, atS, shot.exposureS)
    for (let parity = 0; parity < 2; parity++) {
      const channel = parity === 0 ? row.even : row.odd
      const [lamp, shine] = [lamps[channel], gleam[channel]]
      for (let x = parity, at = y * width + parity; x < width; x += 2, at += 2) {
        const g = cell[x]
        const f = part[x]
        const falling = lamp[g] + (lamp[g + 1] - lamp[g]) * f
        const cover = painted.cover[x]
        let level = 0
        if (cover > 0) {
          level = painted.body[x] * falling + shine[g] + (shine[g + 1] - shine[g]) * f
          level *= roomLevel
          if (own > 0) level += own * painted.emission[x]
        }
        if (cover < 1) level = level * cover + tableRow[x] * falling * roomLevel * (1 - cover)
        const dx = x + 0.5 - cx
        light[at] = level * (1 - shot.vignette * (dx * dx + dy * dy) * unit)
      }
    }
  }
  const mosaic = { light, width, height }
  if (shot.fingers.length > 0) coverWithFingers(mosaic, shot)
  return mosaic
}

/** Light modulated by a sine and averaged over the exposure: share by which it departs from its mean. */
function flicker(hz: number, depth: number, atS: number, exposureS: number): number {
  if (depth === 0) return 0
  const half = Math.PI * hz * exposureS
  return depth * (Math.sin(half) / half) * Math.sin(2 * Math.PI * hz * (atS + exposureS / 2))
}
