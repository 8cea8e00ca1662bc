import type { FieldName } from '@identity/ktp'
import type { Person } from '../person/person.ts'
import { createRandom } from '../random.ts'
import { CAP_HEIGHT, digitsWidth, OCR_A_HEIGHT, textWidth, wrapText, type TextStyle, type Weight } from './text-path.ts'

/** The card in units of 0.1 mm: ISO/IEC 7810 ID-1, 85.60 x 53.98 mm. */
export const CARD = { width: 856, height: 539.8, cornerRadius: 31.8 } as const

export interface TextRun {
  text: string
  /** Start of the base line, card units. */
  x: number
  y: number
  style: TextStyle
  face: 'sans' | 'ocr-a'
  /** The field whose value (or part of it, if it wraps) this is; labels, colons and header have none. */
  field?: FieldName
  part: 'value' | 'label' | 'header' | 'issue'
}

export interface CardLayout {
  runs: TextRun[]
  photo: { x: number; y: number; width: number; height: number }
  signature: { x: number; y: number; width: number; height: number }
}

/** Ink and register of one printed card; no two printers agree. */
interface Print {
  dx: number
  dy: number
  scale: number
  weight: Weight
}

// Fractions of the card measured on one scan (its left edge was cropped by about 0.02, added here); tolerance 0.03.
const LABEL_X = 0.022
const INDENT_X = 0.055
const COLON_X = 0.232
const VALUE_X = 0.246
const VALUE_END_X = 0.705
const NIK = { colonX: 0.185, x: 0.212, y: 0.19 }
const FIRST_ROW_Y = 0.275
const ROW_PITCH = 0.047
const BLOOD = { labelX: 0.495, valueX: 0.648 }
const PHOTO = { x0: 0.722, x1: 0.955, y0: 0.19, y1: 0.637 }
const ISSUE = { x: 0.8385, placeY: 0.682, dateY: 0.725 }
const SIGNATURE = { x0: 0.745, x1: 0.94, y0: 0.755, y1: 0.875 }
/** Longer header lines are set smaller, so that they stay clear of the SPECIMEN label. */
const HEADER_MAX_WIDTH = 0.54

