import { describe, expect, it } from 'vitest'
import type { ReadField } from '../evidence.ts'
import { resolveNik } from './resolve-nik.ts'

const nik = (value: string): ReadField => ({ value, raw: value, confidence: 0.6, box: null, checks: [] })
const read = (value: string, unsure: Readonly<Record<number, string>>) =>
  Array.from(value, (character, i) => ({
    character,
    confidence: i in unsure ? 0.5 : 0.99,
    at: i / 16,
    others: unsure[i] ?? '',
  }))
const context = {
  dateOfBirth: '16-04-1999',
  gender: 'LAKI-LAKI',
  regency: '74.11',
  today: { year: 2026, month: 1, day: 1 },
}

describe('resolveNik', () => {
  it('an unsure digit of the birth date becomes the one that is printed, less sure and marked', () => {
    const value = '7411042604998174'
    const settled = resolveNik(nik(value), read(value, { 6: '1' }), context)
    expect(settled?.value).toBe('7411041604998174')
    expect(settled?.confidence).toBeLessThan(0.9)
    expect(settled?.checks.at(-1)).toMatchObject({ rule: 'nik_digits_settled', outcome: 'warn' })
  })

  it('an unsure digit of the region becomes that of the header', () => {
    const value = '7413041604998174'
    expect(resolveNik(nik(value), read(value, { 3: '1' }), context)?.value).toBe('7411041604998174')
  })

  it('a sure digit stays, whatever else is printed', () => {
    const value = '7411042604998174'
    expect(resolveNik(nik(value), read(value, {}), context)).toBeNull()
  })

  it('nothing is settled by a character the recogniser did not think of', () => {
    const value = '7411042604998174'
    expect(resolveNik(nik(value), read(value, { 6: '3' }), context)).toBeNull()
  })

  it('an unsure serial, which nothing repeats, stays unsettled', () => {
    const value = '7411041604998174'
    expect(resolveNik(nik(value), read(value, { 15: '1' }), context)).toBeNull()
  })
})
