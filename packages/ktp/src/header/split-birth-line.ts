import { cleanText } from '../text/clean-text.ts'

/**
 * The printed line `PLACE, DD-MM-YYYY` in its two parts, as text for the two fields; null for a part that is missing.
 * The comma may be lost or read as a dot; the date is what begins with the first digit of the last run of digits.
 */
export function splitBirthLine(raw: string): {
  readonly placeOfBirth: string | null
  readonly dateOfBirth: string | null
} {
  const text = cleanText(raw)
  const match = /^(.*?)[ ,.;:]*(\d[0-9OQDILZSB|!\-./, ]{6,12})$/.exec(text)
  const place = (match?.[1] ?? text).trim()
  return { placeOfBirth: place === '' ? null : place, dateOfBirth: match?.[2]?.trim() ?? null }
}
