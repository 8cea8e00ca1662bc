import { mapPoint, type Homography, type Point } from '@identity/vision'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { CardBox } from '../evidence.ts'
import type { CardView } from './card-view.ts'
import { prefixDistance } from './edit-distance.ts'
import { shiftedY, type CardFit } from './fit-card.ts'
import { BLOOD_TYPE, COLON_X, ROW_PITCH, rowNamed, ROWS, VALUE_END_X, VALUE_X, type RowName } from './layout.ts'
import { readLine, type Alphabet } from './read-line.ts'
import { readBloodType } from './read-blood-type.ts'
import type { RowShifts } from './row-shifts.ts'
import { cutLine, lineOf, type TextLine } from './text-line.ts'
import { toLastInk } from './to-last-ink.ts'
import type { ValueLines } from './value-lines.ts'

/** Text as read for one value, its lines joined. */
export interface RawValue {
  readonly text: string
  /** 0–1: mean of the mean and the lowest character confidence. */
  readonly confidence: number
  readonly box: CardBox
  /** The characters read, when the value is one line. */
  readonly characters?: readonly ReadCharacter[]
}

export interface RawValues {
  readonly rows: Readonly<Record<RowName, RawValue | null>>
  readonly bloodType: RawValue | null
  readonly province: RawValue | null
  readonly regency: RawValue | null
  readonly issuePlace: RawValue | null
  readonly issueDate: RawValue | null
}

export interface SeenLine {
  readonly line: TextLine
  readonly read: ReadText
}

/** A region the detector saw nothing in is read all the same, and believed only when it is this sure. */
const UNDETECTED_CONFIDENCE = 0.6

/**
 * Read every value line, and the regions where the detector found no line: it often misses single characters. `toCard`
 * places the boxes, which may know the card's edges better than the print that `fit` follows.
 */
export async function readValues(
  lines: ValueLines,
  fit: CardFit,
  shifts: RowShifts,
  toCard: Homography,
  view: CardView,
  engine: OcrEngine,
): Promise<RawValues> {
  const readAll = async (parts: readonly TextLine[], alphabet: Alphabet = 'capitals'): Promise<SeenLine[]> => {
    const seen: SeenLine[] = []
    for (const line of parts) seen.push({ line, read: await readLine(line, alphabet, view, engine) })
    return seen
  }
  const value = (seen: readonly SeenLine[]): RawValue | null => valueOf(seen, toCard)
  const readRegion = async (x0: number, x1: number, y: number): Promise<SeenLine[]> =>
    (await readAll([regionLine(x0, x1, y, fit.toPhoto)])).filter(({ read }) => sureness(read) >= UNDETECTED_CONFIDENCE)

  const seenRows = new Map<RowName, SeenLine[]>()
  for (const row of ROWS) {
    const end = row.name === 'gender' ? BLOOD_TYPE.labelX : VALUE_END_X
    const found = lines.rows[row.name]
    seenRows.set(
      row.name,
      found.length > 0
        ? await readAll(
            found.map((line) => toLastInk(line, view)),
            alphabetOf(row.name),
          )
        : await readRegion(VALUE_X - 0.005, end, shiftedY(row, shifts)),
    )
  }
  const colonX = colonColumn([...seenRows.values()].flat(), fit.toCard)
  const rows = Object.fromEntries(
    ROWS.map(({ name }) => {
      const seen = seenRows.get(name) ?? []
      return [name, value(name === 'nik' ? seen : seen.map((s) => afterColon(s, colonX, fit.toCard)))]
    }),
  ) as Record<RowName, RawValue | null>

  const genderY = shiftedY(rowNamed('gender'), shifts)
  const seenBlood = lines.bloodType === null ? null : await readBloodType(lines.bloodType, view, engine)
  const bloodType =
    (seenBlood === null ? null : value([seenBlood])) ??
    value(await readRegion(BLOOD_TYPE.valueX - 0.015, BLOOD_TYPE.valueX + 0.05, genderY))

  const issue: RawValue[] = []
  for (const line of lines.issue) {
    const read = value(await readAll([line]))
    if (read !== null) issue.push(read)
    if (read !== null && looksLikeDate(read.text)) break
  }
  const date = issue.find((read) => looksLikeDate(read.text)) ?? null
  const places = issue.filter((read) => read !== date && /[A-Z]{3}/.test(read.text))
  const header: RawValue[] = []
  for (const line of lines.header) {
    const read = value(await readAll([line]))
    if (read !== null) header.push(read)
  }
  return {
    rows,
    bloodType,
    ...headerOf(header),
    issuePlace: joined(places),
    issueDate: date,
  }
}