/** Where every piece of text stands. A value that wraps pushes the rows below it down by one pitch. */
export function layoutCard(person: Person): CardLayout {
  const random = createRandom(person.seed).fork('print')
  const print: Print = {
    dx: random.range(-3.5, 3.5),
    dy: random.range(-2.5, 2.5),
    scale: random.range(0.97, 1.03),
    weight: random.pick([400, 400, 500]),
  }
  const body: TextStyle = { size: 21.3 * print.scale, weight: print.weight }
  const { fields } = person
  const runs: TextRun[] = []
  const at = (x: number): number => x * CARD.width + print.dx
  const sans = (text: string, x: number, centreY: number, part: TextRun['part'], more: Partial<TextRun> = {}): void => {
    const style = more.style ?? body
    runs.push({ text, x, y: centreY + (CAP_HEIGHT * style.size) / 2, style, face: 'sans', part, ...more })
  }
  const centred = (text: string, x: number, y: number, style: TextStyle, more: Partial<TextRun>): void =>
    sans(text, at(x) - textWidth(text, style) / 2, y * CARD.height + print.dy, 'header', { style, ...more })

  for (const [text, y] of [
    [person.header.province, 0.056],
    [person.header.regency, 0.108],
  ] as const) {
    const full: TextStyle = { size: 25 * print.scale, weight: 700 }
    const shrink = Math.min(1, (HEADER_MAX_WIDTH * CARD.width) / textWidth(text, full))
    centred(text, 0.5, y, { ...full, size: full.size * shrink }, { part: 'header' })
  }

  const nikY = NIK.y * CARD.height + print.dy
  const nikSize = 33 * print.scale
  sans('NIK', at(LABEL_X), nikY, 'label', { style: { size: 27 * print.scale, weight: 700 } })
  sans(':', at(NIK.colonX), nikY, 'label', { style: { size: 27 * print.scale, weight: 700 } })
  runs.push({
    text: fields.nik,
    x: at(NIK.x),
    y: nikY + (OCR_A_HEIGHT * nikSize) / 2,
    style: { size: nikSize, weight: 400 },
    face: 'ocr-a',
    field: 'nik',
    part: 'value',
  })

  let y = FIRST_ROW_Y * CARD.height + print.dy
  const pitch = ROW_PITCH * CARD.height
  const row = (label: string, field: FieldName, indent = false): void => {
    sans(label, at(indent ? INDENT_X : LABEL_X), y, 'label')
    sans(':', at(COLON_X), y, 'label')
    const end = field === 'gender' ? BLOOD.labelX : VALUE_END_X
    for (const line of wrapText(fields[field], (end - VALUE_X) * CARD.width, body)) {
      sans(line, at(VALUE_X), y, 'value', { field })
      y += pitch
    }
  }
  row('Nama', 'fullName')
  // Place and date of birth share a row: the date follows the place's comma, or starts a line of its own.
  sans('Tempat/Tgl Lahir', at(LABEL_X), y, 'label')
  sans(':', at(COLON_X), y, 'label')
  const placeLines = wrapText(`${fields.placeOfBirth},`, (VALUE_END_X - VALUE_X) * CARD.width, body)
  const lastPlace = placeLines.at(-1) ?? ''
  for (const line of placeLines) {
    sans(line, at(VALUE_X), y, 'value', { field: 'placeOfBirth' })
    if (line !== lastPlace) y += pitch
  }
  let dateX = at(VALUE_X) + textWidth(`${lastPlace} `, body)
  if (dateX + textWidth(fields.dateOfBirth, body) > at(VALUE_END_X)) {
    y += pitch
    dateX = at(VALUE_X)
  }
  sans(fields.dateOfBirth, dateX, y, 'value', { field: 'dateOfBirth' })
  y += pitch
  sans('Gol. Darah :', at(BLOOD.labelX), y, 'label')
  sans(fields.bloodType, at(BLOOD.valueX), y, 'value', { field: 'bloodType' })
  row('Jenis kelamin', 'gender')
  row('Alamat', 'address')
  row('RT/RW', 'rtRw', true)
  row('Kel/Desa', 'kelurahan', true)
  row('Kecamatan', 'kecamatan', true)
  row('Agama', 'religion')
  row('Status Perkawinan', 'maritalStatus')
  row('Pekerjaan', 'occupation')
  row('Kewarganegaraan', 'nationality')
  row('Berlaku Hingga', 'validUntil')

  const small: TextStyle = { size: 17.5 * print.scale, weight: print.weight }
  const placeShrink = Math.min(1, ((PHOTO.x1 - PHOTO.x0 + 0.02) * CARD.width) / textWidth(person.issuePlace, small))
  centred(person.issuePlace, ISSUE.x, ISSUE.placeY, { ...small, size: small.size * placeShrink }, { part: 'issue' })
  centred(fields.issueDate, ISSUE.x, ISSUE.dateY, small, { part: 'value', field: 'issueDate' })
  return { runs, photo: box(PHOTO, print), signature: box(SIGNATURE, print) }
}

/** Box of a run in card units, cap height only. */
export function runBox(run: TextRun): { x: number; y: number; width: number; height: number } {
  const ocrA = run.face === 'ocr-a'
  const height = run.style.size * (ocrA ? OCR_A_HEIGHT : CAP_HEIGHT)
  const width = ocrA ? digitsWidth(run.text, run.style.size) : textWidth(run.text, run.style)
  return { x: run.x, y: run.y - height, width, height }
}

function box(at: { x0: number; x1: number; y0: number; y1: number }, print: Print): CardLayout['photo'] {
  return {
    x: at.x0 * CARD.width + print.dx,
    y: at.y0 * CARD.height + print.dy,
    width: (at.x1 - at.x0) * CARD.width,
    height: (at.y1 - at.y0) * CARD.height,
  }
}
