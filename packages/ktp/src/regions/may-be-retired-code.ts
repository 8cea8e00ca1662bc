import { lookupRegion } from './lookup-region.ts'
import { PROVINCE_LAW_DATES } from './region-editions.ts'
import { regionsUnder } from './regions-under.ts'

/** Regencies are numbered in two runs: kabupaten from 01, kota from 71. */
const FIRST_CITY = 71

/**
 * A code no edition holds, but which sits where codes retired before 2015 hide: below the highest number of its parent
 * (of its run, for regencies), or in a regency that is itself retired, whose later districts the oldest edition misses.
 * Such a code is possibly old, not false. Provinces of 2022 have no such past.
 */
export function mayBeRetiredCode(code: string): boolean {
  if (code.length === 6 && lookupRegion(code.slice(0, 4)) === null) return mayBeRetiredCode(code.slice(0, 4))
  const parent = lookupRegion(code.slice(0, -2))
  if (lookupRegion(code) !== null || parent === null || PROVINCE_LAW_DATES.has(code.slice(0, 2))) return false
  if (code.length === 6 && parent.validTo !== null) return true
  const number = Number(code.slice(-2))
  const sameRun = (other: number) => code.length === 6 || other >= FIRST_CITY === number >= FIRST_CITY
  const numbers = regionsUnder(parent.code)
    .map((region) => Number(region.code.slice(-2)))
    .filter(sameRun)
  return number > 0 && number < Math.max(...numbers)
}
