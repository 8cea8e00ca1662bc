import type { Locale } from './text-context.ts'

const tag = (locale: Locale) => (locale === 'id' ? 'id-ID' : 'en-GB')

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "3 jam yang lalu"; under a minute "sekarang". */
export function ago(locale: Locale, iso: string, nowMs: number): string {
  const format = new Intl.RelativeTimeFormat(tag(locale), { numeric: 'auto', style: 'short' })
  const deltaMs = Date.parse(iso) - nowMs
  for (const [unit, unitMs] of STEPS)
    if (Math.abs(deltaMs) >= unitMs) return format.format(Math.trunc(deltaMs / unitMs), unit)
  return format.format(0, 'second')
}

/** "12 Jan 2026, 09.41", in the reader's own time zone. */
export function dateTime(locale: Locale, iso: string): string {
  return new Intl.DateTimeFormat(tag(locale), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
}

export function number(locale: Locale, value: number, digits = 0): string {
  return new Intl.NumberFormat(tag(locale), { maximumFractionDigits: digits }).format(value)
}

export function percent(locale: Locale, share: number, digits = 0): string {
  return new Intl.NumberFormat(tag(locale), { style: 'percent', maximumFractionDigits: digits }).format(share)
}

/** "2 j 14 m", "48 m", "3 h 4 j" (hari, jam): the shortest that an eye can compare in a column. */
export function age(locale: Locale, durationMs: number): string {
  const minutes = Math.max(0, Math.floor(durationMs / 60_000))
  const [day, hour, minute] = locale === 'id' ? ['h', 'j', 'm'] : ['d', 'h', 'm']
  if (minutes < 60) return `${minutes} ${minute}`
  if (minutes < 1440) return `${Math.floor(minutes / 60)} ${hour} ${minutes % 60} ${minute}`
  return `${Math.floor(minutes / 1440)} ${day} ${Math.floor((minutes % 1440) / 60)} ${hour}`
}
