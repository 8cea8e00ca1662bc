import { expect, it } from 'vitest'
import { nik } from './field.ts'

const read = (raw: string) => nik.normalise(raw)
const failing = (raw: string) =>
  read(raw).checks.flatMap(({ rule, outcome }) => (outcome === 'ok' ? [] : [`${rule} ${outcome}`]))

it('spaces, label and colon around the digits do not count', () => {
  for (const raw of ['3273011708850001', 'NIK : 3273 0117 0885 0001', ': 3273011708850001', 'N1K：3273011708850001']) {
    expect(read(raw).value).toBe('3273011708850001')
    expect(failing(raw)).toEqual([])
  }
})

it('letters that look like digits are taken for them, with a warning', () => {
  for (const raw of [
    '32730ll7O885OOOI',
    '327301170885000|',
    '3273011?08850001',
    '327301170B850001',
    '32730117088S0001',
  ]) {
    expect(read(raw).value).toBe('3273011708850001')
    expect(failing(raw)).toEqual(['nik_look_alikes warn'])
  }
})

it('a small b is a 6 and a capital B an 8', () => {
  expect(read('3273011b0B850001').value).toBe('3273011608850001')
})

it('fifteen or seventeen digits are read but are no value', () => {
  for (const raw of ['327301170885000', '32730117088500011']) {
    expect(read(raw).value).toBeNull()
    expect(failing(raw)).toEqual(['nik_length fail'])
  }
})

it('a number that cannot be issued keeps its value and fails', () => {
  expect(read('3273013102850001').value).toBe('3273013102850001')
  expect(failing('3273013102850001')).toEqual(['nik_structure fail'])
})

it('words are not read as a number', () => {
  expect(read('PROVINSI JAWA').value).toBeNull()
})
