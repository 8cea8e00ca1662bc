import { defineField } from '../../field.ts'
import { nearestSpelling } from '../../text/nearest-spelling.ts'
import { squeeze } from '../../text/squeeze.ts'
import { OCCUPATIONS } from './occupations.ts'

/** Shortenings seen on cards, beside the entries themselves with and without the bracket. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  PNS: 'PEGAWAI NEGERI SIPIL (PNS)',
  TNI: 'TENTARA NASIONAL INDONESIA (TNI)',
  POLRI: 'KEPOLISIAN RI (POLRI)',
  'KEPOLISIAN REPUBLIK INDONESIA (POLRI)': 'KEPOLISIAN RI (POLRI)',
  'PELAJAR/MHS': 'PELAJAR/MAHASISWA',
}
const SPELLINGS = [
  ...OCCUPATIONS.flatMap((value) => [value, value.replace(/ \(.*/, '')].map((form) => ({ key: squeeze(form), value }))),
  ...Object.entries(SHORT_FORMS).map(([form, value]) => ({ key: squeeze(form), value })),
]

export const occupation = defineField({
  name: 'occupation',
  label: 'Pekerjaan',
  english: 'Occupation',
  form: 'The entry of form F-1.01 that is nearest; the text as printed where none is near.',
  source:
    'Form F-1.01 of Permendagri 109/2019, 99 entries. The list is best knowledge and never a reason to fail. Cards wrap and shorten; foreigners’ cards print English.',
  rules: { occupation_listed: { worst: 'warn', about: 'In the list of form F-1.01, or near one entry alone.' } },
  read(text) {
    const found = nearestSpelling(text, SPELLINGS)
    const exact = found?.distance === 0
    const detail = exact
      ? 'a listed occupation'
      : found
        ? 'read as the nearest listed occupation'
        : 'not near any listed one'
    return {
      value: found?.value ?? text,
      checks: [{ rule: 'occupation_listed', outcome: exact ? 'ok' : 'warn', detail }],
    }
  },
})
