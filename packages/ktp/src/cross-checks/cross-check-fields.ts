import { ageOn, compareDates, parsePrintedDate, type CalendarDate } from '../dates/calendar-date.ts'
import type { FieldCheck } from '../field-check.ts'
import type { FieldName } from '../field-name.ts'
import { checkNik } from '../nik/check-nik.ts'
import { CARD_AGE, MAX_AGE } from '../nik/nik-birth-date.ts'
import { headerChecks } from './header-checks.ts'

/** The 16 fields and the three lines beside them. */
export type CardLine = FieldName | 'headerProvince' | 'headerRegency' | 'issuePlace'

export interface LineReading {
  /** Normal form; null when unreadable. */
  readonly value: string | null
  readonly raw: string | null
  /** 0–1. Carried for the caller; no rule weighs it. */
  readonly confidence: number
}

/** What was read on one card. Lines that are missing, or whose value is null, are not checked. */
export type CardReading = Readonly<Partial<Record<CardLine, LineReading>>>

/** A finding that concerns several lines. */
export interface CrossCheck extends FieldCheck {
  readonly fields: readonly CardLine[]
}

const MARRIED_ONCE = ['KAWIN', 'CERAI HIDUP', 'CERAI MATI', 'KAWIN TERCATAT', 'KAWIN BELUM TERCATAT']

/** Lines that a rule of `checkNik` concerns. `nik_structure` is the field's own business. */
const NIK_RULE_FIELDS: ReadonlyMap<string, readonly CardLine[]> = new Map([
  ['nik_region', ['nik']],
  ['nik_age', ['nik']],
  ['nik_birth_date', ['nik', 'dateOfBirth']],
  ['nik_gender', ['nik', 'gender']],
])

/** Rules about several lines, for the documentation. Those of the NIK are `NIK_RULES`, of the header `HEADER_CHECK_RULES`. */
export const CROSS_RULES = {
  holder_age: { worst: 'fail', about: `The holder is born and at most ${MAX_AGE} years old today.` },
  issue_not_future: { worst: 'fail', about: 'The card was issued today or before.' },
  issue_age: {
    worst: 'fail',
    about: `The holder was ${CARD_AGE} or once married when the card was issued: warns below, fails before birth.`,
  },
  validity_after_issue: { worst: 'fail', about: 'A printed end of validity is later than the date of issue.' },
  validity_over: {
    worst: 'warn',
    about: 'A foreigner’s card is still valid. A citizen’s past date means nothing: the card is valid for life by law.',
  },
} as const

function ageChecks(
  birth: CalendarDate | null,
  issued: CalendarDate | null,
  married: boolean,
  today: CalendarDate,
): CrossCheck[] {
  const checks: CrossCheck[] = []
  if (birth !== null) {
    const age = ageOn(birth, today)
    const fine = age >= 0 && age <= MAX_AGE
    const detail = fine ? 'a possible age' : age < 0 ? 'born after today' : `older than ${MAX_AGE} years`
    checks.push({ rule: 'holder_age', outcome: fine ? 'ok' : 'fail', detail, fields: ['dateOfBirth'] })
  }
  if (issued !== null) {
    const fine = compareDates(issued, today) <= 0
    const detail = fine ? 'issued today or before' : 'issued after today'
    checks.push({ rule: 'issue_not_future', outcome: fine ? 'ok' : 'fail', detail, fields: ['issueDate'] })
  }
  if (birth !== null && issued !== null) {
    const rule = 'issue_age'
    const fields = ['dateOfBirth', 'issueDate', 'maritalStatus'] as const
    if (compareDates(issued, birth) < 0) checks.push({ rule, outcome: 'fail', detail: 'issued before birth', fields })
    else if (ageOn(birth, issued) >= CARD_AGE)
      checks.push({ rule, outcome: 'ok', detail: 'of age when issued', fields })
    else if (married) checks.push({ rule, outcome: 'ok', detail: 'under age when issued, but once married', fields })
    else checks.push({ rule, outcome: 'warn', detail: `under ${CARD_AGE} and never married when issued`, fields })
  }
  return checks
}

function validityChecks(
  until: CalendarDate | null,
  issued: CalendarDate | null,
  nationality: string | null,
  today: CalendarDate,
): CrossCheck[] {
  if (until === null) return []
  const checks: CrossCheck[] = []
  if (issued !== null) {
    const fine = compareDates(until, issued) > 0
    const detail = fine ? 'validity ends after issue' : 'validity ends before the card was issued'
    checks.push({
      rule: 'validity_after_issue',
      outcome: fine ? 'ok' : 'fail',
      detail,
      fields: ['validUntil', 'issueDate'],
    })
  }
  if (nationality !== null) {
    const rule = 'validity_over'
    const fields = ['validUntil', 'nationality'] as const
    const past = compareDates(until, today) < 0
    if (!past) checks.push({ rule, outcome: 'ok', detail: 'the printed validity is not over', fields })
    else if (nationality === 'WNA')
      checks.push({ rule, outcome: 'warn', detail: 'a foreigner’s validity is over', fields })
    else checks.push({ rule, outcome: 'ok', detail: 'the printed date is past; valid for life by law', fields })
  }
  return checks
}

/** Everything the lines of one card say about one another, on a given day. Never throws. */
export function crossCheckFields(reading: CardReading, today: CalendarDate): readonly CrossCheck[] {
  const value = (line: CardLine) => reading[line]?.value ?? null
  const birth = parsePrintedDate(value('dateOfBirth') ?? '')
  const issued = parsePrintedDate(value('issueDate') ?? '')
  const until = parsePrintedDate(value('validUntil') ?? '')
  const everMarried = MARRIED_ONCE.includes(value('maritalStatus') ?? '')
  const nik = value('nik')
  const context = { dateOfBirth: value('dateOfBirth'), gender: value('gender'), today, everMarried }
  const nikChecks = (nik === null ? [] : checkNik(nik, context).checks).flatMap((check): CrossCheck[] => {
    const fields = NIK_RULE_FIELDS.get(check.rule)
    return fields === undefined ? [] : [{ ...check, fields }]
  })
  return [
    ...nikChecks,
    ...ageChecks(birth, issued, everMarried, today),
    ...validityChecks(until, issued, value('nationality'), today),
    ...headerChecks(reading),
  ]
}
