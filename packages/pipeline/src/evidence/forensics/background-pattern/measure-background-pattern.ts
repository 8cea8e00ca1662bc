import type { RgbImage } from '@identity/vision'
import type { CardBox, ReadingEvidence } from '../../evidence.ts'
import type { BurstView, FrameView } from '../burst-view.ts'
import { shareProducts, type SharedProducts } from '../shared-products.ts'
import { type PrintedRow } from '../layout-geometry/printed-rows.ts'
import { median } from '../../median.ts'
import { spreadOf } from '../layout-geometry/robust-line.ts'

/** The ground around the letters of one row against the ground one pitch above and below it. */
export interface RowGround {
  readonly field: string
  readonly line: number
  readonly box: CardBox
  /** Columns that had ground on the row and beside it. */
  readonly columns: number
  /** Lighter (+) or darker than the mean of the two, luma codes, less what rows of this card usually are. */
  readonly levelStep: number
  /** The same of red minus blue. */
  readonly tintStep: number
  /** Natural log of its fine grain (noise and hair lines) over theirs, less the usual. */
  readonly grain: number
  /** The same at three times the scale: the ground's line-work. */
  readonly lines: number
}

export interface BackgroundPatternEvidence {
  readonly frame: number
  readonly pxPerMm: number
  readonly rows: readonly RowGround[]
  readonly spread: {
    readonly levelStep: number
    readonly tintStep: number
    readonly grain: number
    readonly lines: number
  }
  /** Median RMS of the fine grain and of the line-work, luma codes: what there is to miss. */
  readonly grainCodes: number
  readonly linesCodes: number
  readonly framesMeasured: number
}

const MIN_ROWS = 6
const MIN_COLUMNS = 40
const MAX_FRAMES = 3
/** Pixels around ink that its blur and the camera's sharpening reach. */
const HALO = 2
/** Pixels above and below the capitals that belong to the row's ground: a fifth of the pitch. */
const AROUND = 5
/** Darker than the ground by this share of the row's contrast is ink. */
const INK = 0.22
/** Scale of the ground's line-work, px at 300 dpi: a third of a millimetre. */
const COARSE = 3
/** A row is looked at again on other frames when it leaves these. */
const LOOK_AGAIN = { step: 2.5, log: 0.35 }

/**
 * Looks for ground that was painted or copied over where text stands (forensics 5.5): level, tint, grain and line-work of
 * each row against the ground one pitch above and below, and that against the other rows. About 12 ms a frame.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- measures are asynchronous by contract
export async function measureBackgroundPattern(
  burst: BurstView,
  shared: SharedProducts = shareProducts(),
): Promise<BackgroundPatternEvidence | null> {
  const { reading } = burst
  if (reading.kind !== 'read') return null
  const first = measureFrame(burst.frames[reading.frame], reading, shared)
  if (first === null || !first.rows.some(standsOut)) return first
  let agreed = first
  for (const frame of burst.frames) {
    if (frame.index === reading.frame || agreed.framesMeasured >= MAX_FRAMES) continue
    const other = measureFrame(frame, reading, shared)
    if (other !== null) agreed = nearestToZero(agreed, other)
  }
  return agreed
}

const standsOut = (row: RowGround): boolean =>
  Math.hypot(row.levelStep, row.tintStep) > LOOK_AGAIN.step || Math.min(row.grain, row.lines) < -LOOK_AGAIN.log

interface Ground {
  readonly level: number
  readonly tint: number
  readonly grain: number
  readonly lines: number
  readonly columns: number
  readonly grainCodes: number
  readonly linesCodes: number
}

function measureFrame(
  frame: FrameView | undefined,
  reading: Extract<ReadingEvidence, { kind: 'read' }>,
  shared: SharedProducts,
): BackgroundPatternEvidence | null {
  if (frame?.canon == null || frame.card === null) return null
  const rows = shared.rows(frame.canon, reading)
  if (rows.length < MIN_ROWS) return null
  const pitch = median(rows.slice(1).map((row, i) => row.baseline - rows[i].baseline))
  const plane = shared.luma(frame.canon)
  const grounds = rows.map((row) => groundOf(frame.canon!, plane.data, row, pitch))
  const known = grounds.flatMap((ground) => ground ?? [])
  if (known.length < MIN_ROWS) return null
  const usual = {
    level: median(known.map(({ level }) => level)),
    tint: median(known.map(({ tint }) => tint)),
    grain: median(known.map(({ grain }) => grain)),
    lines: median(known.map(({ lines }) => lines)),
  }
  return {
    frame: frame.index,
    pxPerMm: round(frame.card.pxPerMm, 2),
    rows: rows.flatMap((row, i): RowGround[] => {
      const ground = grounds[i]
      if (ground === null) return []
      return [
        {
          field: row.field,
          line: row.line,
          box: {
            x: round(row.box.x, 4),
            y: round(row.box.y, 4),
            width: round(row.box.width, 4),
            height: round(row.box.height, 4),
          },
          columns: ground.columns,
          levelStep: round(ground.level - usual.level, 2),
          tintStep: round(ground.tint - usual.tint, 2),
          grain: round(ground.grain - usual.grain, 3),
          lines: round(ground.lines - usual.lines, 3),
        },
      ]
    }),
    spread: {
      levelStep: round(spreadOf(known.map(({ level }) => level - usual.level)), 3),
      tintStep: round(spreadOf(known.map(({ tint }) => tint - usual.tint)), 3),
      grain: round(spreadOf(known.map(({ grain }) => grain - usual.grain)), 3),
      lines: round(spreadOf(known.map(({ lines }) => lines - usual.lines)), 3),
    },
    grainCodes: round(median(known.map(({ grainCodes }) => grainCodes)), 2),
    linesCodes: round(median(known.map(({ linesCodes }) => linesCodes)), 2),
    framesMeasured: 1,
  }
}

/** Sums over the ground pixels of one band of rows. */
interface Band {
  /** By column: pixels, luma and red minus blue. */
  readonly count: Float64Array
  readonly level: Float64Array
  readonly tint: Float64Array
  grain: number
  lines: number
  grains: number
}

