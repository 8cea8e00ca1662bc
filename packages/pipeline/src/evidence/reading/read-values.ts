import { mapPoint, type Homography, type Point, type RgbImage } from '@identity/vision'
import { readText, type ReadText } from '../../engines/ocr/decode-text.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { CardBox } from '../evidence.ts'
import { editDistance } from './edit-distance.ts'
import { shiftedY, type CardFit } from './fit-card.ts'
import { BLOOD_TYPE, COLON_X, ROW_PITCH, rowNamed, ROWS, VALUE_END_X, VALUE_X, type RowName } from './layout.ts'
import { readLine, type Alphabet } from './read-line.ts'
import type { RowShifts } from './row-shifts.ts'
import { cutLine, lineOf, type TextLine } from './text-line.ts'
import type { ValueLines } from './value-lines.ts'

/** Text as read for one value, its lines joined. */
export interface RawValue {
  readonly text: string
  /** 0–1: mean of the mean and the lowest character confidence. */
  readonly confidence: number
  readonly box: CardBox
}

export interface RawValues {
  readonly rows: Readonly<Record<RowName, RawValue | null>>
  readonly bloodType: RawValue | null
  readonly province: RawValue | null
  readonly regency: RawValue | null
  readonly issuePlace: RawValue | null
  readonly issueDate: RawValue | null
}

interface SeenLine {
  readonly line: TextLine
  readonly read: ReadText
}

/** A region the detector saw nothing in is read all the same, and believed only when it is this sure. */
const UNDETECTED_CONFIDENCE = 0.6

/** Read every value line, and the regions where the detector found no line: it often misses single characters. */
export async function readValues(
  lines: ValueLines,
  fit: CardFit,
  shifts: RowShifts,
  image: RgbImage,
  engine: OcrEngine,
): Promise<RawValues> {
  const readAll = async (parts: readonly TextLine[], alphabet: Alphabet = 'capitals'): Promise<SeenLine[]> => {
    const seen: SeenLine[] = []
    for (const line of parts) seen.push({ line, read: await readLine(line, alphabet, image, engine) })
    return seen
  }
  const value = (seen: readonly SeenLine[]): RawValue | null => valueOf(seen, fit.toCard)
  const readRegion = async (x0: number, x1: number, y: number): Promise<SeenLine[]> =>
    (await readAll([regionLine(x0, x1, y, fit.toPhoto)])).filter(({ read }) => sureness(read) >= UNDETECTED_CONFIDENCE)

  const seenRows = new Map<RowName, SeenLine[]>()
  for (const row of ROWS) {
    const end = row.name === 'gender' ? BLOOD_TYPE.labelX : VALUE_END_X
    const found = lines.rows[row.name]
    seenRows.set(
      row.name,
      found.length > 0
        ? await readAll(found, row.name === 'nik' ? 'digits' : 'capitals')
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

  const blood = lines.bloodType === null ? null : value(await readAll([lines.bloodType]))
  const genderY = shiftedY(rowNamed('gender'), shifts)
  const bloodType =
    withoutBloodLabel(blood) ?? value(await readRegion(BLOOD_TYPE.valueX - 0.015, BLOOD_TYPE.valueX + 0.05, genderY))

  const issue: RawValue[] = []
  for (const line of lines.issue) {
    const read = value(await readAll([line]))
    if (read !== null) issue.push(read)
    if (read !== null && looksLikeDate(read.text)) break
  }
  const date = issue.find((read) => looksLikeDate(read.text)) ?? null
  const places = issue.filter((read) => read !== date && /[A-Z]{3}/.test(read.text))
  return {
    rows,
    bloodType,
    province: lines.province === null ? null : value(await readAll([lines.province])),
    regency: lines.regency === null ? null : value(await readAll([lines.regency])),
    issuePlace: joined(places),
    issueDate: date,
  }
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

/** What follows `Gol. Darah :`; null when the line is the label alone. */
function withoutBloodLabel(value: RawValue | null): RawValue | null {
  if (value === null) return null
  const [, label = '', rest = ''] = /^(.*?H)[ :.]*([^ :.]*)$/.exec(value.text) ?? []
  const text = editDistance(label.replaceAll(/[^A-Z]/g, ''), 'GOLDARAH') <= 3 ? rest : value.text
  return text === '' || text.length > 3 ? null : { ...value, text }
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
