import { mapPoint, type Homography, type Point } from '@identity/vision'
import { median } from '../median.ts'
import { shiftedY } from './fit-card.ts'
import { BLOOD_TYPE, HEADER, ISSUE, NIK_ROW_Y, NIK_VALUE_X, ROW_PITCH, ROWS, VALUE_X, type RowName } from './layout.ts'
import type { RowShifts } from './row-shifts.ts'
import { cutLine, joinLines, type TextLine } from './text-line.ts'

/** Which lines of text hold which value; several for a value that wraps. Each is read as one strip. */
export interface ValueLines {
  readonly rows: Readonly<Record<RowName, readonly TextLine[]>>
  /** Right half of the gender row: the blood type, with or without its label. */
  readonly bloodType: TextLine | null
  /** Lines above the NIK from top to bottom: province, regency. */
  readonly header: readonly TextLine[]
  /** Lines under the photo from top to bottom: place, date, perhaps more. */
  readonly issue: readonly TextLine[]
}

/** Between the regency line and the NIK. */
const HEADER_END_Y = (HEADER.regencyY + NIK_ROW_Y) / 2

/** Words of one value are no further apart; beyond that stands something else. In card widths. */
const WIDEST_GAP = 0.1

/** The longest blood type ends before the photo begins. */
const BLOOD_TYPE_END_X = BLOOD_TYPE.valueX + BLOOD_TYPE.width

interface Placed {
  readonly line: TextLine
  readonly left: Point
  readonly right: Point
}

/** Sort the lines on the card into its values by where they stand. */
export function valueLines(lines: readonly TextLine[], toCard: Homography, shifts: RowShifts): ValueLines {
  const placed = lines
    .map((line) => ({ line, left: mapPoint(toCard, line.left), right: mapPoint(toCard, line.right) }))
    .filter(({ left, right }) => left[0] > -0.06 && right[0] < 1.06 && left[1] > -0.05 && left[1] < 1.05)
    .filter(({ line, left, right }) => isRow(line, left, right, toCard))

  const slots = ROWS.flatMap((row) => {
    const y = shiftedY(row, shifts)
    const own = { name: row.name, y, line: 0 }
    return shifts.wrapped.includes(row.name) ? [own, { name: row.name, y: y + ROW_PITCH, line: 1 }] : [own]
  })
  const parts = new Map<string, Placed[]>()
  const bloodType: Placed[] = []
  const issue: Placed[] = []
  for (const item of placed) {
    const { left, right } = item
    const middle = (left[0] + right[0]) / 2
    if (left[0] > ISSUE.leftmost - 0.02 && middle > 0.72) {
      if (left[1] > ISSUE.placeY - 0.05 && left[1] < ISSUE.dateY + 0.07) issue.push(item)
      continue
    }
    // Labels and indents end before the value column; whatever reaches well into it holds a value.
    if (right[0] < VALUE_X + 0.012) continue
    const y = left[0] < VALUE_X - 0.06 ? (left[1] + right[1]) / 2 : left[1]
    const slot = slots.reduce((best, s) => (Math.abs(s.y - y) < Math.abs(best.y - y) ? s : best))
    if (Math.abs(slot.y - y) > 0.6 * ROW_PITCH) continue
    if (slot.name === 'gender' && left[0] > (VALUE_X + BLOOD_TYPE.labelX) / 2 + 0.04) {
      bloodType.push(item)
      continue
    }
    const key = `${slot.name} ${slot.line}`
    parts.set(key, [...(parts.get(key) ?? []), item])
  }

  // Where the detector lets values begin, on this card: the median is not moved by lines merged with their label.
  const starts = [...parts].flatMap(([key, items]) =>
    key.startsWith('nik') ? [] : Math.min(...items.map((p) => p.left[0])),
  )
  const near = starts.filter((x) => Math.abs(x - VALUE_X) < 0.05)
  const start = near.length === 0 ? VALUE_X - 0.018 : median(near)
  const rows = Object.fromEntries(
    ROWS.map(({ name }) => [
      name,
      [0, 1].flatMap((line) => {
        const joined = join(parts.get(`${name} ${line}`) ?? [])
        return joined === null
          ? []
          : [name === 'nik' ? withoutLabel(joined, NIK_VALUE_X.from - 0.02) : withoutLabel(joined, start)]
      }),
    ]),
  ) as unknown as Record<RowName, readonly TextLine[]>
  // Centred in print; whatever else stands above the NIK is off to a side.
  const header = placed.filter(
    ({ left, right }) =>
      Math.abs((left[0] + right[0]) / 2 - HEADER.x) < 0.15 && (left[1] + right[1]) / 2 < HEADER_END_Y,
  )
  return {
    rows,
    bloodType: bloodTypeLine(bloodType),
    header: stackedRows(header),
    issue: stackedRows(issue),
  }
}

/** Lines of print run along the card and are about two thirds of a pitch high; a watermark or a signature is not so. */
function isRow(line: TextLine, left: Point, right: Point, toCard: Homography): boolean {
  const [topLeft, , , bottomLeft] = line.corners
  const height = mapPoint(toCard, bottomLeft)[1] - mapPoint(toCard, topLeft)[1]
  return Math.abs(right[1] - left[1]) < 0.6 * ROW_PITCH && height > 0.3 * ROW_PITCH && height < 2.2 * ROW_PITCH
}

/** One line from the pieces of a row, dropping those that lie on top of one another. */
function join(items: readonly Placed[]): Placed | null {
  const sorted = [...items].sort((a, b) => a.left[0] - b.left[0])
  const kept: Placed[] = []
  for (const item of sorted) {
    const last = kept.at(-1)
    if (last !== undefined && (item.right[0] <= last.right[0] || item.left[0] > last.right[0] + WIDEST_GAP)) continue
    kept.push(item)
  }
  const first = kept.at(0)
  const last = kept.at(-1)
  if (first === undefined || last === undefined) return null
  return { line: joinLines(kept.map((k) => k.line)), left: first.left, right: last.right }
}

/** Cut a line that starts with its label, or the end of it, where values start; the colon is dropped after reading. */
function withoutLabel({ line, left, right }: Placed, start: number): TextLine {
  if (left[0] > start - 0.005) return line
  return cutLine(line, (start - left[0]) / (right[0] - left[0]), 1)
}

/**
 * The label's line lengthened over the value: a single sign after it is often missed, and a letter found apart has a box
 * of another height. Without a label the pieces joined.
 */
function bloodTypeLine(items: readonly Placed[]): TextLine | null {
  const label = items.find(({ line, left }) => line.length > 3.5 * line.height && left[0] < BLOOD_TYPE.valueX - 0.08)
  const placed = label ?? join(items)
  if (placed === null) return null
  const { line, left, right } = placed
  const end = Math.max(BLOOD_TYPE_END_X, right[0])
  return cutLine(line, 0, (end - left[0]) / (right[0] - left[0]))
}

/** Pieces grouped into rows by height, from top to bottom. */
function stackedRows(items: readonly Placed[]): TextLine[] {
  const middle = (p: Placed): number => (p.left[1] + p.right[1]) / 2
  const sorted = [...items].sort((a, b) => middle(a) - middle(b))
  const rows: Placed[][] = []
  for (const item of sorted) {
    const row = rows.at(-1)
    if (row?.[0] !== undefined && middle(item) - middle(row[0]) < 0.02) row.push(item)
    else rows.push([item])
  }
  return rows.flatMap((row) => join(row)?.line ?? [])
}
