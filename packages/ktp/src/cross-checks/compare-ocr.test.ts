import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELD_NAMES } from '../field-name.ts'
import { compareOcr } from './compare-ocr.ts'

const one = (field: (typeof FIELD_NAMES)[number], server: string | null, client: unknown) =>
  compareOcr({ [field]: { value: server, raw: server } }, { [field]: client }).find((found) => found.field === field)

describe('compareOcr', () => {
  it('answers for all 16 fields, in order', () => {
    expect(compareOcr({}, {}).map(({ field }) => field)).toEqual([...FIELD_NAMES])
  })

  it('spaces, case, hyphens and other spellings of one value do not count', () => {
    expect(one('fullName', 'SITI AMINAH, S.PD', 'Siti Aminah S.Pd.')).toMatchObject({ outcome: 'equal', distance: 0 })
    expect(one('gender', 'LAKI-LAKI', 'laki laki')?.outcome).toBe('equal')
    expect(one('religion', 'KATHOLIK', 'Katolik')?.outcome).toBe('equal')
    expect(one('dateOfBirth', '17-08-1985', '17/08/1985')?.outcome).toBe('equal')
    expect(one('rtRw', '003/004', '3/4')?.outcome).toBe('equal')
    expect(one('nik', '3273011708850001', '3273 0117 0885 0001')?.outcome).toBe('equal')
    expect(one('address', 'JL. MELATI NO. 2', 'JL MELATI NO 2')?.outcome).toBe('equal')
  })

  it('another digit or letter differs, with how far', () => {
    expect(one('nik', '3273011708850001', '3273011708850002')).toMatchObject({ outcome: 'differs', distance: 1 })
    expect(one('fullName', 'SITI AMINAH', 'SITI AMINAN')).toMatchObject({ outcome: 'differs', distance: 1 })
    expect(one('bloodType', 'A+', 'A-')?.outcome).toBe('differs')
  })

  it('compares the raw text where the server could not normalise', () => {
    const server = { occupation: { value: null, raw: 'PEMAIN SULAP' } }
    const found = compareOcr(server, { occupation: 'Pemain  Sulap' }).find(({ field }) => field === 'occupation')
    expect(found?.outcome).toBe('equal')
  })

  it('what one side did not read is not comparable, never a difference', () => {
    for (const client of [undefined, null, '', '  ', 7, {}, 'A'.repeat(257)]) {
      expect(one('fullName', 'SITI', client)).toMatchObject({ outcome: 'not_comparable', distance: null })
    }
    expect(one('fullName', null, 'SITI')?.outcome).toBe('not_comparable')
    expect(one('fullName', 'SITI', '...')?.outcome).toBe('not_comparable')
  })

  it('ignores names outside the 16 and inherited ones', () => {
    const client: Record<string, unknown> = Object.create({ nik: '3273011708850001' }) as Record<string, unknown>
    client['motherName'] = 'X'
    const server = { nik: { value: '3273011708850001', raw: null } }
    expect(compareOcr(server, client).every(({ outcome }) => outcome === 'not_comparable')).toBe(true)
  })

  it('any text equals itself or cannot be compared', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_NAMES), fc.string({ maxLength: 40 }), (field, text) => {
        expect(one(field, text, text)?.outcome).not.toBe('differs')
      }),
    )
  })
})
