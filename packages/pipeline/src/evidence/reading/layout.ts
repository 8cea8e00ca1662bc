/**
 * Where things are printed on the front, in fractions of the card's width and height. Measured on one flat scan of a
 * 2013 card whose left edge was cropped by about 2 %, hence `shifted`. Cards differ by up to ±0.03: these numbers
 * serve to find the card and to tell columns apart, never to cut out a value without looking where its text is.
 */
const CROPPED_LEFT = 0.02
const shifted = (x: number): number => (x + CROPPED_LEFT) / (1 + CROPPED_LEFT)

/** ID-1 (ISO/IEC 7810): 85.60 × 53.98 mm. */
export const CARD_WIDTH_MM = 85.6
export const CARD_HEIGHT_MM = 53.98

export const NIK_ROW_Y = 0.19
export const FIRST_ROW_Y = 0.275
export const ROW_PITCH = 0.047

const LABEL_X = shifted(0)
const INDENTED_LABEL_X = shifted(0.057)

export type RowName =
  | 'nik'
  | 'name'
  | 'birth'
  | 'gender'
  | 'address'
  | 'rtRw'
  | 'kelurahan'
  | 'kecamatan'
  | 'religion'
  | 'marital'
  | 'occupation'
  | 'nationality'
  | 'validUntil'

export interface LabelledRow {
  readonly name: RowName
  /** As printed. */
  readonly label: string
  /** Left end of the label. */
  readonly x: number
  /** Middle of the row when nothing above it wraps. */
  readonly y: number
}

const row = (name: RowName, label: string, index: number, x = LABEL_X): LabelledRow => ({
  name,
  label,
  x,
  y: FIRST_ROW_Y + ROW_PITCH * index,
})

/** The labelled rows from top to bottom. */
export const ROWS: readonly LabelledRow[] = [
  { name: 'nik', label: 'NIK', x: LABEL_X, y: NIK_ROW_Y },
  row('name', 'Nama', 0),
  row('birth', 'Tempat/Tgl Lahir', 1),
  row('gender', 'Jenis kelamin', 2),
  row('address', 'Alamat', 3),
  row('rtRw', 'RT/RW', 4, INDENTED_LABEL_X),
  row('kelurahan', 'Kel/Desa', 5, INDENTED_LABEL_X),
  row('kecamatan', 'Kecamatan', 6, INDENTED_LABEL_X),
  row('religion', 'Agama', 7),
  row('marital', 'Status Perkawinan', 8),
  row('occupation', 'Pekerjaan', 9),
  row('nationality', 'Kewarganegaraan', 10),
  row('validUntil', 'Berlaku Hingga', 11),
]

export function rowNamed(name: RowName): LabelledRow {
  const found = ROWS.find((labelled) => labelled.name === name)
  if (found === undefined) throw new RangeError(`no row is called ${name}`)
  return found
}

/** Rows whose value may take a second line, pushing everything below down by one pitch. */
export const WRAPPING_ROWS: readonly RowName[] = ['name', 'birth', 'address']

export const COLON_X = shifted(0.21)
export const VALUE_X = shifted(0.22)
/** Values end here at the latest; the photo and the issue lines lie to the right. */
export const VALUE_END_X = shifted(0.69)
export const NIK_VALUE_X = { from: shifted(0.2), to: shifted(0.63) }
export const BLOOD_TYPE = { labelX: shifted(0.48), valueX: shifted(0.635), width: 0.056 }
export const HEADER = { x: shifted(0.49), provinceY: 0.055, regencyY: 0.11 }
export const ISSUE = { x: shifted(0.82), placeY: 0.68, dateY: 0.72, leftmost: shifted(0.66) }

/** Widths of an Arial-metric face in 1/1000 em; labels and values are set in one. */
const ADVANCES: Readonly<Record<string, number>> = {
  ...{ a: 556, b: 556, c: 500, d: 556, e: 556, f: 278, g: 556, h: 556, i: 222, j: 222, k: 500, l: 222, m: 833 },
  ...{ n: 556, o: 556, p: 556, q: 556, r: 333, s: 500, t: 278, u: 556, v: 500, w: 722, x: 500, y: 500, z: 500 },
  ...{ A: 667, B: 667, C: 722, D: 722, E: 667, F: 611, G: 778, H: 722, I: 278, J: 500, K: 667, L: 556, M: 833 },
  ...{ N: 722, O: 778, P: 667, Q: 778, R: 722, S: 667, T: 611, U: 722, V: 667, W: 944, X: 667, Y: 667, Z: 611 },
  ...{ ' ': 278, '.': 278, ',': 278, ':': 278, '/': 278, '-': 333, "'": 191, '(': 333, ')': 333, '+': 584, '&': 667 },
}

/** Width of a character in ems; digits and strangers count as a digit. */
export function advanceEm(character: string): number {
  return (ADVANCES[character] ?? 556) / 1000
}

/** Width of a text in ems. */
export function widthEm(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + advanceEm(character), 0)
}

/** The longest label just reaches the colon column, which gives the type size: about 0.027 card widths to the em. */
const LABEL_EM = (COLON_X - 0.003 - LABEL_X) / widthEm('Status Perkawinan')

/** Where the label of a row ends when set in the usual face. */
export function labelEndX(labelled: LabelledRow): number {
  return labelled.x + widthEm(labelled.label) * LABEL_EM
}
