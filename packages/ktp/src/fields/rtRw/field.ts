import { defineField, unreadable } from '../../field.ts'
import { digitsFromOcr } from '../../text/digits.ts'

/** With a separator one to three digits a side; a slash may be read as a 1, a 7 or not at all. */
const SEPARATED = /^(\d{1,3}) ?[/\\ -] ?(\d{1,3})$/
const RUN_TOGETHER = /^(\d{3})[17]?(\d{3})$/

export const rtRw = defineField({
  name: 'rtRw',
  label: 'RT/RW',
  english: 'Neighbourhood and hamlet',
  form: '`NNN/NNN`, padded with zeros; `000/000` is legal.',
  source: 'The documented contract (format NNN/NNN); seen with spaces around the slash.',
  rules: { rt_rw_padded: { worst: 'warn', about: 'Printed as three digits, a slash and three digits.' } },
  read(text) {
    const bare = text.replace(/^RT ?\/? ?RW ?[:;]? ?/, '')
    const { text: digits } = digitsFromOcr(bare.replace(/^RT[ .]*(\w+?)[ /]*RW[ .]*(\w+)$/, '$1/$2'))
    const match = SEPARATED.exec(digits) ?? RUN_TOGETHER.exec(digits.replace(/ /g, ''))
    if (match === null) return unreadable('not two numbers of at most three digits')
    const [rt, rw] = match.slice(1) as [string, string]
    const value = `${rt.padStart(3, '0')}/${rw.padStart(3, '0')}`
    const exact = bare.replace(/ /g, '') === value
    const detail = exact ? 'three digits, a slash, three digits' : 'brought into the form NNN/NNN'
    return { value, checks: [{ rule: 'rt_rw_padded', outcome: exact ? 'ok' : 'warn', detail }] }
  },
})
