import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatPrintedDate, isRealDate } from '../../dates/calendar-date.ts'
import { dateOfBirth } from './field.ts'

const value = (raw: string) => dateOfBirth.normalise(raw).value
const outcomes = (raw: string) => dateOfBirth.normalise(raw).checks.map(({ rule, outcome }) => `${rule} ${outcome}`)

it('other separators, none and look-alike letters are read as the printed date', () => {
  for (const raw of [
    '17-08-1985',
    '17/08/1985',
    '17 08 1985',
    '17.08.1985',
    '17081985',
    '17 - 08 - 1985',
    'I7-O8-1985',
    '17–08–1985',
    '17-8-1985',
  ]) {
    expect(value(raw)).toBe('17-08-1985')
    expect(outcomes(raw)).toEqual(['date_exists ok'])
  }
})

it('any day of two centuries reads back from its print', () => {
  const day = fc
    .record({
      day: fc.integer({ min: 1, max: 31 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 1900, max: 2099 }),
    })
    .filter(isRealDate)
  fc.assert(
    fc.property(day, (date) => {
      expect(dateOfBirth.normalise(formatPrintedDate(date))).toMatchObject({
        value: formatPrintedDate(date),
        checks: [{ outcome: 'ok' }],
      })
    }),
  )
})

it('a day that never was is kept and fails', () => {
  for (const raw of ['31-02-1985', '00-01-1985', '01-13-1985', '29-02-1985', '01-01-1899']) {
    expect(value(raw)).toBe(raw)
    expect(outcomes(raw)).toEqual(['date_exists fail'])
  }
})

it('half a date is no date', () => {
  for (const raw of ['17-08', '1985', 'BANDUNG', '17-08-85', '170819855', 'SEUMUR HIDUP']) expect(value(raw)).toBeNull()
})
