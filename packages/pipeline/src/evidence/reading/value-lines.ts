import { mapPoint, type Homography, type Point } from '@identity/vision'
import { shiftedY } from './fit-card.ts'
import { BLOOD_TYPE, HEADER, ISSUE, ROW_PITCH, ROWS, VALUE_X, type RowName } from './layout.ts'
import type { RowShifts } from './row-shifts.ts'
import { cutLine, joinLines, type TextLine } from './text-line.ts'

/** Which lines of text hold which value; several for a value that wraps. Each is read as one strip. */
export interface ValueLines {
  readonly rows: Readonly<Record<RowName, readonly TextLine[]>>
  /** Right half of the gender row: the blood type, with or without its label. */
  readonly bloodType: TextLine | null
  readonly province: TextLine | null
  readonly regency: TextLine | null
  /** Lines under the photo from top to bottom: place, date, perhaps more. */
  readonly issue: readonly TextLine[]
}

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

  const rows = Object.fromEntries(
    ROWS.map(({ name }) => [
      name,
      [0, 1].flatMap((line) => {
        const joined = join(parts.get(`${name} ${line}`) ?? [])
        return joined === null ? [] : [withoutLabel(joined, name)]
      }),
    ]),
  ) as unknown as Record<RowName, readonly TextLine[]>
  const header = placed.filter(({ left, right }) => left[0] > 0.1 && right[0] < 0.9 && left[1] < 0.15)
  const headerLine = (y: number): TextLine | null =>
    join(header.filter(({ left, right }) => Math.abs((left[1] + right[1]) / 2 - y) < 0.0275))?.line ?? null
  return {
    rows,
    bloodType: join(bloodType)?.line ?? null,
    province: headerLine(HEADER.provinceY),
    regency: headerLine(HEADER.regencyY),
    issue: issueRows(issue),
  }
}

/** One line from the pieces of a row, dropping those that lie on top of one another. */
function join(items: readonly Placed[]): Placed | null {
  const sorted = [...items].sort((a, b) => a.left[0] - b.left[0])
  const kept: Placed[] = []
  for (const item of sorted) {
    const last = kept.at(-1)
    if (last !== undefined && item.right[0] <= last.right[0]) continue
    kept.push(item)
  }
  const first = kept.at(0)
  const last = kept.at(-1)
  if (first === undefined || last === undefined) return null
  return { line: joinLines(kept.map((k) => k.line)), left: first.left, right: last.right }
}

/** Cut a line that starts with its label at the value column, a little early: the colon is dropped after reading. */
function withoutLabel({ line, left, right }: Placed, name: RowName): TextLine {
  const start = VALUE_X - (name === 'nik' ? 0.03 : 0.018)
  if (left[0] > start - 0.02) return line
  return cutLine(line, (start - left[0]) / (right[0] - left[0]), 1)
}

/** Pieces under the photo grouped into rows by height. */
function issueRows(items: readonly Placed[]): TextLine[] {
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
