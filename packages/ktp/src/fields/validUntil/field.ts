import { DATE_RULES, readDateField } from '../../dates/date-field.ts'
import { defineField, unreadable } from '../../field.ts'
import { nearestSpelling, spellingsOf } from '../../text/nearest-spelling.ts'

const FOR_LIFE = spellingsOf({ 'SEUMUR HIDUP': ['BERLAKU SEUMUR HIDUP'] })

export const validUntil = defineField({
  name: 'validUntil',
  label: 'Berlaku Hingga',
  english: 'Valid until',
  form: '`SEUMUR HIDUP` or `DD-MM-YYYY`.',
  source:
    'Law 24/2013 Art. 64(7)a and 101c: a citizen’s card is valid for life even where a date is printed (cards of 2011–2013). A foreigner’s date is real.',
  rules: {
    ...DATE_RULES,
    for_life_spelling: { worst: 'warn', about: 'Where it is no date, `SEUMUR HIDUP` to the letter, or near it.' },
  },
  read(text) {
    const found = nearestSpelling(text, FOR_LIFE)
    if (found !== null) {
      const exact = found.distance === 0
      const detail = exact ? 'valid for life' : 'read as valid for life'
      return { value: found.value, checks: [{ rule: 'for_life_spelling', outcome: exact ? 'ok' : 'warn', detail }] }
    }
    const date = readDateField(text)
    return date.value === null ? unreadable('neither a date nor SEUMUR HIDUP') : date
  },
})
