import { defineField, unreadable } from '../../field.ts'
import { nearestSpelling, spellingsOf } from '../../text/nearest-spelling.ts'

const SPELLINGS = spellingsOf({
  'LAKI-LAKI': ['LAKI', 'PRIA', 'MALE'],
  PEREMPUAN: ['WANITA', 'FEMALE'],
})

export const gender = defineField({
  name: 'gender',
  label: 'Jenis Kelamin',
  english: 'Gender',
  form: '`LAKI-LAKI` or `PEREMPUAN`.',
  source: 'Law 24/2013 Art. 64(1); foreigners’ cards print English. Recognisers often lose the hyphen.',
  rules: { gender_known: { worst: 'warn', about: 'Printed in one of the known spellings, or near one alone.' } },
  read(text) {
    const found = nearestSpelling(text, SPELLINGS)
    if (found === null) return unreadable('neither gender, or either')
    const exact = found.distance === 0
    const detail = exact ? 'a known spelling' : 'read as the nearest known spelling'
    return { value: found.value, checks: [{ rule: 'gender_known', outcome: exact ? 'ok' : 'warn', detail }] }
  },
})
