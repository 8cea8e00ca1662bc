import type { Plane } from '@identity/vision'
import type { CardBox, ReadingEvidence } from '../../evidence.ts'
import type { BurstView, FrameView } from '../burst-view.ts'
import { shareProducts, type SharedProducts } from '../shared-products.ts'
import { CANON_PX_PER_MM, measureRow, type PrintedRow } from './printed-rows.ts'
import { robustPolynomial } from './robust-line.ts'

/** How far one printed line stands from where the others put it. Lengths in mm, positive down and to the right. */
export interface RowPlace {
  readonly field: string
  /** 0 for the first line of a value, 1 for the second. */
  readonly line: number
  readonly box: CardBox
  /** Base line against an even pitch through all rows. */
  readonly pitchMm: number
  /** Base line against the one of the label on the same row, less the card's usual difference; null without a label. */
  readonly labelMm: number | null
  /** Left end against the column of values; null where it is not in view. */
  readonly leftMm: number | null
  /** Turned against the other rows, degrees; null for a short row. */
  readonly skewDeg: number | null
}

export interface LayoutGeometryEvidence {
  readonly frame: number
  readonly pxPerMm: number
  /** 10–90 % rise of printed edges in pixels of the frame. */
  readonly edgeRisePx: number
  readonly rows: readonly RowPlace[]
  /** Robust standard deviations over the rows; what this card's print and this photo vary by. */
  readonly spread: {
    readonly pitchMm: number
    readonly labelMm: number
    readonly leftMm: number
    readonly skewDeg: number
  }
  /** Frames on which the same rows were measured; `rows` holds, of each number, the one nearest to zero. */
  readonly framesMeasured: number
}

/** Rows fewer than this fix no column. */
const MIN_ROWS = 6
/** What a row's place is measured to at best: a fifth of a pixel of the canonical card. */
const FLOOR_MM = 0.02
/** Frames measured when a row stands out: hand and noise differ between them, print does not. */
const MAX_FRAMES = 3
/** A row off by this much, mm or degrees, is looked at again on other frames. */
const LOOK_AGAIN = { mm: 0.15, deg: 0.4 }

/** Where the printed lines stand, against one another (forensics 5.3 step 1 and 5.4). About 12 ms a frame of one core. */
// eslint-disable-next-line @typescript-eslint/require-await -- measures are asynchronous by contract
export async function measureLayoutGeometry(
  burst: BurstView,
  shared: SharedProducts = shareProducts(),
): Promise<LayoutGeometryEvidence | null> {
  const { reading } = burst
  if (reading.kind !== 'read') return null
  const first = measureFrame(burst.frames[reading.frame], reading, shared)
  if (first === null) return null
  if (!first.rows.some(standsOut)) return first
  let agreed = first
  for (const frame of burst.frames) {
    if (frame.index === reading.frame || agreed.framesMeasured >= MAX_FRAMES) continue
    const other = measureFrame(frame, reading, shared)
    if (other !== null) agreed = nearestToZero(agreed, other)
  }
  return agreed
}

const standsOut = ({ pitchMm, labelMm, leftMm, skewDeg }: RowPlace): boolean =>
  Math.max(Math.abs(pitchMm), Math.abs(labelMm ?? 0), Math.abs(leftMm ?? 0)) >= LOOK_AGAIN.mm ||
  Math.abs(skewDeg ?? 0) >= LOOK_AGAIN.deg

function measureFrame(
  frame: FrameView | undefined,
  reading: Extract<ReadingEvidence, { kind: 'read' }>,
  shared: SharedProducts,
): LayoutGeometryEvidence | null {
  if (frame?.canon == null || frame.card === null) return null
  const rows = shared.rows(frame.canon, reading)
  if (rows.length < MIN_ROWS) return null
  const plane = shared.luma(frame.canon)
  const labels = rows.map((row) => labelBaseline(plane, row))
  return place(rows, labels, frame)
}

/** Base line of the label left of a value's first line. */
function labelBaseline(plane: Plane, row: PrintedRow): number | null {
  if (row.line > 0) return null
  const { box } = row
  const label = { x: 0.005, y: box.y - 0.5 * box.height, width: box.x - 0.01, height: 2 * box.height }
  return measureRow(plane, row.field, 0, label)?.baseline ?? null
}

