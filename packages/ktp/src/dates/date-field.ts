import { unreadable, type CheckOf } from '../field.ts'
import { parsePrintedDate } from './calendar-date.ts'
import { readPrintedDate } from './read-printed-date.ts'

/** The rule every date on the card shares. */
export const DATE_RULES = {
  date_exists: { worst: 'fail', about: 'A day that exists, from 1900 to 2099.' },
} as const

/** A printed date in normal form. One that does not exist is kept: it was read, and that is the finding. */
export function readDateField(text: string): { value: string | null; checks: readonly CheckOf<'date_exists'>[] } {
  const value = readPrintedDate(text)
  if (value === null) return unreadable('not a date')
  const date = parsePrintedDate(value)
  const fine = date !== null && date.year >= 1900 && date.year <= 2099
  const detail = fine ? 'the day exists' : 'there is no such day from 1900 to 2099'
  return { value, checks: [{ rule: 'date_exists', outcome: fine ? 'ok' : 'fail', detail }] }
}
