import { describe, expect, it } from 'vitest'
import { goodEvidence } from '../../testing/good-evidence.ts'
import { ocrCrosscheck } from './voter.ts'

const { reading } = goodEvidence()
const HONEST = { nik: '3171011708450001', dateOfBirth: '17-08-1945', gender: 'LAKI-LAKI', fullName: 'CONTOH' }
const find = (fields: Record<string, string> | null, confidence: number | null = 0.99) =>
  ocrCrosscheck.vote({
    reading,
    clientOcr: {
      fields,
      confidence:
        confidence === null ? null : Object.fromEntries(Object.keys(fields ?? {}).map((k) => [k, confidence])),
    },
  }).finding

describe('ocr_crosscheck', () => {
  it('passes when both read the same, whatever the case', () => {
    expect(find(HONEST)).toBe('agrees')
    expect(find({ ...HONEST, fullName: 'Contoh' })).toBe('agrees')
  })

  it('objects when both are sure and a telling field differs by more than a letter', () => {
    expect(find({ ...HONEST, nik: '3171015505800002' })).toBe('contradicts')
    expect(find({ ...HONEST, fullName: 'ORANG LAIN' })).toBe('contradicts')
  })

  it('abstains when the client is unsure or says nothing of how sure it is', () => {
    expect(find({ ...HONEST, fullName: 'ORANG LAIN' }, 0.5)).toBe('differs')
    expect(find({ ...HONEST, fullName: 'ORANG LAIN' }, null)).toBe('differs')
  })

  it('abstains without a client reading, with too little of one, and without a card', () => {
    expect(find(null)).toBe('no_client_ocr')
    expect(find({ nik: HONEST.nik })).toBe('not_comparable')
    const noCard = { kind: 'no_card', reason: 'r', engine: 'e' } as const
    expect(ocrCrosscheck.vote({ reading: noCard, clientOcr: { fields: HONEST, confidence: null } }).finding).toBe(
      'no_card',
    )
  })
})