/** The row's ground against that one pitch above and below, column by column; null with too few columns. */
function groundOf(canon: RgbImage, light: Uint8Array, row: PrintedRow, pitch: number): Ground | null {
  const x0 = Math.max(COARSE + 1, Math.floor(row.left) - 6)
  const x1 = Math.min(canon.width - COARSE - 1, Math.ceil(row.right) + 6)
  const top = Math.round(row.baseline - row.capHeight) - AROUND
  const bottom = Math.round(row.baseline) + AROUND
  const limit = INK * row.contrast
  const band = (shift: number): Band | null => {
    const [y0, y1] = [top + Math.round(shift), bottom + Math.round(shift)]
    return y0 < HALO || y1 + HALO >= canon.height ? null : sumBand(canon, light, x0, x1, y0, y1, limit)
  }
  const [own, above, below] = [band(0), band(-pitch), band(pitch)]
  if (own === null || above === null || below === null) return null
  const levels: number[] = []
  const tints: number[] = []
  for (let k = 0; k < x1 - x0; k++) {
    if (own.count[k] < 2 || above.count[k] < 2 || below.count[k] < 2) continue
    const step = (of: 'level' | 'tint') =>
      own[of][k] / own.count[k] - (above[of][k] / above.count[k] + below[of][k] / below.count[k]) / 2
    levels.push(step('level'))
    tints.push(step('tint'))
  }
  const grains = Math.min(own.grains, above.grains, below.grains)
  if (levels.length < MIN_COLUMNS || grains < 4 * MIN_COLUMNS) return null
  const rms = (of: Band, what: 'grain' | 'lines') => Math.sqrt(of[what] / of.grains)
  const log = (what: 'grain' | 'lines') =>
    Math.log((rms(own, what) + 0.05) / ((rms(above, what) + rms(below, what)) / 2 + 0.05))
  return {
    level: median(levels),
    tint: median(tints),
    grain: log('grain'),
    lines: log('lines'),
    columns: levels.length,
    grainCodes: (rms(above, 'grain') + rms(below, 'grain')) / 2,
    linesCodes: (rms(above, 'lines') + rms(below, 'lines')) / 2,
  }
}

function sumBand(
  canon: RgbImage,
  light: Uint8Array,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
  limit: number,
): Band {
  const { width } = canon
  const columns = x1 - x0
  const band: Band = {
    count: new Float64Array(columns),
    level: new Float64Array(columns),
    tint: new Float64Array(columns),
    grain: 0,
    lines: 0,
    grains: 0,
  }
  const ground = groundLevel(light, width, x0, x1, y0, y1)
  const wide = columns + 2 * HALO
  const high = y1 - y0 + 2 * HALO
  const inked = haloed(wide, high, (x, y) => {
    const value = light[(y0 + y - HALO) * width + x0 + x - HALO]
    return value <= ground - limit || value >= 250
  })
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const at = (y - y0 + HALO) * wide + x - x0 + HALO
      if (inked[at] === 1) continue
      const i = y * width + x
      const k = x - x0
      band.count[k]++
      band.level[k] += light[i]
      band.tint[k] += canon.data[3 * i] - canon.data[3 * i + 2]
      if (x - COARSE < x0 - HALO || x + COARSE >= x1 + HALO || inked[at - COARSE] === 1 || inked[at + COARSE] === 1)
        continue
      band.grain += (light[i] - (light[i - 1] + light[i + 1]) / 2) ** 2
      band.lines += (light[i] - (light[i - COARSE] + light[i + COARSE]) / 2) ** 2
      band.grains++
    }
  }
  return band
}

/** 1 where ink lies within HALO pixels, first along rows, then down columns. */
function haloed(width: number, height: number, isInk: (x: number, y: number) => boolean): Uint8Array {
  const along = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isInk(x, y)) along.fill(1, y * width + Math.max(0, x - HALO), y * width + Math.min(width, x + HALO + 1))
    }
  }
  const out = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let v = Math.max(0, y - HALO); v <= Math.min(height - 1, y + HALO); v++) {
      for (let x = 0; x < width; x++) out[y * width + x] |= along[v * width + x]
    }
  }
  return out
}

/** Seven tenths of a band are lighter than print and darker than this. */
function groundLevel(light: Uint8Array, width: number, x0: number, x1: number, y0: number, y1: number): number {
  const counts = new Uint32Array(256)
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) counts[light[y * width + x]]++
  const wanted = 0.7 * (x1 - x0) * (y1 - y0)
  let level = 0
  for (let seen = 0; level < 255; level++) {
    seen += counts[level]
    if (seen >= wanted) break
  }
  return level
}

/** Row by row the number nearest to zero: reflections and noise change from frame to frame, the card does not. */
function nearestToZero(a: BackgroundPatternEvidence, b: BackgroundPatternEvidence): BackgroundPatternEvidence {
  const least = (p: number, q: number) => (Math.abs(p) <= Math.abs(q) ? p : q)
  const rows = a.rows.map((row) => {
    const same = b.rows.find((other) => other.field === row.field && other.line === row.line)
    if (same === undefined) return row
    return {
      ...row,
      levelStep: least(row.levelStep, same.levelStep),
      tintStep: least(row.tintStep, same.tintStep),
      grain: least(row.grain, same.grain),
      lines: least(row.lines, same.lines),
    }
  })
  return { ...a, rows, framesMeasured: a.framesMeasured + 1 }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
