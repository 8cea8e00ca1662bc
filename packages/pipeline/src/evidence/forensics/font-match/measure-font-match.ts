import type { CardBox, ReadingEvidence } from '../../evidence.ts'
import type { BurstView, FrameView } from '../burst-view.ts'
import { shareProducts, type SharedProducts } from '../shared-products.ts'
import { CANON_PX_PER_MM, type PrintedRow } from '../layout-geometry/printed-rows.ts'
import { robustPolynomial } from '../layout-geometry/robust-line.ts'
import { shapeAgreement } from './letter-shapes.ts'

/** How the type of one printed line differs from the card's other lines. Ratios: 1 is the same, after a smooth trend down the card. */
export interface RowType {
  readonly field: string
  readonly line: number
  readonly box: CardBox
  readonly letters: number
  /** The row holds digits only: they are a little higher than capitals in many faces. */
  readonly digitsOnly: boolean
  readonly capHeightRatio: number
  readonly strokeRatio: number
  /** Steepness of edges: below 1 softer, above 1 crisper. */
  readonly sharpnessRatio: number
  /** Depth of ink in luma codes. */
  readonly contrastRatio: number
  /** Likeness of its letters to the same letters in other rows, −1…1; null where none could be paired. */
  readonly likeness: number | null
  readonly lettersCompared: number
}

export interface FontMatchEvidence {
  readonly frame: number
  readonly pxPerMm: number
  readonly edgeRisePx: number
  readonly capHeightMm: number
  readonly rows: readonly RowType[]
  /** Robust standard deviations of the logarithms over the rows; of the likeness itself. */
  readonly spread: {
    readonly capHeight: number
    readonly stroke: number
    readonly sharpness: number
    readonly contrast: number
    readonly likeness: number
  }
  /** Median likeness over the rows; null with fewer than four. */
  readonly usualLikeness: number | null
  readonly framesMeasured: number
}

const MIN_ROWS = 6
/** A row is looked at again on another frame when a ratio leaves this band or its letters look unlike the rest. */
const LOOK_AGAIN = 1.1
const LOOK_AGAIN_LIKENESS = 0.06
const MAX_FRAMES = 3

/** Size, weight, sharpness and shape of the printed rows, against one another (forensics 5.3 steps 3 to 5). About 15 ms a frame. */
// eslint-disable-next-line @typescript-eslint/require-await -- measures are asynchronous by contract
export async function measureFontMatch(
  burst: BurstView,
  shared: SharedProducts = shareProducts(),
): Promise<FontMatchEvidence | null> {
  const { reading } = burst
  if (reading.kind !== 'read') return null
  const first = measureFrame(burst.frames[reading.frame], reading, shared)
  if (first === null || !first.rows.some((row) => standsOut(row, first.usualLikeness))) return first
  let agreed = first
  for (const frame of burst.frames) {
    if (frame.index === reading.frame || agreed.framesMeasured >= MAX_FRAMES) continue
    const other = measureFrame(frame, reading, shared)
    if (other !== null) agreed = nearestToUsual(agreed, other)
  }
  return agreed
}

function standsOut(row: RowType, usual: number | null): boolean {
  const ratios = [row.capHeightRatio, row.strokeRatio, row.sharpnessRatio, row.contrastRatio]
  return (
    ratios.some((ratio) => Math.max(ratio, 1 / ratio) > LOOK_AGAIN) ||
    (usual !== null && row.likeness !== null && usual - row.likeness > LOOK_AGAIN_LIKENESS)
  )
}

