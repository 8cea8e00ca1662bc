import { expect, it } from 'vitest'
import { gender } from './field.ts'

const value = (raw: string) => gender.normalise(raw).value

it('a lost or split hyphen does not count', () => {
  for (const raw of ['LAKI-LAKI', 'LAKILAKI', 'LAKI - LAKI', 'laki laki', 'LAKl-LAKl', 'LAK1-LAK1'])
    expect(value(raw)).toBe('LAKI-LAKI')
})

it('misread women are women', () => {
  for (const raw of ['PEREMPUAN', 'PEREMPUAN.', 'PFREMPUAN', 'PEREMPVAN', 'WANITA'])
    expect(value(raw)).toBe('PEREMPUAN')
})

it('foreigners’ cards print English', () => {
  expect([value('MALE'), value('FEMALE')]).toEqual(['LAKI-LAKI', 'PEREMPUAN'])
})

it('what may be either is neither', () => {
  for (const raw of ['EMALE', 'X', 'L', 'ISLAM']) expect(value(raw)).toBeNull()
})

it('a slip warns, the very word does not', () => {
  expect(gender.normalise('LAK1-LAKI').checks).toMatchObject([{ rule: 'gender_known', outcome: 'warn' }])
  expect(gender.normalise('LAKI-LAKI').checks).toMatchObject([{ rule: 'gender_known', outcome: 'ok' }])
})
