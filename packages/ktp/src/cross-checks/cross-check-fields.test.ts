import { describe, expect, it } from 'vitest'
import { crossCheckFields, type CardLine, type CardReading } from './cross-check-fields.ts'

const today = { year: 2026, month: 5, day: 24 }

/** A fictional citizen of Bandung on whose card everything agrees. */
const CARD = {
  nik: '3273011708850001',
  fullName: 'BUDI SPESIMEN',
  dateOfBirth: '17-08-1985',
  gender: 'LAKI-LAKI',
  kecamatan: 'SUKASARI',
  maritalStatus: 'BELUM KAWIN',
  nationality: 'WNI',
  validUntil: 'SEUMUR HIDUP',
  issueDate: '02-04-2018',
  headerProvince: 'PROVINSI JAWA BARAT',
  headerRegency: 'KOTA BANDUNG',
  issuePlace: 'BANDUNG',
} satisfies Partial<Record<CardLine, string>>

const reading = (values: Partial<Record<CardLine, string | null>>): CardReading =>
  Object.fromEntries(
    Object.entries({ ...CARD, ...values }).map(([line, value]) => [line, { value, raw: value, confidence: 0.99 }]),
  )
const check = (values: Partial<Record<CardLine, string | null>>) => crossCheckFields(reading(values), today)
/** Rule, outcome and fields of what is not fine. */
const objections = (values: Partial<Record<CardLine, string | null>>) =>
  check(values).flatMap(({ rule, outcome }) => (outcome === 'ok' ? [] : [`${rule} ${outcome}`]))

describe('crossCheckFields', () => {
  it('has nothing to say against a card that agrees with itself', () => {
    expect(objections({})).toEqual([])
  })

  it('runs every rule on a complete card', () => {
    const rules = check({ validUntil: '17-08-2030' }).map(({ rule }) => rule)
    expect(rules).toEqual([
      'nik_region',
      'nik_age',
      'nik_birth_date',
      'nik_gender',
      'holder_age',
      'issue_not_future',
      'issue_age',
      'validity_after_issue',
      'validity_over',
      'header_pair',
      'kecamatan_in_regency',
      'issue_place_is_regency',
      'nik_region_is_header',
    ])
  })

  it('names the fields a finding concerns', () => {
    const finding = check({ gender: 'PEREMPUAN' }).find(({ rule }) => rule === 'nik_gender')
    expect(finding).toMatchObject({ outcome: 'fail', fields: ['nik', 'gender'] })
  })

  it('checks nothing that was not read', () => {
    expect(crossCheckFields({}, today)).toEqual([])
    const nothing = Object.fromEntries(Object.keys(CARD).map((line) => [line, null]))
    expect(check(nothing)).toEqual([])
  })

  it('objects to a birth date or gender other than the NIK’s', () => {
    expect(objections({ dateOfBirth: '18-08-1985' })).toEqual(['nik_birth_date fail'])
    expect(objections({ gender: 'PEREMPUAN' })).toEqual(['nik_gender fail'])
  })

  it('takes a NIK of another region for a person who moved', () => {
    const findings = check({ nik: '3578011708850001' })
    expect(findings.find(({ rule }) => rule === 'nik_region_is_header')?.outcome).toBe('ok')
    expect(objections({ nik: '3578011708850001' })).toEqual([])
  })

  it('objects to a regency of another province', () => {
    expect(objections({ headerProvince: 'PROVINSI JAWA TIMUR' })).toEqual(['header_pair fail'])
  })

  it('accepts the province a regency was split from', () => {
    const old = {
      headerProvince: 'PROVINSI KALIMANTAN TIMUR',
      headerRegency: 'KABUPATEN BULUNGAN',
      kecamatan: null,
      issuePlace: null,
    }
    expect(objections(old)).toEqual([])
    expect(objections({ ...old, headerProvince: 'PROVINSI KALIMANTAN BARAT' })).toEqual(['header_pair fail'])
  })

  it('accepts a card of Merauke from before and after the split of Papua', () => {
    const card = { headerRegency: 'KABUPATEN MERAUKE', kecamatan: 'SEMANGGA', issuePlace: 'MERAUKE' }
    expect(objections({ ...card, headerProvince: 'PROVINSI PAPUA' })).toEqual([])
    expect(objections({ ...card, headerProvince: 'PROVINSI PAPUA SELATAN' })).toEqual([])
  })

  it('only warns of a district the regency does not list, and of issue elsewhere', () => {
    expect(objections({ kecamatan: 'RUNGKUT' })).toEqual(['kecamatan_in_regency warn'])
    expect(objections({ issuePlace: 'SURABAYA' })).toEqual(['issue_place_is_regency warn'])
  })

  it('fails a card issued before birth or after today', () => {
    expect(objections({ issueDate: '16-08-1985' })).toEqual(['issue_age fail'])
    expect(objections({ issueDate: '25-05-2026' })).toEqual(['issue_not_future fail'])
  })

  it('warns of a card issued under 17, unless the holder was once married', () => {
    const young = { nik: '3273011708020001', dateOfBirth: '17-08-2002' }
    expect(objections({ ...young, issueDate: '17-08-2019' })).toEqual([])
    expect(objections({ ...young, issueDate: '16-08-2019' })).toEqual(['issue_age warn'])
    expect(objections({ ...young, issueDate: '16-08-2019', maritalStatus: 'CERAI HIDUP' })).toEqual([])
  })

  it('a citizen’s past validity is for life, a foreigner’s is over', () => {
    expect(objections({ validUntil: '17-08-2023' })).toEqual([])
    expect(objections({ validUntil: '17-08-2023', nationality: 'WNA' })).toEqual(['validity_over warn'])
    expect(objections({ validUntil: '17-08-2030', nationality: 'WNA' })).toEqual([])
  })

  it('a validity that ends before issue fails', () => {
    expect(objections({ validUntil: '02-04-2018' })).toEqual(['validity_after_issue fail'])
  })

  it('nobody is born after today or older than 110', () => {
    expect(objections({ nik: null, dateOfBirth: '25-05-2026', issueDate: null })).toEqual(['holder_age fail'])
    expect(objections({ nik: null, dateOfBirth: '24-05-1915' })).toEqual(['holder_age fail'])
  })

  it('puts no value of the card into its findings', () => {
    const values = {
      dateOfBirth: '18-09-1986',
      gender: 'PEREMPUAN',
      headerProvince: 'PROVINSI BALI',
      kecamatan: 'RUNGKUT',
    }
    for (const { detail } of check(values)) expect(detail).not.toMatch(/3273|1986|BANDUNG|BALI|RUNGKUT|PEREMPUAN/i)
  })
})