function measureFrame(
  frame: FrameView | undefined,
  reading: Extract<ReadingEvidence, { kind: 'read' }>,
  shared: SharedProducts,
): FontMatchEvidence | null {
  if (frame?.canon == null || frame.card === null) return null
  const rows = shared.rows(frame.canon, reading)
  if (rows.length < MIN_ROWS) return null
  const heights = rows.map((row) => row.baseline)
  const fit = (of: (row: PrintedRow) => number) =>
    robustPolynomial(
      heights,
      rows.map((row) => Math.log(Math.max(1e-6, of(row)))),
      1,
      0.01,
    )
  const cap = fit((row) => row.capHeight)
  const stroke = fit((row) => row.stroke * row.capHeight)
  const sharpness = fit((row) => row.sharpness)
  const contrast = fit((row) => row.contrast)
  if (cap === null || stroke === null || sharpness === null || contrast === null) return null
  const wrapped = new Set(rows.filter((row) => row.line > 0).map((row) => row.field))
  const texts = rows.map((row) => (wrapped.has(row.field) ? null : textOf(row, reading)))
  const shapes = shapeAgreement(shared.luma(frame.canon), rows, texts)
  const likenesses = shapes.flatMap((shape) => (shape === null ? [] : [shape.likeness])).sort((a, b) => a - b)
  const usual = likenesses.length < 4 ? null : likenesses[likenesses.length >> 1]
  const sharp = rows.map((row) => row.sharpness).sort((a, b) => a - b)[rows.length >> 1]
  const ratio = (log: number) => round(Math.exp(log), 3)
  return {
    frame: frame.index,
    pxPerMm: round(frame.card.pxPerMm, 2),
    edgeRisePx: round((0.8 / Math.max(0.01, sharp)) * (frame.card.pxPerMm / CANON_PX_PER_MM), 2),
    capHeightMm: round(rows.map((row) => row.capHeight).sort((a, b) => a - b)[rows.length >> 1] / CANON_PX_PER_MM, 3),
    rows: rows.map((row, i) => ({
      field: row.field,
      line: row.line,
      box: {
        x: round(row.box.x, 4),
        y: round(row.box.y, 4),
        width: round(row.box.width, 4),
        height: round(row.box.height, 4),
      },
      letters: row.capitals.length,
      digitsOnly: isDigits(row, reading),
      capHeightRatio: ratio(cap.residuals[i]),
      strokeRatio: ratio(stroke.residuals[i]),
      sharpnessRatio: ratio(sharpness.residuals[i]),
      contrastRatio: ratio(contrast.residuals[i]),
      likeness: shapes[i] === null ? null : round(shapes[i].likeness, 3),
      lettersCompared: shapes[i]?.compared ?? 0,
    })),
    spread: {
      capHeight: round(cap.spread, 4),
      stroke: round(stroke.spread, 4),
      sharpness: round(sharpness.spread, 4),
      contrast: round(contrast.spread, 4),
      likeness: usual === null ? 0 : round(1.4826 * middleOf(likenesses.map((l) => Math.abs(l - usual))), 4),
    },
    usualLikeness: usual === null ? null : round(usual, 3),
    framesMeasured: 1,
  }
}

/** RT/RW, and the date where the row of birth takes a second line. */
const isDigits = (row: PrintedRow, reading: Extract<ReadingEvidence, { kind: 'read' }>): boolean =>
  row.line > 0 ? row.field === 'placeOfBirth' : !/[A-Z]/.test(textOf(row, reading) ?? 'A')

const middleOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** The text printed on a row, as read; the row of birth holds place and date. */
function textOf(row: PrintedRow, { fields }: Extract<ReadingEvidence, { kind: 'read' }>): string | null {
  if (row.field === 'placeOfBirth') {
    const [place, date] = [fields.placeOfBirth.value, fields.dateOfBirth.value]
    return place === null || date === null ? null : place + date
  }
  const field = fields[row.field as keyof typeof fields]
  return field.raw ?? field.value
}

/** Row by row what differs least from the others: noise and focus change from frame to frame, print does not. */
function nearestToUsual(a: FontMatchEvidence, b: FontMatchEvidence): FontMatchEvidence {
  const nearer = (p: number, q: number) => (Math.abs(Math.log(p)) <= Math.abs(Math.log(q)) ? p : q)
  const rows = a.rows.map((row) => {
    const same = b.rows.find((other) => other.field === row.field && other.line === row.line)
    if (same === undefined) return row
    return {
      ...row,
      capHeightRatio: nearer(row.capHeightRatio, same.capHeightRatio),
      strokeRatio: nearer(row.strokeRatio, same.strokeRatio),
      sharpnessRatio: nearer(row.sharpnessRatio, same.sharpnessRatio),
      contrastRatio: nearer(row.contrastRatio, same.contrastRatio),
      likeness: row.likeness === null || same.likeness === null ? row.likeness : Math.max(row.likeness, same.likeness),
    }
  })
  return { ...a, rows, framesMeasured: a.framesMeasured + 1 }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
