import { ageOn, isRealDate, type CalendarDate } from '../dates/calendar-date.ts'
import type { NikParts } from './parse-nik.ts'

/** A card is held from 17 on, or from marriage on (Law 24/2013, Art. 63). */
export const CARD_AGE = 17
/** Courts have let people marry below the legal age, seldom below 15; any floor above 10 leaves one century at most. */
const MARRIED_AGE = 12
/** Nobody on record in Indonesia has been older for certain. */
export const MAX_AGE = 110

/**
 * The birth date of the one century in which the holder is 17 to 110 years old today (from 12 on if ever married);
 * null when there is none. There are never two: the range is shorter than a century.
 */
export function nikBirthDate(parts: NikParts, today: CalendarDate, everMarried: boolean): CalendarDate | null {
  const youngest = everMarried ? MARRIED_AGE : CARD_AGE
  for (const century of [2000, 1900]) {
    const date = { year: century + parts.yearOfCentury, month: parts.month, day: parts.day }
    const age = ageOn(date, today)
    if (isRealDate(date) && age >= youngest && age <= MAX_AGE) return date
  }
  return null
}
