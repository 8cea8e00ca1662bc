import { defineField, unreadable } from '../../field.ts'
import { parseNik } from '../../nik/parse-nik.ts'
import { digitsFromOcr } from '../../text/digits.ts'

const LABEL = /^\s*n[i1l|]k\s*[:;]?/i

/** Sixteen digits; whose they are and whether they fit the card is for `checkNik`. */
export const nik = defineField({
  name: 'nik',
  label: 'NIK',
  english: 'National identity number',
  form: '16 digits.',
  source:
    'Art. 37 of PP 37/2007: region of first registration, date of birth (day + 40 for women), serial. No check digit.',
  rules: {
    nik_length: { worst: 'fail', about: 'Exactly 16 digits.' },
    nik_look_alikes: { worst: 'warn', about: 'No letter had to be taken for a digit.' },
    nik_structure: { worst: 'fail', about: 'The date of birth exists and the serial is not 0000.' },
  },
  read(_, raw) {
    const { text, replaced } = digitsFromOcr(raw.normalize('NFKC').replace(LABEL, ''))
    const digits = text.replace(/[\s:;.,'-]/g, '')
    if (!/^[0-9]+$/.test(digits)) return unreadable('not only digits')
    const lookAlikes = {
      rule: 'nik_look_alikes',
      outcome: replaced > 0 ? 'warn' : 'ok',
      detail: replaced > 0 ? `letters taken for digits: ${replaced}` : 'no letter was taken for a digit',
    } as const
    if (digits.length !== 16) {
      const length = { rule: 'nik_length', outcome: 'fail', detail: `${digits.length} digits were read` } as const
      return { value: null, checks: [length, lookAlikes] }
    }
    const parsed = parseNik(digits)
    return {
      value: digits,
      checks: [
        { rule: 'nik_length', outcome: 'ok', detail: '16 digits were read' },
        lookAlikes,
        {
          rule: 'nik_structure',
          outcome: parsed.ok ? 'ok' : 'fail',
          detail: parsed.ok ? 'the digits have the structure of a NIK' : parsed.detail,
        },
      ],
    }
  },
})
