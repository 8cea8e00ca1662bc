import type { LightGrid } from './light-grid.ts'
import { STEP } from './light-grid.ts'
import type { Room } from './light.ts'
import type { Painted, Row, Subject } from './subject.ts'
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
export function renderMosaic(shot: Shot, light: Float32Array): Mosaic {
  const { view, subject, room, grid, table } = shot
  const { widthPx: width, heightPx: height } = view.lens
  const quad = cardQuad(view)
  const pxPerMm = Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]) / 85.6
  const row: Row = { y: 0, width, even: 0, odd: 1, x: new Float64Array(width), yMm: new Float64Array(width), pxPerMm }
  const painted = {
    body: new Float32Array(width),
    cover: new Float32Array(width),
    emission: new Float32Array(width),
    light: new Float32Array(width),
  }
  const tableRow = new Float32Array(width)
  const lamps = planesOf(grid.columns)
  const gleam = planesOf(grid.columns)
  const [cx, cy] = [width / 2, height / 2]
  const unit = 1 / (cx * cx + cy * cy)
  const corner = Math.sqrt(1 / unit)
  const across = Float32Array.from({ length: width }, (_, x) => shot.vignette * (x + 0.5 - cx) ** 2 * unit)

  for (let y = 0; y < height; y++) {
    row.y = y
    row.even = (y & 1) === 0 ? 0 : 1
    row.odd = (y & 1) === 0 ? 1 : 2
    for (let parity = 0; parity < 2; parity++) {
      const channel = parity === 0 ? row.even : row.odd
      const scale = 1 + (channel === 0 ? shot.lateralPx : channel === 2 ? -shot.lateralPx : 0) / corner
      look(view, y + 0.5 - cy, scale, parity, row)
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
    const emits = subject.emits
    const own = emits === null ? 0 : 1 + flicker(emits.pwmHz, emits.pwmDepth, atS, shot.exposureS)
    const corners = 1 - shot.vignette * (y + 0.5 - cy) ** 2 * unit
    for (let parity = 0; parity < 2; parity++) {
      const channel = parity === 0 ? row.even : row.odd
      shade(painted, tableRow, lamps[channel], gleam[channel], roomLevel, own, parity, width)
      const { light: lit } = painted
      for (let x = parity, at = y * width + parity; x < width; x += 2, at += 2)
        light[at] = lit[x] * (corners - across[x])
    }
  }
  const mosaic = { light, width, height }
  if (shot.fingers.length > 0) coverWithFingers(mosaic, shot)
  return mosaic
}

/** Columns between which places on the plane are found exactly; straight in between, wrong by under 0.01 px. */
const STRIDE = 16

/** Where the photosites of one parity look on the plane. `dy` is the row's distance from the middle, px. */
function look({ lens, toPlane }: View, dy: number, scale: number, parity: number, row: Row): void {
  const [h0, h1, h2, h3, h4, h5, h6, h7, h8] = toPlane
  const { widthPx: width, heightPx: height, radial } = lens
  const [cx, cy] = [width / 2, height / 2]
  const unit = radial / (cx * cx + cy * cy)
  let fromX = 0
  let fromY = 0
  for (let node = parity; ; node += STRIDE) {
    const dx = node + 0.5 - cx
    const bend = scale * (1 + (dx * dx + dy * dy) * unit)
    const px = cx + dx * bend
    const py = cy + dy * bend
    const w = 1 / (h6 * px + h7 * py + h8)
    const toX = (h0 * px + h1 * py + h2) * w
    const toY = (h3 * px + h4 * py + h5) * w
    if (node > parity) {
      const stepX = (toX - fromX) / STRIDE
      const stepY = (toY - fromY) / STRIDE
      const end = Math.min(width, node)
      for (let x = node - STRIDE, k = 0; x < end; x += 2, k += 2) {
        row.x[x] = fromX + stepX * k
        row.yMm[x] = fromY + stepY * k
      }
    }
    if (node >= width) return
    fromX = toX
    fromY = toY
  }
}

/** Lamps and mirror images on the photosites of one parity, cell by cell of the light grid. */
function shade(
  { body, cover, emission, light }: Painted & { light: Float32Array },
  table: Float32Array,
  lamp: Float32Array,
  shine: Float32Array,
  roomLevel: number,
  own: number,
  parity: number,
  width: number,
): void {
  for (let g = 0, start = 0; start < width; g++, start += STEP) {
    const stepL = ((lamp[g + 1] - lamp[g]) * roomLevel) / STEP
    const stepS = ((shine[g + 1] - shine[g]) * roomLevel) / STEP
    let falling = lamp[g] * roomLevel + stepL * parity
    let mirrored = shine[g] * roomLevel + stepS * parity
    const end = Math.min(width, start + STEP)
    for (let x = start + parity; x < end; x += 2) {
      const covered = cover[x]
      let level = 0
      if (covered > 0) level = (body[x] * falling + mirrored + own * emission[x]) * covered
      if (covered < 1) level += table[x] * falling * (1 - covered)
      light[x] = level
      falling += 2 * stepL
      mirrored += 2 * stepS
    }
  }
}

function planesOf(length: number): readonly [Float32Array, Float32Array, Float32Array] {
  return [new Float32Array(length), new Float32Array(length), new Float32Array(length)]
}

/** Light modulated by a sine and averaged over the exposure: share by which it departs from its mean. */
function flicker(hz: number, depth: number, atS: number, exposureS: number): number {
  if (depth === 0) return 0
  const half = Math.PI * hz * exposureS
  return depth * (Math.sin(half) / half) * Math.sin(2 * Math.PI * hz * (atS + exposureS / 2))
}
