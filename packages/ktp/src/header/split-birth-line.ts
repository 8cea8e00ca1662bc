import { cleanText } from '../text/clean-text.ts'

const DIGIT = '[0-9OQDILZSB|!]'
const GAP = '[-./, ]{1,3}'
/** A date with separators, letters for digits allowed, that does not begin inside a word. */
const SEPARATED = new RegExp(`(?<![A-Z0-9])${DIGIT}{1,2}${GAP}${DIGIT}{1,2}${GAP}${DIGIT}{4}$`)
/** A date of true digits, which may touch the place. */
const PLAIN = /\d{2}[-./, ]{0,3}\d{2}[-./, ]{0,3}\d{4}$/

/**
 * The printed line `PLACE, DD-MM-YYYY` in its two parts, as text for the two fields; null for a part that is missing.
 * The comma may be lost or read as a dot.
 */
export function splitBirthLine(raw: string): {
  readonly placeOfBirth: string | null
  readonly dateOfBirth: string | null
} {
  const text = cleanText(raw)
  const match = SEPARATED.exec(text) ?? PLAIN.exec(text)
  const place = text.slice(0, match?.index).replace(/[ ,.;:]+$/, '')
  return { placeOfBirth: place === '' ? null : place, dateOfBirth: match?.[0] ?? null }
}
