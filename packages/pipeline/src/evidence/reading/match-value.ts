import { editDistance, prefixDistance } from './edit-distance.ts'
import type { RowName } from './layout.ts'

/** Values that hardly stand anywhere but in their row, without spaces and marks. */
const WORDS: readonly (readonly [RowName, readonly string[]])[] = [
  ['gender', ['LAKILAKI', 'PEREMPUAN']],
  ['religion', ['ISLAM', 'KRISTEN', 'KATHOLIK', 'KATOLIK', 'HINDU', 'BUDHA', 'BUDDHA', 'KHONGHUCU', 'KONGHUCU']],
  ['marital', ['BELUMKAWIN', 'KAWIN', 'CERAIHIDUP', 'CERAIMATI', 'KAWINTERCATAT']],
  ['nationality', ['WNI']],
  ['validUntil', ['SEUMURHIDUP']],
]
/** One letter in five may be wrong: `KATHOLK` is a religion, `WN` no nationality. */
const LETTERS_A_MISTAKE = 5

/**
 * The row whose value a line of text can only be: a NIK, an RT/RW, a place with a date, a word of a closed list. Null
 * for every other text, names and addresses among them. Digits must be digits, other characters may be anything.
 */
export function matchValue(text: string): RowName | null {
  const plain = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  if (/^\d{15,17}$/.test(plain)) return 'nik'
  if (/^\d{6}$/.test(plain) && text.includes('/')) return 'rtRw'
  if (/^[A-Z]{3,}\d{4}(19|20)\d{2}$/.test(plain)) return 'birth'
  for (const [row, words] of WORDS)
    for (const word of words) {
      const allowed = Math.floor(word.length / LETTERS_A_MISTAKE)
      // The blood type may follow the gender on one line.
      const distance = row === 'gender' ? prefixDistance(word, plain).distance : editDistance(word, plain)
      if (distance <= allowed) return row
    }
  return null
}
