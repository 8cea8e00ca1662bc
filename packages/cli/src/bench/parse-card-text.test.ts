import { expect, it } from 'vitest'
import { matchLabel } from './match-label.ts'
import { parseCardText } from './parse-card-text.ts'
import type { RecognisedText } from './recognised-text.ts'

/** Rows 40 px apart, each piece at its x with 10 px to the character. */
function page(rows: readonly (readonly (readonly [x: number, text: string])[])[]): RecognisedText[] {
  return rows.flatMap((row, i) =>
    row.map(([x, text]) => ({ text, confidence: 0.9, x0: x, y0: 40 * i, x1: x + 10 * text.length, y1: 40 * i + 24 })),
  )
}

const CARD = [
  [[400, 'PROVINSI BALI']],
  [[420, 'KOTA DENPASAR']],
  [
    [0, 'NIK'],
    [220, ': 5171014107850003'],
  ],
  [
    [0, 'Nama'],
    [220, ': NI LUH PUTU AYU'],
  ],
  [[235, 'LESTARI']],
  [
    [0, 'Tempat/Tgl Lahir'],
    [220, ': DENPASAR, 01-07-1985'],
  ],
  [
    [0, 'Jenis kelamin'],
    [220, ': PEREMPUAN'],
    [480, 'Gol. Darah : B'],
  ],
  [
    [0, 'Alamat'],
    [220, ': JL HAYAM WURUK NO 62'],
  ],
  [
    [50, 'RT/RW'],
    [220, ': 003/007'],
  ],
  [
    [50, 'Kel/Desa'],
    [220, ': SUMERTA'],
  ],
  [
    [50, 'Kecamatan'],
    [220, ': DENPASAR TIMUR'],
  ],
  [
    [0, 'Agama'],
    [220, ': HINDU'],
  ],
  [
    [0, 'Status Perkawinan'],
    [220, ': KAWIN'],
  ],
  [
    [0, 'Pekerjaan'],
    [220, ': WIRASWASTA'],
    [820, 'DENPASAR'],
  ],
  [
    [0, 'Kewarganegaraan'],
    [220, ': WNI'],
    [820, '14-02-2018'],
  ],
  [
    [0, 'Berlaku Hingga'],
    [220, ': SEUMUR HIDUP'],
  ],
] as const

const WANTED = {
  province: 'PROVINSI BALI',
  regency: 'KOTA DENPASAR',
  nik: '5171014107850003',
  fullName: 'NI LUH PUTU AYU LESTARI',
  placeOfBirth: 'DENPASAR',
  dateOfBirth: '01-07-1985',
  gender: 'PEREMPUAN',
  bloodType: 'B',
  address: 'JL HAYAM WURUK NO 62',
  rtRw: '003/007',
  kelurahan: 'SUMERTA',
  kecamatan: 'DENPASAR TIMUR',
  religion: 'HINDU',
  maritalStatus: 'KAWIN',
  occupation: 'WIRASWASTA',
  nationality: 'WNI',
  validUntil: 'SEUMUR HIDUP',
  issuePlace: 'DENPASAR',
  issueDate: '14-02-2018',
}
const texts = (pieces: readonly RecognisedText[]) =>
  Object.fromEntries(Object.entries(parseCardText(pieces)).map(([name, { text }]) => [name, text]))

it('a peer that reads every letter has every line', () => {
  expect(texts(page(CARD))).toEqual(WANTED)
})

it('a peer that gives words one by one has every line', () => {
  const words = page(CARD).flatMap((piece) =>
    Array.from(piece.text.matchAll(/\S+/g), ({ 0: text, index }) => ({
      ...piece,
      text,
      x0: piece.x0 + 10 * index,
      x1: piece.x0 + 10 * (index + text.length),
    })),
  )
  expect(texts(words)).toEqual(WANTED)
})

it('a peer that joins whole rows has every line', () => {
  const rows = page(CARD.map((row) => [[row[0][0], row.map(([, text]) => text).join(' ')]] as const))
  // Nothing tells an occupation from the place beside it.
  expect(texts(rows)).toMatchObject({
    ...WANTED,
    occupation: expect.any(String) as string,
    issuePlace: expect.anything() as string,
    issueDate: expect.anything() as string,
  })
})

it('labels are known by most of their letters', () => {
  expect(matchLabel('Tempat/Tgi Lahin NAGEKEO.05-08-1968')).toEqual({ row: 'birth', value: 'NAGEKEO.05-08-1968' })
  expect(matchLabel('Kewarganegaraan:WNI')).toEqual({ row: 'nationality', value: 'WNI' })
  expect(matchLabel('Agama “KATOLIK')).toEqual({ row: 'religion', value: 'KATOLIK' })
  expect(matchLabel('JL KAMBOJA')).toBeNull()
})

it('an empty page has no line', () => {
  expect(parseCardText([])).toEqual({})
})
