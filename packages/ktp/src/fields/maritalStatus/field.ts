import { defineField, unreadable } from '../../field.ts'
import { nearestSpelling, spellingsOf } from '../../text/nearest-spelling.ts'

const SPELLINGS = spellingsOf({
  'BELUM KAWIN': ['SINGLE', 'NOT MARRIED', 'UNMARRIED'],
  KAWIN: ['MARRIED'],
  'CERAI HIDUP': ['DIVORCED'],
  'CERAI MATI': ['WIDOWED'],
  'KAWIN TERCATAT': [],
  'KAWIN BELUM TERCATAT': [],
})
const FAMILY_CARD_WORDING = ['KAWIN TERCATAT', 'KAWIN BELUM TERCATAT']

export const maritalStatus = defineField({
  name: 'maritalStatus',
  label: 'Status Perkawinan',
  english: 'Marital status',
  form: '`BELUM KAWIN`, `KAWIN`, `CERAI HIDUP` or `CERAI MATI`; also `KAWIN TERCATAT` and `KAWIN BELUM TERCATAT`.',
  source:
    'Four values on cards; the two others belong to the family card (Permendagri 118/2017). Foreigners’ cards print English.',
  rules: {
    marital_status_known: { worst: 'warn', about: 'Printed in a known spelling, or near those of one value alone.' },
    family_card_wording: { worst: 'warn', about: 'Not one of the two wordings that belong to the family card.' },
  },
  read(text) {
    const found = nearestSpelling(text, SPELLINGS)
    if (found === null) return unreadable('near none of the known values, or two of them')
    const exact = found.distance === 0
    const foreign = FAMILY_CARD_WORDING.includes(found.value)
    return {
      value: found.value,
      checks: [
        {
          rule: 'marital_status_known',
          outcome: exact ? 'ok' : 'warn',
          detail: exact ? 'a known spelling' : 'read as the nearest known spelling',
        },
        {
          rule: 'family_card_wording',
          outcome: foreign ? 'warn' : 'ok',
          detail: foreign ? 'wording of the family card' : 'wording of the card',
        },
      ],
    }
  },
})
