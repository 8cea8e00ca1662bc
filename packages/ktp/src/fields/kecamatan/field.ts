import { defineField } from '../../field.ts'
import { PLACE_NAME_RULES, readPlaceName } from '../../text/read-place-name.ts'

export const kecamatan = defineField({
  name: 'kecamatan',
  label: 'Kecamatan',
  english: 'District',
  form: 'Upper case as printed, without the label; whether the regency has it is a cross-check.',
  source: 'Law 24/2013 Art. 64(1); region table for the cross-check.',
  rules: PLACE_NAME_RULES,
  read: (text) => readPlaceName(text, /^KECAMATAN\b/),
})
