import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nikBirthDate } from './nik-birth-date.ts'
import { parseNik } from './parse-nik.ts'

const parts = (date: string) => {
  const parsed = parseNik(`327301${date}0001`)
  if (!parsed.ok) throw new Error(parsed.flaw)
  return parsed.parts
}
const today = { year: 2026, month: 5, day: 24 }
const yearOf = (date: string, married = false) => nikBirthDate(parts(date), today, married)?.year ?? null

it('the century is the one of a card holder’s age', () => {
  expect([yearOf('170885'), yearOf('170805'), yearOf('170820')]).toEqual([1985, 2005, 1920])
})

it('seventeen is reached on the birthday', () => {
  expect([yearOf('240509'), yearOf('250509')]).toEqual([2009, null])
})

it('a younger holder must have been married', () => {
  expect([yearOf('010110'), yearOf('010110', true)]).toEqual([null, 2010])
})

it('nobody is older than 110', () => {
  expect([yearOf('240516'), yearOf('240515')]).toEqual([1916, null])
})

it('29 February 1900 was no day', () => {
  expect(yearOf('290200')).toBe(2000)
  expect(nikBirthDate(parts('290200'), { year: 2010, month: 1, day: 1 }, false)).toBeNull()
})

it('there is never a choice between two centuries', () => {
  const day = fc.record({ year: fc.integer({ min: 2011, max: 2100 }), month: fc.constant(6), day: fc.constant(15) })
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 99 }), fc.boolean(), (now, year, married) => {
      const date = nikBirthDate(parts(`0106${String(year).padStart(2, '0')}`), now, married)
      const youngest = married ? 12 : 17
      const ages = [1900, 2000]
        .map((century) => now.year - century - year)
        .filter((age) => age >= youngest && age <= 110)
      expect(ages.length).toBeLessThanOrEqual(1)
      expect(date === null ? [] : [now.year - date.year]).toEqual(ages)
    }),
  )
})
