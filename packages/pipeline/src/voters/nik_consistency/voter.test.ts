import { describe, expect, it } from 'vitest'
import { field, goodEvidence } from '../../testing/good-evidence.ts'
import { nikConsistency } from './voter.ts'

/** Fictional number: district of Jakarta, 17 August 1945, serial 0001. */
const NIK = '3171011708450001'

function vote(nik: string | null, dateOfBirth: string | null, gender: string | null, confidence = 0.97) {
  const { reading } = goodEvidence()
  if (reading.kind !== 'read') throw new Error('no reading')
  const fields = {
    ...reading.fields,
    nik: field(nik, confidence),
    dateOfBirth: field(dateOfBirth, confidence),
    gender: field(gender, confidence),
  }
  return nikConsistency.vote({ reading: { ...reading, fields } })
}
const find = (...args: Parameters<typeof vote>) => vote(...args).finding

describe('nik_consistency', () => {
  it('passes a NIK that holds the printed date and gender', () => {
    expect(find(NIK, '17-08-1945', 'LAKI-LAKI')).toBe('consistent')
    expect(find('3171015708450001', '17-08-1945', 'PEREMPUAN')).toBe('consistent')
  })

  it('objects to the other gender, another date, an impossible date and an unknown province', () => {
    expect(find(NIK, '17-08-1945', 'PEREMPUAN')).toBe('gender_mismatch')
    expect(find(NIK, '03-11-1982', 'LAKI-LAKI')).toBe('date_mismatch')
    expect(find('3171013213450001', null, null)).toBe('malformed')
    expect(find('0071011708450001', '17-08-1945', 'LAKI-LAKI')).toBe('unknown_region')
  })

  it('suspects its own reading first: one digit needs more confidence than several', () => {
    expect(find(NIK, '18-08-1945', 'LAKI-LAKI', 0.85)).toBe('unsure_reading')
    expect(find(NIK, '18-08-1945', 'LAKI-LAKI', 0.9)).toBe('date_mismatch')
    expect(find(NIK, '03-11-1982', 'LAKI-LAKI', 0.75)).toBe('date_mismatch')
    expect(find(NIK, '03-11-1982', 'LAKI-LAKI', 0.65)).toBe('unsure_reading')
  })

  it('does not pass on what it could not read', () => {
    expect(find(NIK, null, 'LAKI-LAKI')).toBe('unsure_reading')
    expect(find(NIK, '17-08-1945', 'LAKI-LAKI', 0.5)).toBe('unsure_reading')
    expect(find(null, '17-08-1945', 'LAKI-LAKI')).toBe('unreadable')
    expect(nikConsistency.vote({ reading: { kind: 'no_card', reason: 'r', engine: 'e' } }).finding).toBe('no_card')
  })

  it('does not let digits that were settled by the printed fields confirm those fields', () => {
    const { reading } = goodEvidence()
    if (reading.kind !== 'read') throw new Error('no reading')
    const settled = { rule: 'nik_digits_settled', outcome: 'warn', detail: 'unsure at place 3' } as const
    const read = field(NIK, 0.97)
    const fields = { ...reading.fields, nik: { ...read, checks: [...read.checks, settled] } }
    expect(nikConsistency.vote({ reading: { ...reading, fields } }).finding).toBe('unsure_reading')
  })

  it('writes no digit of the NIK or of the date into its reason or numbers', () => {
    const said = JSON.stringify(vote(NIK, '03-11-1982', 'PEREMPUAN'))
    for (const secret of [NIK, '1708', '1945', '1982', '03-11']) expect(said).not.toContain(secret)
  })
})
