import { checkNik, parsePrintedDate, type NikParts } from '@identity/ktp'
import type { ReadField } from '../../evidence/evidence.ts'
import type { Voter } from '../voter.ts'

/**
 * Confidence of the least sure field below which an objection would more likely be a misread digit than a false card.
 * The forensics note (5.1) asks for 0.95 on every digit; the reader's figure is for the least sure character of a field,
 * and right readings of specimen photos lie at 0.75–0.97. So one digit needs much, and a contradiction that takes several
 * misread characters at once needs less.
 */
const ONE_DIGIT_CONFIDENCE = 0.9
const SEVERAL_CHARACTERS_CONFIDENCE = 0.7
/** Agreement of sixteen digits with date and gender confirms the reading itself, so it may be less sure. */
const AGREE_CONFIDENCE = 0.6

/** Digits in which the date inside the NIK differs from the printed one. */
function differingDateDigits(parts: NikParts | null, printed: string | null): number {
  const date = parsePrintedDate(printed ?? '')
  if (parts === null || date === null) return 0
  const two = (n: number) => String(n % 100).padStart(2, '0')
  const inNik = two(parts.day) + two(parts.month) + two(parts.yearOfCentury)
  const onCard = two(date.day) + two(date.month) + two(date.year)
  return Array.from(inNik).filter((digit, i) => digit !== onCard[i]).length
}

/** The reader's mark on a NIK with digits it settled by the card's other fields (evidence/reading/resolve-nik.ts). */
const SETTLED_RULE = 'nik_digits_settled'

const confidenceOf = (fields: readonly ReadField[]) => Math.min(...fields.map((field) => field.confidence))

export const nikConsistency: Voter<
  'reading',
  | 'consistent'
  | 'retired_region'
  | 'possibly_old_region'
  | 'unknown_region'
  | 'date_mismatch'
  | 'gender_mismatch'
  | 'malformed'
  | 'unsure_reading'
  | 'unreadable'
  | 'no_card'
> = {
  name: 'nik_consistency',
  family: 'tamper',
  version: '1',
  needs: ['reading'],
  findings: {
    consistent: 'pass',
    retired_region: 'pass',
    possibly_old_region: 'absent',
    unknown_region: 'fail',
    date_mismatch: 'fail',
    gender_mismatch: 'fail',
    malformed: 'fail',
    unsure_reading: 'absent',
    unreadable: 'absent',
    no_card: 'absent',
  },
  about: {
    sees: 'Whether the NIK has the structure of one, names a region that existed, and holds the printed birth date and gender. A NIK has no check digit.',
    fooledBy:
      'Any public NIK generator: consistent numbers are easy to make. A misread digit looks like a false card, and a genuine card may differ from a birth date corrected by court.',
    thresholdSource:
      'Objects at a reading confidence of 0.9 when one digit decides and 0.7 when several characters would have to be misread; passes from 0.6. Judgement, looking at readings of specimen photos; forensics note 5.1 asks for 0.95.',
  },
  vote({ reading }) {
    if (reading.kind === 'no_card') {
      return { finding: 'no_card', reason: 'No card was found on the frames.', measured: {} }
    }
    const { nik, dateOfBirth, gender } = reading.fields
    if (nik.value === null) return { finding: 'unreadable', reason: 'The NIK could not be read.', measured: {} }
    const check = checkNik(nik.value, { dateOfBirth: dateOfBirth.value, gender: gender.value })
    const used = [
      nik,
      ...(check.checks.some((c) => c.rule === 'nik_birth_date') ? [dateOfBirth] : []),
      ...(check.checks.some((c) => c.rule === 'nik_gender') ? [gender] : []),
    ]
    const confidence = confidenceOf(used)
    const dateDigits = differingDateDigits(check.parts, dateOfBirth.value)
    const severalCharacters = check.outcome === 'gender_mismatch' || dateDigits >= 2
    const needed = severalCharacters ? SEVERAL_CHARACTERS_CONFIDENCE : ONE_DIGIT_CONFIDENCE
    const measured = {
      outcome: check.outcome,
      confidence,
      neededToObject: needed,
      rules: check.checks.map((c) => `${c.rule}: ${c.outcome}`),
    }
    const detail = check.checks.find((c) => c.outcome !== 'ok')?.detail ?? ''
    const unsure = (what: string) =>
      ({ finding: 'unsure_reading', reason: `${what}, but the reading is too unsure to say so.`, measured }) as const

    switch (check.outcome) {
      case 'consistent':
      case 'retired_region': {
        // Digits that were chosen because they agree cannot agree again.
        if (nik.checks.some((c) => c.rule === SETTLED_RULE)) {
          return {
            finding: 'unsure_reading',
            reason: 'Digits of the NIK were settled with the help of the printed fields, so agreement shows nothing.',
            measured,
          }
        }
        if (confidence < AGREE_CONFIDENCE) return unsure('The NIK seems consistent')
        if (used.length < 3) return unsure('The NIK fits what could be read of birth date and gender')
        return check.outcome === 'consistent'
          ? { finding: 'consistent', reason: 'The NIK fits the printed birth date and gender.', measured }
          : {
              finding: 'retired_region',
              reason: 'The NIK fits the card; its region code is retired, as in many living NIKs.',
              measured,
            }
      }
      case 'unknown_region':
        if (check.region?.possiblyOld === true) {
          return { finding: 'possibly_old_region', reason: `The NIK fits the card; ${detail}.`, measured }
        }
        return confidence < needed
          ? unsure('No edition lists the region code of the NIK')
          : { finding: 'unknown_region', reason: `The NIK names no known region: ${detail}.`, measured }
      case 'date_mismatch':
      case 'gender_mismatch':
      case 'malformed':
        return confidence < needed
          ? unsure('The NIK disagrees with the card')
          : { finding: check.outcome, reason: `The NIK does not fit: ${detail}.`, measured }
    }
  },
}
