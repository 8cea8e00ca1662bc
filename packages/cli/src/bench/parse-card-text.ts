import { splitBirthLine } from '@identity/ktp'
import type { LineName } from '@identity/pipeline/bench-read'
import { matchLabel, withoutColon, type LabelledRow } from './match-label.ts'
import { textRows, type RecognisedText } from './recognised-text.ts'

/** Text of one line of the card and the lowest confidence of what it was made of. */
export interface ParsedLine {
  readonly text: string
  readonly confidence: number
}

export type ParsedCard = Readonly<Partial<Record<LineName, ParsedLine>>>

/** Printed on every specimen; no reader should be judged by it. */
const OVERPRINT = /\b(SPECIMEN|BUKAN\s*KARTU\s*ASLI)\b/gi
const DATE = /\d{2}\s*-\s*\d{2}\s*-\s*\d{4}/
/** The issue lines begin at 0.66 of the card's width or further right; labels at its left edge. */
const RIGHT_COLUMN = 0.64
/** A second line of a value stands in the column of values; a quarter of the card's width is well past any label's start. */
const VALUE_COLUMN = 0.15
const WRAPPING: readonly (LabelledRow | null)[] = ['name', 'birth', 'address']

interface Line {
  text: string
  confidence: number
}

/**
 * What a general text reader saw, by line of the card: rows by their labels, header and issue lines by where they stand.
 * The same for every peer; it knows the card's wording but nothing of any reader's habits.
 */
export function parseCardText(pieces: readonly RecognisedText[]): ParsedCard {
  const rows = textRows(pieces.map((piece) => ({ ...piece, text: clean(piece.text) })))
  const labelled = rows.map((row) => ({ row, label: matchLabel(textOf(row.pieces).text) }))
  const starts = labelled.filter(({ label }) => label !== null).map(({ row }) => row.pieces[0]?.x0 ?? 0)
  const left = Math.min(...starts)
  const width = Math.max(...rows.flatMap(({ pieces: all }) => all.map(({ x1 }) => x1))) - left
  const religionAt = labelled.findIndex(({ label }) => label?.row === 'religion')

  const values: Partial<Record<LabelledRow, Line>> = {}
  const header: Line[] = []
  const right: Line[] = []
  let last: LabelledRow | null = null
  for (const [index, { row }] of labelled.entries()) {
    const isIssue = ({ x0 }: RecognisedText): boolean =>
      religionAt >= 0 && index > religionAt && x0 > left + RIGHT_COLUMN * width
    const beside = row.pieces.filter(isIssue)
    if (beside.length > 0) right.push(textOf(beside))
    const main = row.pieces.filter((piece) => !isIssue(piece))
    const line = textOf(main)
    if (line.text === '') continue
    const label = matchLabel(line.text)
    if (label !== null) {
      last = label.row
      values[label.row] ??= { text: label.value, confidence: line.confidence }
      continue
    }
    const wrapped = WRAPPING.includes(last) && (main[0]?.x0 ?? 0) > left + VALUE_COLUMN * width
    const above = last === null ? undefined : values[last]
    if (wrapped && above !== undefined) {
      above.text = `${above.text} ${withoutColon(line.text)}`
      above.confidence = Math.min(above.confidence, line.confidence)
    } else if (last === null) header.push(line)
  }
  return assemble(values, header, right)
}

function clean(text: string): string {
  return text.replaceAll('：', ':').replaceAll(OVERPRINT, '').trim()
}

function textOf(pieces: readonly RecognisedText[]): Line {
  return {
    text: pieces.map(({ text }) => text).join(' '),
    confidence: Math.min(1, ...pieces.map(({ confidence }) => confidence)),
  }
}

function assemble(
  values: Partial<Record<LabelledRow, Line>>,
  header: readonly Line[],
  right: readonly Line[],
): ParsedCard {
  const parsed: Partial<Record<LineName, ParsedLine>> = {}
  const put = (name: LineName, from: Line | undefined, text: string | null | undefined = from?.text): void => {
    const value = text?.trim() ?? ''
    if (from !== undefined && value !== '') parsed[name] = { text: value, confidence: from.confidence }
  }
  const birth = splitBirthLine(values.birth?.text ?? '')
  const besideGender = (values.gender?.text ?? '').split(/g\S{0,2}l\W*d\S?r\S?h/i)
  // Where a reader joined a row with the issue line beside it, the value's own form tells where it ends.
  const nationality = /^(W\s*N\s*[IA])\b\s*(.*)$/i.exec(values.nationality?.text ?? '')
  const valid = /^(SEUMUR\s*HIDUP|\d{2}\s*-\s*\d{2}\s*-\s*\d{4})\s*(.*)$/i.exec(values.validUntil?.text ?? '')

  put('nik', values.nik)
  put('fullName', values.name)
  put('placeOfBirth', values.birth, birth.placeOfBirth)
  put('dateOfBirth', values.birth, birth.dateOfBirth)
  put('gender', values.gender, besideGender.at(0))
  const blood = besideGender.at(1)
  put('bloodType', values.gender, blood === undefined ? null : withoutColon(blood) || '-')
  for (const name of ['address', 'rtRw', 'kelurahan', 'kecamatan', 'religion', 'occupation'] as const) {
    put(name, values[name])
  }
  put('maritalStatus', values.marital)
  put('nationality', values.nationality, nationality?.[1])
  put('validUntil', values.validUntil, valid?.[1])

  const regency = header.find(({ text }) => /^\W*(KAB|KOTA|JAKARTA)/i.test(text))
  const province = header.find((line) => line !== regency && /PRO[VY]/i.test(line.text))
  put('province', province)
  put('regency', regency)

  const issueDate = right.find(({ text }) => DATE.test(text))
  const place = right.find((line) => line !== issueDate && /\p{L}{3}/u.test(line.text))
  put('issueDate', issueDate, DATE.exec(issueDate?.text ?? '')?.[0])
  if (parsed.issueDate === undefined) put('issueDate', values.validUntil, DATE.exec(valid?.[2] ?? '')?.[0])
  put('issuePlace', place)
  if (parsed.issuePlace === undefined) put('issuePlace', values.nationality, nationality?.[2])
  return parsed
}
