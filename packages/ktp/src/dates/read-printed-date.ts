import { digitsFromOcr } from '../text/digits.ts'
import { cleanText } from '../text/clean-text.ts'

const DATE = /(?<!\d)(\d{1,2})[-./, ]{1,3}(\d{1,2})[-./, ]{1,3}(\d{4})(?!\d)/
const RUN_TOGETHER = /(?<!\d)(\d{2})[-./, ]{0,3}(\d{2})[-./, ]{0,3}(\d{4})(?!\d)/

/**
 * Day, month and year as `DD-MM-YYYY` from a printed date as a recogniser may give it: other separators, none at all,
 * or letters for digits. The day need not exist. Null when it is no date.
 */
export function readPrintedDate(raw: string): string | null {
  const text = cleanText(raw)
  for (const reading of [text, digitsFromOcr(text).text]) {
    const match = DATE.exec(reading) ?? RUN_TOGETHER.exec(reading)
    if (match) {
      const [day, month, year] = match.slice(1) as [string, string, string]
      return `${day.padStart(2, '0')}-${month.padStart(2, '0')}-${year}`
    }
  }
  return null
}
