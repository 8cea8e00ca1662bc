import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rtRw } from './field.ts'

const value = (raw: string) => rtRw.normalise(raw).value

it('the printed form is itself, and spaces around the slash do not count', () => {
  for (const raw of ['003/004', '003 / 004', ': 003/ 004', 'RT/RW : 003/004']) {
    expect(rtRw.normalise(raw)).toMatchObject({ value: '003/004', checks: [{ outcome: 'ok' }] })
  }
})

it('short numbers, words, and a lost or misread slash are brought into form with a warning', () => {
  for (const raw of [
    '3/4',
    '003004',
    '0031004',
    '0037004',
    'RT 03 RW 04',
    'RT.003 RW.004',
    'OO3/OO4',
    '003-004',
    '003 004',
  ]) {
    expect(rtRw.normalise(raw)).toMatchObject({ value: '003/004', checks: [{ outcome: 'warn' }] })
  }
})

it('any pair of numbers reads back', () => {
  const number = fc.nat(999).map((n) => String(n).padStart(3, '0'))
  fc.assert(fc.property(number, number, (rt, rw) => value(`${rt}/${rw}`) === `${rt}/${rw}`))
})

it('all zeros are legal', () => {
  expect(value('000/000')).toBe('000/000')
})

it('one number, three numbers or words are none', () => {
  for (const raw of ['003', '003/004/005', '0034/004', 'KOTA', '-', '/']) expect(value(raw)).toBeNull()
})
