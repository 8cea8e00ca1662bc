/** A day of the Gregorian calendar; month 1–12, day 1–31. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const WIB_OFFSET_MS = 7 * 3_600_000

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Whether the day exists: 31 February does not, 29 February only in leap years. */
export function isRealDate({ year, month, day }: CalendarDate): boolean {
  if (![year, month, day].every(Number.isInteger) || month < 1 || month > 12) return false
  const length = month === 2 && isLeapYear(year) ? 29 : (DAYS.at(month - 1) ?? 0)
  return day >= 1 && day <= length
}

/** Negative when a is earlier, 0 on the same day. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}

/** Whole years lived on a day; a child of 29 February comes of age on 1 March. Negative before birth. */
export function ageOn(birth: CalendarDate, day: CalendarDate): number {
  const before = day.month < birth.month || (day.month === birth.month && day.day < birth.day)
  return day.year - birth.year - (before ? 1 : 0)
}

/** `DD-MM-YYYY`, as cards print it. */
export function formatPrintedDate({ year, month, day }: CalendarDate): string {
  const pad = (number: number, width: number) => String(number).padStart(width, '0')
  return `${pad(day, 2)}-${pad(month, 2)}-${pad(year, 4)}`
}

/** Exactly `DD-MM-YYYY` of a day that exists; null otherwise. */
export function parsePrintedDate(text: string): CalendarDate | null {
  const match = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text)
  if (match === null) return null
  const date = { day: Number(match[1]), month: Number(match[2]), year: Number(match[3]) }
  return isRealDate(date) ? date : null
}

/** The day it is in western Indonesia (UTC+7) at a moment in milliseconds since 1970. */
export function dayInJakarta(epochMs: number): CalendarDate {
  const moment = new Date(epochMs + WIB_OFFSET_MS)
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() }
}