function alphabetOf(name: RowName): Alphabet {
  if (name === 'nik') return 'digits'
  return name === 'name' || name === 'religion' || name === 'marital' ? 'letters' : 'capitals'
}

function sureness({ mean, min }: ReadText): number {
  return (mean + min) / 2
}

/** One value from its lines; null when they hold no sign. */
function valueOf(seen: readonly SeenLine[], toCard: Homography): RawValue | null {
  const parts = seen
    .map(({ line, read }) => ({ line, read, text: read.text.replace(/^[ :.]+|[ :]+$/g, '') }))
    .filter(({ text }) => text !== '')
  if (parts.length === 0) return null
  return {
    text: parts.map(({ text }) => text).join(' '),
    confidence: Math.min(...parts.map(({ read }) => sureness(read))),
    ...(parts.length === 1 ? { characters: parts[0]?.read.characters ?? [] } : {}),
    box: boxOf(
      parts.map(({ line }) => line),
      toCard,
    ),
  }
}

/** Where a character of a line stands on the card, along x. */
function cardX({ line }: SeenLine, at: number, toCard: Homography): number {
  const point = [0, 1].map((k) => (line.left[k] ?? 0) + at * ((line.right[k] ?? 0) - (line.left[k] ?? 0)))
  return mapPoint(toCard, [point[0] ?? 0, point[1] ?? 0])[0]
}

/** The colons of a card stand in one column: its median x, or the layout's when none was read. */
function colonColumn(seen: readonly SeenLine[], toCard: Homography): number {
  const xs = seen
    .flatMap((s) => {
      const colon = s.read.characters.slice(0, 4).find((c) => c.character === ':')
      return colon === undefined ? [] : [cardX(s, colon.at, toCard)]
    })
    .filter((x) => Math.abs(x - COLON_X) < 0.03)
    .sort((a, b) => a - b)
  return xs[xs.length >> 1] ?? COLON_X - 0.01
}

/** The line without what stands left of the colon: two labels touch theirs, and the detector takes letters along. */
function afterColon(seen: SeenLine, colonX: number, toCard: Homography): SeenLine {
  const { characters } = seen.read
  const colon = characters.slice(0, 5).findIndex((c) => c.character === ':')
  const first = characters.findIndex((c) => cardX(seen, c.at, toCard) > colonX + 0.003)
  const start = Math.max(colon + 1, first === -1 ? characters.length : first)
  if (start === 0) return seen
  const kept = characters.slice(start)
  const from = characters[start - 1]?.at ?? 0
  return { line: cutLine(seen.line, from, 1), read: readText(kept) }
}

/** The line that begins like `PROVINSI` and the one below it; with one line alone only that word tells which it is. */
function headerOf(lines: readonly RawValue[]): { province: RawValue | null; regency: RawValue | null } {
  const at = lines.findIndex(({ text }) => prefixDistance('PROVINSI', text).distance <= 2)
  if (at >= 0) return { province: lines[at] ?? null, regency: lines[at + 1] ?? null }
  return { province: lines.length > 1 ? (lines.at(-2) ?? null) : null, regency: lines.at(-1) ?? null }
}

function looksLikeDate(text: string): boolean {
  return (text.match(/\d/g)?.length ?? 0) >= 6
}

function joined(values: readonly RawValue[]): RawValue | null {
  const first = values.at(0)
  if (first === undefined) return null
  return {
    text: values.map((v) => v.text).join(' '),
    confidence: Math.min(...values.map((v) => v.confidence)),
    box: first.box,
  }
}

/** A line over a region of the card where none was detected, as high as the rows are apart. */
function regionLine(x0: number, x1: number, y: number, toPhoto: Homography): TextLine {
  const at = (x: number, dy: number): Point => mapPoint(toPhoto, [x, y + dy * ROW_PITCH])
  return lineOf([at(x0, -0.48), at(x1, -0.48), at(x1, 0.48), at(x0, 0.48)])
}

function boxOf(lines: readonly TextLine[], toCard: Homography): CardBox {
  const points = lines.flatMap((line) => line.corners.map((corner) => mapPoint(toCard, corner)))
  const xs = points.map((p) => p[0])
  const ys = points.map((p) => p[1])
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
