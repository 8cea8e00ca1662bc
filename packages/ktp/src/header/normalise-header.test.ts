import { describe, expect, it } from 'vitest'
import { normaliseIssuePlace, normaliseProvince, normaliseRegency } from './normalise-header.ts'

const pair = ({ value, code }: { value: string | null; code: string | null }) => [value, code]

describe('header lines', () => {
  it('a province is read through lost spaces and slips, and keeps the printed prefix', () => {
    expect(pair(normaliseProvince('PROVINSIJAWABARAT'))).toEqual(['PROVINSI JAWA BARAT', '32'])
    expect(pair(normaliseProvince('PR0VINSI JAWA TENGAH'))).toEqual(['PROVINSI JAWA TENGAH', '33'])
    expect(pair(normaliseProvince('JAWA BARAT'))).toEqual(['JAWA BARAT', '32'])
  })

  it('the capital is DKI JAKARTA on cards', () => {
    expect(pair(normaliseProvince('PROVINSI DKI JAKARTA'))).toEqual(['PROVINSI DKI JAKARTA', '31'])
  })

  it('Riau is not Kepulauan Riau, nor Papua one of its daughters', () => {
    const names = ['RIAU', 'KEPULAUAN RIAU', 'PAPUA', 'PAPUA BARAT', 'PAPUA BARAT DAYA', 'PAPUA TENGAH']
    expect(names.map((name) => normaliseProvince(`PROVINSI ${name}`).code)).toEqual([
      '14',
      '21',
      '91',
      '92',
      '96',
      '94',
    ])
  })

  it('cities of Jakarta stand without KOTA, with it, or with their full title', () => {
    expect(pair(normaliseRegency('JAKARTA SELATAN', '31'))).toEqual(['JAKARTA SELATAN', '3174'])
    for (const printed of ['KOTA JAKARTA SELATAN', 'KOTA ADM. JAKARTA SELATAN', 'KOTA ADMINISTRASI JAKARTA SELATAN']) {
      expect(normaliseRegency(printed, '31').code).toBe('3174')
    }
  })

  it('the abbreviation KAB. is spelt out', () => {
    expect(pair(normaliseRegency('KAB. BOGOR', '32'))).toEqual(['KABUPATEN BOGOR', '3201'])
    expect(pair(normaliseRegency('KABUPATEN BOGOR', '32'))).toEqual(['KABUPATEN BOGOR', '3201'])
  })

  it('a regency that left its province is still found', () => {
    expect(normaliseRegency('KABUPATEN BULUNGAN', '64').code).toBe('6501')
  })

  it('a name that is shared or unknown keeps its text and has no code', () => {
    expect(pair(normaliseRegency('BANDUNG', '32'))).toEqual(['BANDUNG', null])
    expect(normaliseRegency('NEGERI ANTAH', null)).toMatchObject({
      value: 'NEGERI ANTAH',
      code: null,
      checks: [{ rule: 'region_known', outcome: 'warn' }],
    })
  })

  it('nothing read is nothing, and a text longer than any line is not worked on', () => {
    expect(normaliseProvince(' : ')).toMatchObject({ value: null, code: null })
    expect(normaliseRegency('KOTA '.repeat(100), null)).toMatchObject({ value: null, code: null })
    expect(normaliseIssuePlace('KOTA '.repeat(100), '3204')).toMatchObject({ value: null, code: null })
  })
})

describe('place of issue', () => {
  it('a shared name is the header’s own regency', () => {
    expect(['3204', '3273'].map((code) => normaliseIssuePlace('BANDUNG', code).code)).toEqual(['3204', '3273'])
    expect(normaliseIssuePlace('BANDUNG', null).code).toBeNull()
  })

  it('a slip in it is seen through', () => {
    expect(pair(normaliseIssuePlace('BANDUN6', '3204'))).toEqual(['BANDUNG', '3204'])
  })

  it('a retired header regency issues in itself', () => {
    expect(normaliseIssuePlace('MERAUKE', '9101').code).toBe('9101')
  })

  it('another regency is itself', () => {
    expect(normaliseIssuePlace('SURABAYA', '3204').code).toBe('3578')
  })
})
