import { expect, it } from 'vitest'
import { bloodType } from './field.ts'

const value = (raw: string) => bloodType.normalise(raw).value

it('reads all 13 codes as themselves', () => {
  for (const code of ['A', 'B', 'AB', 'O', 'A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-', '-']) {
    expect(bloodType.normalise(code)).toMatchObject({ value: code, checks: [{ outcome: 'ok' }] })
  }
})

it('label, colon and spaces do not count', () => {
  expect([value('Gol. Darah : O'), value('GOL.DARAH:AB'), value(': B +'), value('Gol Darah -')]).toEqual([
    'O',
    'AB',
    'B+',
    '-',
  ])
})

it('a zero is an O and an eight a B, with a warning', () => {
  expect([value('0'), value('8'), value('A8+')]).toEqual(['O', 'B', 'AB+'])
  expect(bloodType.normalise('0').checks).toMatchObject([{ outcome: 'warn' }])
})

it('unknown in words is unknown', () => {
  expect(value('TIDAK TAHU')).toBe('-')
})

it('nothing else is a blood type', () => {
  for (const raw of ['C', 'AA', 'BA', 'OO', '+', 'ABO', 'A+-']) expect(value(raw)).toBeNull()
})

it('signs count when two readings are compared', () => {
  expect(bloodType.comparisonKey('A+')).not.toBe(bloodType.comparisonKey('A-'))
})
