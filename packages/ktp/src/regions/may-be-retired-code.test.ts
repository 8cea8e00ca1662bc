import { expect, it } from 'vitest'
import { lookupRegion } from './lookup-region.ts'
import { mayBeRetiredCode } from './may-be-retired-code.ts'
import { regionsUnder } from './regions-under.ts'

it('the regency numbers that moved to Kalimantan Utara and Sulawesi Barat are possibly old', () => {
  for (const code of ['6404', '6405', '6406', '6410', '6473', '7319', '7320', '7321', '7323', '7325']) {
    expect(mayBeRetiredCode(code)).toBe(true)
  }
})

it('a number above the highest of its run is not', () => {
  expect(mayBeRetiredCode('3230')).toBe(false)
  expect(mayBeRetiredCode('3299')).toBe(false)
  expect(mayBeRetiredCode('320499')).toBe(false)
})

it('a listed code, an unknown province and a province of 2022 have no such past', () => {
  for (const code of ['3204', '99', '9901', '990101', '9399', '930199']) expect(mayBeRetiredCode(code)).toBe(false)
})

it('any unlisted district of a retired regency is, since the oldest edition misses some', () => {
  expect(mayBeRetiredCode('910199')).toBe(true)
})

it('a district is judged by its regency when that is unlisted', () => {
  expect(mayBeRetiredCode('640401')).toBe(true)
})

it('597 district numbers below the highest are unused in the edition in force, in 70 regencies', () => {
  // Spec part 2 counted the current edition alone; codes of 2022 provinces are in that count and never flagged here.
  const holes = regionsUnder(null)
    .flatMap(({ code }) => regionsUnder(code))
    .filter(({ validTo }) => validTo === null)
    .map(({ code }) => {
      const numbers = regionsUnder(code)
        .filter(({ validTo }) => validTo === null)
        .map((district) => Number(district.code.slice(4)))
      return Math.max(...numbers) - numbers.length
    })
  expect(holes.reduce((sum, count) => sum + count, 0)).toBe(597)
  expect(holes.filter((count) => count > 0)).toHaveLength(70)
  expect(lookupRegion('640404')).toBeNull()
})
