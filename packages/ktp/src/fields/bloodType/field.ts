import { defineField, unreadable } from '../../field.ts'

const UNKNOWN = ['-', '--', '_', 'TIDAK TAHU', 'TIDAKTAHU', 'UNKNOWN']
/** What recognisers print for the one or two letters. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(Object.entries({ 0: 'O', Q: 'O', D: 'O', 4: 'A', 8: 'B' }))

export const bloodType = defineField({
  name: 'bloodType',
  label: 'Gol. Darah',
  english: 'Blood type',
  form: '`A`, `B`, `AB`, `O`, each alone or with `+` or `-`; `-` alone for unknown.',
  source: 'The 13 codes of national tables; stands on the gender line.',
  rules: { blood_type_known: { worst: 'warn', about: 'One of the 13 codes without taking a sign for another.' } },
  read(text) {
    const bare = text.replace(/^(GOL(ONGAN)?\.? ?DARAH ?[:;]?)/, '').trim()
    if (UNKNOWN.includes(bare)) {
      return { value: '-', checks: [{ rule: 'blood_type_known', outcome: 'ok', detail: 'printed as unknown' }] }
    }
    const signs = bare.replace(/\s/g, '')
    const letters = signs.replace(/[0QD48]/g, (sign) => LOOK_ALIKES.get(sign) ?? sign)
    if (!/^(A|B|AB|O)[+-]?$/.test(letters)) return unreadable('none of the 13 codes')
    const exact = letters === signs
    const detail = exact ? 'one of the 13 codes' : 'one of the 13 codes, a sign taken for a letter'
    return { value: letters, checks: [{ rule: 'blood_type_known', outcome: exact ? 'ok' : 'warn', detail }] }
  },
  comparisonKey: (value) => value,
})
