import { describe, expect, it } from 'vitest'
import { checkNik } from './check-nik.ts'

/** Fictional numbers: Bandung's district 01, a retired and a living code of Papua, and codes that never were. */
const MAN = '3273011708850001'
const WOMAN = '3273015708850001'
const today = { year: 2026, month: 5, day: 24 }
const printed = { dateOfBirth: '17-08-1985', today }
const outcomeOf = (...query: Parameters<typeof checkNik>) => checkNik(...query).outcome
const details = (...query: Parameters<typeof checkNik>) =>
  Object.fromEntries(checkNik(...query).checks.map(({ rule, outcome, detail }) => [rule, `${outcome}: ${detail}`]))

describe('checkNik', () => {
  it('is consistent when all that is printed agrees', () => {
    expect(outcomeOf(MAN, { ...printed, gender: 'LAKI-LAKI' })).toBe('consistent')
    expect(outcomeOf(WOMAN, { ...printed, gender: 'PEREMPUAN' })).toBe('consistent')
    expect(outcomeOf(MAN)).toBe('consistent')
  })

  it('is malformed, with the flaw, when it is no NIK', () => {
    expect(checkNik('3273013102850001', printed)).toMatchObject({
      outcome: 'malformed',
      flaw: 'impossible_date',
      parts: null,
    })
  })

  it('says which parts of the birth date differ, and no more', () => {
    expect(outcomeOf(MAN, { dateOfBirth: '18-08-1986' })).toBe('date_mismatch')
    expect(details(MAN, { dateOfBirth: '18-08-1986' })['nik_birth_date']).toBe(
      'fail: day, year of birth in the NIK and on the card differ',
    )
  })

  it('weighs the gender above the date and reports both', () => {
    const found = checkNik(MAN, { dateOfBirth: '18-08-1985', gender: 'PEREMPUAN' })
    expect(found.outcome).toBe('gender_mismatch')
    expect(found.checks.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule)).toEqual([
      'nik_birth_date',
      'nik_gender',
    ])
  })

  it('does not check against what is unreadable', () => {
    expect(outcomeOf(MAN, { dateOfBirth: null, gender: null })).toBe('consistent')
    expect(outcomeOf(MAN, { dateOfBirth: '31-02-1985', gender: 'X' })).toBe('consistent')
  })

  it('accepts a retired region and names its successor', () => {
    const found = checkNik('9101011708850001', printed)
    expect(found.outcome).toBe('retired_region')
    expect(found.region).toMatchObject({ status: 'retired', successor: { code: '930101', name: 'MERAUKE' } })
    expect(found.checks.every(({ outcome }) => outcome === 'ok')).toBe(true)
  })

  it('accepts the code that took over', () => {
    expect(outcomeOf('9301011708850001', printed)).toBe('consistent')
  })

  it('names the first level that no edition lists', () => {
    expect(checkNik('9901011708850001').region).toMatchObject({ unknownLevel: 'province', region: null })
    expect(checkNik('3250011708850001').region).toMatchObject({ unknownLevel: 'regency', region: { code: '32' } })
    expect(checkNik('3273991708850001').region).toMatchObject({ unknownLevel: 'district', region: { code: '3273' } })
    expect(outcomeOf('3273991708850001')).toBe('unknown_region')
  })

  it('calls an unlisted code in a gap possibly old, not false', () => {
    const found = checkNik('6404011708850001', printed)
    expect(found).toMatchObject({ outcome: 'unknown_region', region: { possiblyOld: true } })
    expect(checkNik('3273991708850001').region?.possiblyOld).toBe(false)
  })

  it('puts no digit of the NIK and no date into its findings', () => {
    const found = checkNik(MAN, { dateOfBirth: '18-09-1986', gender: 'PEREMPUAN', today })
    for (const { detail } of found.checks) expect(detail).not.toMatch(/\d{4,}|85|86|3273/)
  })
})
