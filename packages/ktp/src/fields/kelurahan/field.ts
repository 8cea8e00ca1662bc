import { defineField } from '../../field.ts'
import { PLACE_NAME_RULES, readPlaceName } from '../../text/read-place-name.ts'

export const kelurahan = defineField({
  name: 'kelurahan',
  label: 'Kel/Desa',
  english: 'Village (kelurahan or desa)',
  form: 'Upper case as printed, without the label.',
  source: 'Law 24/2013 Art. 64(1). The 83,762 village names are not in the region table.',
  rules: PLACE_NAME_RULES,
  read: (text) => readPlaceName(text, /^KEL ?\/ ?DESA\b/),
})
