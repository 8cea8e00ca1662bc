import {
  crossCheckFields,
  FIELD_NAMES,
  FIELDS,
  normaliseIssuePlace,
  normaliseProvince,
  normaliseRegency,
  splitBirthLine,
  type CalendarDate,
  type FieldName,
  type FieldReading,
} from '@identity/ktp'
import type { FieldCheck, ReadField } from '../evidence.ts'
import { calibrateConfidence } from './calibrate-confidence.ts'
import type { SettledValue } from './look-again.ts'
import type { RawValue, RawValues } from './read-values.ts'
import { resolveNik } from './resolve-nik.ts'

export interface AssembledFields {
  readonly fields: Readonly<Record<FieldName, ReadField>>
  readonly header: { readonly province: ReadField; readonly regency: ReadField }
  readonly issuePlace: ReadField
  readonly checks: readonly FieldCheck[]
}

/** Normalise every value by the rules of its field and check them against each other. */
export function assembleFields(values: RawValues, today: CalendarDate): AssembledFields {
  const { rows } = values
  const birth = rows.birth === null ? null : splitBirthLine(joinDate(rows.birth.text))
  const part = (text: string | null | undefined): RawValue | null =>
    rows.birth === null || text === null || text === undefined ? null : { ...rows.birth, text }
  const field = (name: FieldName, raw: RawValue | null): ReadField => readField(raw, FIELDS[name].normalise)
  const fields: Record<FieldName, ReadField> = {
    nik: readNik(rows.nik),
    fullName: field('fullName', rows.name),
    placeOfBirth: field('placeOfBirth', withoutDate(part(birth?.placeOfBirth))),
    dateOfBirth: field('dateOfBirth', part(birth?.dateOfBirth)),
    gender: field('gender', rows.gender),
    bloodType: field('bloodType', values.bloodType),
    address: field('address', rows.address),
    rtRw: field('rtRw', rows.rtRw),
    kelurahan: field('kelurahan', rows.kelurahan),
    kecamatan: field('kecamatan', rows.kecamatan),
    religion: field('religion', rows.religion),
    maritalStatus: field('maritalStatus', rows.marital),
    occupation: field('occupation', rows.occupation),
    nationality: field('nationality', rows.nationality),
    validUntil: field('validUntil', rows.validUntil),
    issueDate: field(
      'issueDate',
      values.issueDate === null ? null : { ...values.issueDate, text: joinDate(values.issueDate.text) },
    ),
  }
  const codes = { province: null as string | null, regency: null as string | null }
  const province = readField(values.province, (raw) => {
    const reading = normaliseProvince(raw)
    codes.province = reading.code
    return reading
  })
  const regency = readField(values.regency, (raw) => {
    const reading = normaliseRegency(raw, codes.province)
    codes.regency = reading.code
    return reading
  })
  const issuePlace = readField(values.issuePlace, (raw) => normaliseIssuePlace(raw, codes.regency))
  const resolved = resolveNik(fields.nik, rows.nik?.characters, {
    dateOfBirth: fields.dateOfBirth.value,
    gender: fields.gender.value,
    regency: codes.regency,
    today,
  })
  if (resolved !== null) fields.nik = resolved
  const checks = crossCheckFields({ ...fields, headerProvince: province, headerRegency: regency, issuePlace }, today)
  const calibrated = Object.fromEntries(
    FIELD_NAMES.map((name) => [name, calibrateConfidence(name, fields[name])]),
  ) as Record<FieldName, ReadField>
  return {
    fields: calibrated,
    header: { province: calibrateConfidence('header', province), regency: calibrateConfidence('header', regency) },
    issuePlace: calibrateConfidence('header', issuePlace),
    checks: checks.map(({ rule, outcome, detail }) => ({ rule, outcome, detail })),
  }
}

/** A place whose date was not recognised may still hold pieces of it. */
function withoutDate(place: RawValue | null): RawValue | null {
  return place !== null && /\d/.test(place.text) ? { ...place, confidence: Math.min(0.4, place.confidence) } : place
}

/** Digits and dashes of a date stand apart only where print is faint: a date holds no spaces. */
function joinDate(text: string): string {
  return text.replaceAll(/(?<=[\d-]) +(?=[\d-])/g, '')
}

const UNREAD: ReadField = { value: null, raw: null, confidence: 0, box: null, checks: [] }

/** What a digit that only the other fields settle is worth at most: it no longer checks them. */
const SETTLED_NIK = 0.75

function readField(raw: SettledValue | null, normalise: (raw: string) => FieldReading): ReadField {
  if (raw === null) return UNREAD
  const { value, checks } = normalise(raw.text)
  const confidence = value === null ? 0 : raw.confidence
  if (raw.unsettled === undefined) return { value, raw: raw.text, confidence, box: raw.box, checks }
  const detail = 'an entry of the list that is likelier than what was read by itself'
  return {
    ...{ value, raw: raw.unsettled, confidence, box: raw.box },
    checks: [...checks, { rule: 'settled_by_list', outcome: 'warn', detail }],
  }
}

/** The NIK; digits that only date of birth, gender and region settled are said to be so. */
function readNik(raw: SettledValue | null): ReadField {
  const { unsettled, ...plain } = raw ?? { unsettled: undefined }
  const nik = readField(raw === null ? null : (plain as SettledValue), FIELDS.nik.normalise)
  if (unsettled === undefined || nik.value === null) return nik
  const detail = 'digits were unsure; taken are those that agree with date of birth, gender and region'
  return {
    ...nik,
    raw: unsettled,
    confidence: Math.min(SETTLED_NIK, nik.confidence),
    checks: [...nik.checks, { rule: 'nik_digits_settled', outcome: 'warn', detail }],
  }
}