function place(
  rows: readonly PrintedRow[],
  labels: readonly (number | null)[],
  frame: FrameView,
): LayoutGeometryEvidence | null {
  const toMm = 1 / CANON_PX_PER_MM
  const heights = rows.map((row) => row.baseline * toMm)
  const steps = rowNumbers(heights)
  const pitch = robustPolynomial(steps, heights, 2, FLOOR_MM)
  const started = rows.flatMap((row, i) => (row.start === null ? [] : [{ i, at: row.start * toMm }]))
  const left = robustPolynomial(
    started.map(({ i }) => heights[i]),
    started.map(({ at }) => at),
    1,
    FLOOR_MM,
  )
  if (pitch === null || left === null) return null
  const withLabel = rows.flatMap((row, i) =>
    labels[i] === null ? [] : [{ i, offset: (row.baseline - labels[i]) * toMm }],
  )
  const label = robustPolynomial(
    withLabel.map(({ i }) => heights[i]),
    withLabel.map(({ offset }) => offset),
    1,
    FLOOR_MM,
  )
  const long = rows.flatMap((row, i) => (row.slope === 0 ? [] : [i]))
  const skew = robustPolynomial(
    long.map((i) => heights[i]),
    long.map((i) => (Math.atan(rows[i].slope) * 180) / Math.PI),
    1,
    0.05,
  )
  const sharpness = rows.map((row) => row.sharpness).sort((a, b) => a - b)[rows.length >> 1]
  return {
    frame: frame.index,
    pxPerMm: round(frame.card!.pxPerMm, 2),
    // A straight ramp rises from 10 to 90 % over 0.8 of its reach.
    edgeRisePx: round((0.8 / Math.max(0.01, sharpness)) * (frame.card!.pxPerMm / CANON_PX_PER_MM), 2),
    rows: rows.map((row, i) => ({
      field: row.field,
      line: row.line,
      box: {
        x: round(row.box.x, 4),
        y: round(row.box.y, 4),
        width: round(row.box.width, 4),
        height: round(row.box.height, 4),
      },
      pitchMm: round(pitch.residuals[i], 3),
      labelMm:
        label === null
          ? null
          : pick(
              withLabel.map((w) => w.i),
              label.residuals,
              i,
            ),
      leftMm: pick(
        started.map((s) => s.i),
        left.residuals,
        i,
      ),
      skewDeg: skew === null ? null : pick(long, skew.residuals, i),
    })),
    spread: {
      pitchMm: round(pitch.spread, 3),
      labelMm: round(label?.spread ?? 0, 3),
      leftMm: round(left.spread, 3),
      skewDeg: round(skew?.spread ?? 0, 3),
    },
    framesMeasured: 1,
  }
}

const pick = (indices: readonly number[], values: readonly number[], i: number): number | null => {
  const at = indices.indexOf(i)
  return at === -1 ? null : round(values[at], 3)
}

/** Which row of an even grid each height stands on; values may wrap and rows may be missing. */
function rowNumbers(heights: readonly number[]): number[] {
  const gaps = heights.slice(1).map((h, i) => h - heights[i])
  const usual = gaps.filter((gap) => gap > 0).sort((a, b) => a - b)[gaps.length >> 1] ?? 1
  let number = 0
  return heights.map((_, i) => (i === 0 ? 0 : (number += Math.max(1, Math.round(gaps[i - 1] / usual)))))
}

/** Row by row the number nearest to zero: what moves from frame to frame is not print. */
function nearestToZero(a: LayoutGeometryEvidence, b: LayoutGeometryEvidence): LayoutGeometryEvidence {
  const least = <T extends number | null>(p: T, q: T | undefined): T =>
    q === undefined || q === null || p === null || Math.abs(p) <= Math.abs(q) ? p : q
  const rows = a.rows.map((row) => {
    const same = b.rows.find((other) => other.field === row.field && other.line === row.line)
    return {
      ...row,
      pitchMm: least(row.pitchMm, same?.pitchMm),
      labelMm: least(row.labelMm, same?.labelMm),
      leftMm: least(row.leftMm, same?.leftMm),
      skewDeg: least(row.skewDeg, same?.skewDeg),
    }
  })
  return { ...a, rows, framesMeasured: a.framesMeasured + 1 }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
