import { checkNik } from '@identity/ktp'
import type { ReadField } from '../../evidence/evidence.ts'
import type { Voter } from '../voter.ts'

/** Below this an accusation would more likely be a misread digit than a false card (forensics note 5.1). */
const ACCUSE_CONFIDENCE = 0.95
/** Agreement of sixteen digits with date and gender confirms the reading itself, so it may be less sure. */
const AGREE_CONFIDENCE = 0.6

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
      'Accuses only at a reading confidence of 0.95 on every field used (forensics note 5.1), passes from 0.6: judgement. Region table: editions of 2022 and 2025.',
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
    const measured = { outcome: check.outcome, confidence, rules: check.checks.map((c) => `${c.rule}: ${c.outcome}`) }
    const detail = check.checks.find((c) => c.outcome !== 'ok')?.detail ?? ''
    const unsure = (what: string) =>
      ({ finding: 'unsure_reading', reason: `${what}, but the reading is too unsure to say so.`, measured }) as const

    switch (check.outcome) {
      case 'consistent':
      case 'retired_region': {
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
        return confidence < ACCUSE_CONFIDENCE
          ? unsure('No edition lists the region code of the NIK')
          : { finding: 'unknown_region', reason: `The NIK names no known region: ${detail}.`, measured }
      case 'date_mismatch':
      case 'gender_mismatch':
      case 'malformed':
        return confidence < ACCUSE_CONFIDENCE
          ? unsure('The NIK disagrees with the card')
          : { finding: check.outcome, reason: `The NIK does not fit: ${detail}.`, measured }
    }
  },
}
