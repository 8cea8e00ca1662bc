import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ageOn, compareDates, dayInJakarta, formatPrintedDate, isRealDate, parsePrintedDate } from './calendar-date.ts'

const date = (text: string) => parsePrintedDate(text)!

it('a day is real exactly when the platform’s calendar has it', () => {
  const day = fc.record({
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 32 }),
  })
  fc.assert(
    fc.property(day, (candidate) => {
      const made = new Date(Date.UTC(candidate.year, candidate.month - 1, candidate.day))
      const same = made.getUTCMonth() + 1 === candidate.month && made.getUTCDate() === candidate.day
      expect(isRealDate(candidate)).toBe(same)
      if (same) expect(parsePrintedDate(formatPrintedDate(candidate))).toEqual(candidate)
    }),
  )
  expect(isRealDate({ year: 2000, month: 1.5, day: 1 })).toBe(false)
})

it('only the printed form is parsed', () => {
  for (const text of ['1-1-2000', '01/01/2000', '2000-01-01', '31-02-2000', ' 01-01-2000', '']) {
    expect(parsePrintedDate(text)).toBeNull()
  }
})

it('a year of age is completed on the birthday', () => {
  expect(ageOn(date('17-08-1985'), date('16-08-2002'))).toBe(16)
  expect(ageOn(date('17-08-1985'), date('17-08-2002'))).toBe(17)
  expect(ageOn(date('29-02-2004'), date('28-02-2021'))).toBe(16)
  expect(ageOn(date('29-02-2004'), date('01-03-2021'))).toBe(17)
  expect(ageOn(date('17-08-2002'), date('17-08-2001'))).toBeLessThan(0)
})

it('dates are ordered by year, then month, then day', () => {
  const sorted = ['02-01-2000', '01-02-2000', '01-01-2001'].map(date)
  expect([...sorted].reverse().sort(compareDates)).toEqual(sorted)
  expect(compareDates(date('01-01-2000'), date('01-01-2000'))).toBe(0)
})

it('the day changes at 17:00 UTC, midnight in Jakarta', () => {
  expect(dayInJakarta(Date.UTC(2026, 11, 31, 16, 59))).toEqual({ year: 2026, month: 12, day: 31 })
  expect(dayInJakarta(Date.UTC(2026, 11, 31, 17, 0))).toEqual({ year: 2027, month: 1, day: 1 })
})
