import { defineField, unreadable } from '../../field.ts'
import { nearestSpelling, spellingsOf } from '../../text/nearest-spelling.ts'

const SPELLINGS = spellingsOf({
  ISLAM: ['MOSLEM', 'MUSLIM'],
  KRISTEN: ['KRISTEN PROTESTAN', 'PROTESTAN', 'CHRISTIAN'],
  KATHOLIK: ['KATOLIK', 'KRISTEN KATOLIK', 'CATHOLIC'],
  HINDU: [],
  BUDHA: ['BUDDHA', 'BUDDHIST'],
  KHONGHUCU: ['KONGHUCU', 'KONGHUCHU', 'KHONGHUCHU', 'CONFUCIAN'],
  'KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA': [
    'KEPERCAYAAN TERHADAP TUHAN YME',
    'KEPERCAYAAN TERHADAP TUHAN',
    'KEPERCAYAAN',
  ],
})

export const religion = defineField({
  name: 'religion',
  label: 'Agama',
  english: 'Religion',
  form: '`ISLAM`, `KRISTEN`, `KATHOLIK`, `HINDU`, `BUDHA`, `KHONGHUCU` or `KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA`; `-` where none is printed.',
  source:
    'Spellings of government tables vary (KATOLIK, BUDDHA, KONGHUCU) and are brought into one a family. Belief: Constitutional Court ruling of 2017; before, the line was left blank. Foreigners’ cards print English.',
  rules: {
    religion_known: { worst: 'warn', about: 'Printed in a known spelling, or near those of one family alone.' },
  },
  read(text) {
    if (/^-+$/.test(text)) {
      return {
        value: '-',
        checks: [{ rule: 'religion_known', outcome: 'ok', detail: 'left blank, as the law allowed' }],
      }
    }
    const found = nearestSpelling(text, SPELLINGS)
    if (found === null) return unreadable('near none of the known religions, or two of them')
    const exact = found.distance === 0
    const detail = exact ? 'a known spelling' : 'read as the nearest known spelling'
    return { value: found.value, checks: [{ rule: 'religion_known', outcome: exact ? 'ok' : 'warn', detail }] }
  },
  comparisonKey: (value) => value,
})
