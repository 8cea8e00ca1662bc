import { parsePrintedDate, type CalendarDate } from '../dates/calendar-date.ts'
import type { FieldCheck } from '../field-check.ts'
import { nikBirthDate } from './nik-birth-date.ts'
import { nikRegion, type NikRegion } from './nik-region.ts'
import { parseNik, type Gender, type NikFlaw, type NikParts } from './parse-nik.ts'

/** What the card prints beside the NIK, and the day of the check. All optional: what is missing is not checked. */
export interface NikContext {
  /** Printed date of birth, `DD-MM-YYYY`. */
  readonly dateOfBirth?: string | null
  /** Printed gender in normal form. */
  readonly gender?: string | null
  /** Decides the century. */
  readonly today?: CalendarDate
  /** Married, divorced or widowed: a card may then be held before 17. */
  readonly everMarried?: boolean
}

/**
 * In this order of weight; the first that holds is the outcome, every one that holds is in `checks`.
 * `date_mismatch` and `gender_mismatch` send to review and prove nothing: a NIK outlives the correction of a birth date.
 * `unknown_region` is a strong warning. `retired_region` is fine.
 */
export type NikOutcome =
  'malformed' | 'gender_mismatch' | 'date_mismatch' | 'unknown_region' | 'retired_region' | 'consistent'

export interface NikCheck {
  readonly outcome: NikOutcome
  readonly flaw: NikFlaw | null
  readonly parts: NikParts | null
  readonly region: NikRegion | null
  /** Birth date with the century settled by `today`; null without `today`, or when no century gives a holder's age. */
  readonly birthDate: CalendarDate | null
  readonly checks: readonly FieldCheck[]
}

/** Rules of `checkNik` for the documentation. */
export const NIK_RULES = {
  nik_structure: {
    worst: 'fail',
    about: '16 digits, a day of 01–31 or 41–71 that exists, a serial other than 0000. There is no check digit.',
  },
  nik_region: {
    worst: 'warn',
    about:
      'Province, regency and district code are in an edition of the ministry’s table. Retired codes are fine and stay in living NIKs; unlisted ones in the gaps of the table are “possibly old”.',
  },
  nik_age: { worst: 'warn', about: 'One century gives a holder of 17 to 110 years (younger if ever married).' },
  nik_birth_date: {
    worst: 'fail',
    about: 'Day, month and year are those of the printed date of birth. Sends to review; the law lets them differ.',
  },
  nik_gender: {
    worst: 'fail',
    about: 'The day of women is raised by 40; agrees with the printed gender. Sends to review.',
  },
} as const

const LEVEL_WORDS = { province: 'province', regency: 'regency or city', district: 'district' } as const

function regionCheck(found: NikRegion): FieldCheck {
  const rule = 'nik_region'
  if (found.status === 'in_force') return { rule, outcome: 'ok', detail: 'the region code is in force' }
  if (found.status === 'retired') {
    const next = found.successor === null ? 'its successor is not certain' : `its successor is ${found.successor.code}`
    return { rule, outcome: 'ok', detail: `the region code is retired, ${next}` }
  }
  const old = found.possiblyOld ? ', but it is possibly one retired before the oldest edition' : ''
  return {
    rule,
    outcome: 'warn',
    detail: `no edition lists the ${LEVEL_WORDS[found.unknownLevel ?? 'province']} code${old}`,
  }
}

function dateCheck(parts: NikParts, printed: CalendarDate): FieldCheck {
  const differing = [
    parts.day === printed.day ? '' : 'day',
    parts.month === printed.month ? '' : 'month',
    parts.yearOfCentury === printed.year % 100 ? '' : 'year',
  ].filter(Boolean)
  const rule = 'nik_birth_date'
  return differing.length === 0
    ? { rule, outcome: 'ok', detail: 'the NIK holds the printed date of birth' }
    : { rule, outcome: 'fail', detail: `${differing.join(', ')} of birth in the NIK and on the card differ` }
}

function genderCheck(parts: NikParts, printed: Gender): FieldCheck {
  const rule = 'nik_gender'
  return parts.gender === printed
    ? { rule, outcome: 'ok', detail: 'the NIK holds the printed gender' }
    : { rule, outcome: 'fail', detail: 'the day in the NIK is that of the other gender' }
}

const ageCheck = (birthDate: CalendarDate | null): FieldCheck =>
  birthDate === null
    ? { rule: 'nik_age', outcome: 'warn', detail: 'no century makes the holder 17 to 110 years old' }
    : { rule: 'nik_age', outcome: 'ok', detail: 'one century makes the holder 17 to 110 years old' }

/** Checks a NIK by itself and against what the card prints. Never throws. */
export function checkNik(nik: string, context: NikContext = {}): NikCheck {
  const parsed = parseNik(nik)
  if (!parsed.ok) {
    const checks = [{ rule: 'nik_structure', outcome: 'fail', detail: parsed.detail }] as const
    return { outcome: 'malformed', flaw: parsed.flaw, parts: null, region: null, birthDate: null, checks }
  }
  const { parts } = parsed
  const region = nikRegion(parts)
  const birthDate = context.today ? nikBirthDate(parts, context.today, context.everMarried ?? false) : null
  const checks: FieldCheck[] = [
    { rule: 'nik_structure', outcome: 'ok', detail: 'the 16 digits have the structure of a NIK' },
    regionCheck(region),
  ]
  if (context.today) checks.push(ageCheck(birthDate))
  const printedDate = parsePrintedDate(context.dateOfBirth ?? '')
  if (printedDate !== null) checks.push(dateCheck(parts, printedDate))
  const { gender } = context
  if (gender === 'LAKI-LAKI' || gender === 'PEREMPUAN') checks.push(genderCheck(parts, gender))
  return { outcome: outcomeOf(checks, region), flaw: null, parts, region, birthDate, checks }
}

function outcomeOf(checks: readonly FieldCheck[], region: NikRegion): NikOutcome {
  const failed = (rule: string) => checks.some((check) => check.rule === rule && check.outcome === 'fail')
  if (failed('nik_gender')) return 'gender_mismatch'
  if (failed('nik_birth_date')) return 'date_mismatch'
  if (region.status === 'unknown') return 'unknown_region'
  return region.status === 'retired' ? 'retired_region' : 'consistent'
}
