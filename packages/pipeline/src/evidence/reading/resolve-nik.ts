import { resolveNikDigits, type CalendarDate } from '@identity/ktp'
import type { ReadCharacter } from '../../engines/ocr/decode-text.ts'
import type { ReadField } from '../evidence.ts'

export interface PrintedContext {
  readonly dateOfBirth: string | null
  readonly gender: string | null
  /** Code of the regency in the header, four digits with or without a dot. */
  readonly regency: string | null
  readonly today: CalendarDate
}

/** A digit at least this sure, and the same at every look, is not in question. */
const SURE = 0.8
/** What a digit that only the other fields settle is worth: it no longer checks them. */
const SETTLED = 0.75
/** With more digits in question the print is too poor for what fits to mean anything. */
const MOST_UNSURE = 4

/**
 * The NIK with its unsure digits settled by the printed date of birth, gender and regency: only among characters the
 * recogniser itself thought of, and only when exactly one of them fits. Null when nothing was unsure or nothing is
 * settled. The field says so in its checks.
 */
export function resolveNik(
  nik: ReadField,
  characters: readonly ReadCharacter[] | undefined,
  context: PrintedContext,
): ReadField | null {
  if (characters?.length !== 16 || nik.value?.length !== 16) return null
  const unsure = characters.flatMap((c, i) => (c.confidence < SURE && (c.others ?? '') !== '' ? [i] : []))
  if (unsure.length === 0 || unsure.length > MOST_UNSURE) return null
  const own = nik.value
  const candidates = Array.from(own, (digit, i) => (unsure.includes(i) ? digit + (characters[i]?.others ?? '') : digit))
  const settled =
    resolveNikDigits(inRegency(candidates, context.regency), context) ?? resolveNikDigits(candidates, context)
  if (settled === null) return null
  const confidences = characters.map((c, i) => (unsure.includes(i) ? Math.max(c.confidence, SETTLED) : c.confidence))
  const mean = confidences.reduce((sum, c) => sum + c, 0) / confidences.length
  const places = unsure.map((i) => i + 1).join(', ')
  return {
    ...nik,
    value: settled,
    confidence: (mean + Math.min(...confidences)) / 2,
    checks: [
      ...nik.checks,
      {
        rule: 'nik_digits_settled',
        outcome: 'warn',
        detail: `unsure at place ${places}; one reading agrees with date of birth, gender and region`,
      },
    ],
  }
}

/** Candidates narrowed to the regency of the header where they allow it: most people hold the NIK of where they live. */
function inRegency(candidates: readonly string[], regency: string | null): readonly string[] {
  const code = regency?.replaceAll('.', '') ?? ''
  if (code.length !== 4 || !Array.from(code).every((digit, i) => candidates[i]?.includes(digit))) return candidates
  return candidates.map((digits, i) => (i < 4 ? code.charAt(i) : digits))
}
