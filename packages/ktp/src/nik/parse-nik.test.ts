import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRealDate } from '../dates/calendar-date.ts'
import { parseNik } from './parse-nik.ts'

const two = (number: number) => String(number).padStart(2, '0')
const birth = fc
  .record({
    day: fc.integer({ min: 1, max: 31 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 1900, max: 2099 }),
  })
  .filter(isRealDate)
const region = fc.integer({ min: 0, max: 999_999 }).map((number) => String(number).padStart(6, '0'))
const serial = fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0'))
const flawOf = (text: string) => {
  const parsed = parseNik(text)
  return parsed.ok ? null : parsed.flaw
}
/** Day, month, year and serial of an otherwise fine NIK. */
const withDate = (date: string, last = '0001') => flawOf(`327301${date}${last}`)

describe('parseNik', () => {
  it('takes apart every NIK that can be issued, of men and of women', () => {
    fc.assert(
      fc.property(region, birth, fc.boolean(), serial, (code, date, female, last) => {
        const nik = `${code}${two(date.day + (female ? 40 : 0))}${two(date.month)}${two(date.year % 100)}${last}`
        const parsed = parseNik(` ${nik}\n`)
        expect(parsed).toEqual({
          ok: true,
          parts: {
            nik,
            province: code.slice(0, 2),
            regency: code.slice(0, 4),
            district: code,
            day: date.day,
            month: date.month,
            yearOfCentury: date.year % 100,
            gender: female ? 'PEREMPUAN' : 'LAKI-LAKI',
            serial: last,
          },
        })
      }),
    )
  })

  it('refuses every day outside 01–31 and 41–71', () => {
    for (let day = 0; day <= 99; day += 1) {
      const possible = (day >= 1 && day <= 31) || (day >= 41 && day <= 71)
      expect(withDate(`${two(day)}0190`)).toBe(possible ? null : 'impossible_day')
    }
  })

  it('refuses every month outside 01–12', () => {
    for (let month = 0; month <= 99; month += 1) {
      expect(withDate(`15${two(month)}90`)).toBe(month >= 1 && month <= 12 ? null : 'impossible_month')
    }
  })

  it('refuses days that exist in neither century', () => {
    expect([withDate('310290'), withDate('710290'), withDate('300288'), withDate('310490')]).toEqual(
      Array(4).fill('impossible_date'),
    )
    expect([withDate('290288'), withDate('690288'), withDate('290289')]).toEqual([null, null, 'impossible_date'])
  })

  it('knows that 29 February of 2000 was one and of 1900 was none', () => {
    expect(withDate('290200')).toBeNull()
  })

  it('refuses the serial 0000', () => {
    expect([withDate('150190', '0000'), withDate('150190', '9999')]).toEqual(['serial_zero', null])
  })

  it('refuses anything but 16 ASCII digits and never throws', () => {
    for (const text of [
      '',
      '327301150190000',
      '32730115019000011',
      '3273O11501900001',
      '３２７３０１１５０１９００００１',
      '-273011501900001',
      '3273 0115 0190 0001',
    ]) {
      expect(flawOf(text)).toBe('not_16_digits')
    }
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => parseNik(text).ok || flawOf(text) !== null))
  })
})

/** Measured faults of nik-parser 1.0.1, which about 18,000 downloads a month rely on. */
describe('faults of nik-parser that must not return', () => {
  it('a woman’s day is not a man’s', () => {
    const parsed = parseNik('3273015608900001')
    expect(parsed.ok && [parsed.parts.gender, parsed.parts.day]).toEqual(['PEREMPUAN', 16])
  })

  it('31 February is refused', () => {
    expect(flawOf('3273013102900001')).toBe('impossible_date')
  })

  it('letters in the date are refused', () => {
    expect(flawOf('327301AB02900001')).toBe('not_16_digits')
  })

  it('an unknown district does not throw', () => {
    expect(parseNik('3273991508900001').ok).toBe(true)
  })
})
