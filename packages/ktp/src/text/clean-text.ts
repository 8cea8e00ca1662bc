/** No line of a card is longer; anything beyond is cut before work is spent on it. */
export const MAX_RAW_LENGTH = 256

/**
 * Upper case, full-width signs, dashes and apostrophes in their plain form (recognisers with a Chinese alphabet print
 * `：` for `:`), single spaces, and without the colon that stands between label and value.
 */
export function cleanText(raw: string): string {
  return raw
    .slice(0, MAX_RAW_LENGTH)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, '-')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/^[ :;]+|[ :;]+$/g, '')
}
