import { expect, it } from 'vitest'
import { splitBirthLine } from './split-birth-line.ts'

const parts = (line: string) => Object.values(splitBirthLine(line))

it('the comma may be lost, doubled or read as a dot', () => {
  for (const line of [
    'BANDUNG, 17-08-1985',
    'BANDUNG 17-08-1985',
    'BANDUNG. 17-08-1985',
    'BANDUNG17-08-1985',
    ': BANDUNG,17-08-1985',
  ]) {
    expect(parts(line)).toEqual(['BANDUNG', '17-08-1985'])
  }
})

it('look-alike letters belong to the date, not to the place', () => {
  expect(parts('BANDUNG, l7-O8-1985')).toEqual(['BANDUNG', 'L7-O8-1985'])
})

it('a place of several words, or ending in a number, stays whole', () => {
  expect(parts('TANJUNG BALAI KARIMUN, 01-02-1990')).toEqual(['TANJUNG BALAI KARIMUN', '01-02-1990'])
  expect(parts('DESA 3, 17 08 1985')).toEqual(['DESA 3', '17 08 1985'])
})

it('a missing part is null', () => {
  expect(parts('BANDUNG')).toEqual(['BANDUNG', null])
  expect(parts('17-08-1985')).toEqual([null, '17-08-1985'])
  expect(parts('')).toEqual([null, null])
})
