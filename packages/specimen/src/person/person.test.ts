import {
  FIELD_NAMES,
  lookupRegion,
  normaliseProvince,
  normaliseRegency,
  regionsNamed,
  regionsUnder,
  validOn,
} from '@identity/ktp'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { person } from './person.ts'

const seeds = fc.integer({ min: 0, max: 1_000_000 })

describe('person', () => {
  test('the same seed is the same person, another seed another', () => {
    expect(person(11)).toEqual(person(11))
    expect(new Set(Array.from({ length: 200 }, (_, seed) => person(seed).fields.nik)).size).toBe(200)
  })

  test('has all 16 fields, none of them empty', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { fields } = person(seed)
        expect(Object.keys(fields).sort()).toEqual([...FIELD_NAMES].sort())
        expect(Object.values(fields).every((value) => value !== '')).toBe(true)
      }),
    )
  })

  test('the NIK agrees with birth date, gender and a real district', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { nik, dateOfBirth, gender } = person(seed).fields
        const [day, month, year] = dateOfBirth.split('-').map(Number) as [number, number, number]
        expect(nik).toMatch(/^\d{16}$/)
        expect(Number(nik.slice(6, 8))).toBe(day + (gender === 'PEREMPUAN' ? 40 : 0))
        expect(Number(nik.slice(8, 10))).toBe(month)
        expect(Number(nik.slice(10, 12))).toBe(year % 100)
        expect(nik.slice(12)).not.toBe('0000')
        expect(lookupRegion(nik.slice(0, 6))?.level).toBe('district')
      }),
    )
  })

  test('the holder is at least 17 when the card is issued', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { dateOfBirth, issueDate } = person(seed).fields
        const [born, issued] = [dateOfBirth, issueDate].map((date) => date.split('-').reverse().join('')) as [
          string,
          string,
        ]
        expect(Number(issued) - Number(born)).toBeGreaterThanOrEqual(17_00_00)
      }),
      { numRuns: 1000 },
    )
  })

  test('names and dates of every kind occur', () => {
    const people = Array.from({ length: 300 }, (_, seed) => person(seed).fields)
    const some = (test: (fields: (typeof people)[number]) => boolean): boolean => people.some(test)
    expect(some(({ fullName }) => !fullName.includes(' '))).toBe(true)
    expect(some(({ fullName }) => fullName.length > 34)).toBe(true)
    expect(some(({ fullName }) => fullName.includes("'"))).toBe(true)
    expect(some(({ fullName }) => fullName.includes('.'))).toBe(true)
    expect(some(({ bloodType }) => bloodType === '-')).toBe(true)
    expect(some(({ validUntil }) => validUntil === 'SEUMUR HIDUP')).toBe(true)
    expect(some(({ validUntil }) => validUntil !== 'SEUMUR HIDUP')).toBe(true)
  })

  test('a fixed field is printed as given and changes no other', () => {
    const plain = person(5)
    const fixed = person(5, { nik: '0000000000000000' })
    expect(fixed.fields).toEqual({ ...plain.fields, nik: '0000000000000000' })
  })

  test('the header names the regency of the district, in force when the card was issued', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { header, fields } = person(seed)
        const province = normaliseProvince(header.province)
        const regency = normaliseRegency(header.regency, province.code)
        const day = fields.issueDate.split('-').reverse().join('-')
        const [known] = regionsNamed('regency', header.regency.replace(/^(KABUPATEN|KOTA) /, ''))
        expect(province.code).not.toBeNull()
        expect(known).toBeDefined()
        if (regency.code !== null) {
          expect(validOn(lookupRegion(regency.code)!, day)).toBe(true)
          expect(regionsUnder(regency.code).map(({ name }) => name)).toContain(fields.kecamatan)
        }
      }),
    )
  })

  test('people of renumbered regions keep the code they were registered under', () => {
    const codes = Array.from({ length: 600 }, (_, seed) => lookupRegion(person(seed).fields.nik.slice(0, 6)))
    expect(codes.some((region) => region?.validTo !== null)).toBe(true)
  })
})
