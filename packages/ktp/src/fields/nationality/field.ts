import { defineField, unreadable } from '../../field.ts'
import { nearestSpelling, spellingsOf } from '../../text/nearest-spelling.ts'
import { squeeze } from '../../text/squeeze.ts'
import { COUNTRIES } from './countries.ts'

const SPELLINGS = [
  ...spellingsOf({ WNI: ['INDONESIA', 'WARGA NEGARA INDONESIA'], WNA: ['WARGA NEGARA ASING'] }),
  ...COUNTRIES.map((name) => ({ key: squeeze(name), value: 'COUNTRY' as const })),
]

export const nationality = defineField({
  name: 'nationality',
  label: 'Kewarganegaraan',
  english: 'Nationality',
  form: '`WNI` for citizens, `WNA` for foreigners, whose cards print their country.',
  source: 'The documented contract (WNI, WNA); the director general on foreigners’ cards, 2022.',
  rules: {
    nationality_known: { worst: 'warn', about: 'WNI, WNA or a country to the letter, or near one alone.' },
    country_printed: { worst: 'ok', about: 'Says that a country stands for WNA; the raw text keeps it.' },
  },
  read(text) {
    const found = nearestSpelling(text, SPELLINGS)
    if (found === null) return unreadable('neither WNI, WNA nor a country')
    const exact = found.distance === 0
    const detail = exact ? 'a known word' : 'read as the nearest known word'
    const known = { rule: 'nationality_known', outcome: exact ? 'ok' : 'warn', detail } as const
    if (found.value !== 'COUNTRY') return { value: found.value, checks: [known] }
    return { value: 'WNA', checks: [known, { rule: 'country_printed', outcome: 'ok', detail: 'a country is printed' }] }
  },
})
