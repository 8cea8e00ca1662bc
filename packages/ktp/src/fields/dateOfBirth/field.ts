import { DATE_RULES, readDateField } from '../../dates/date-field.ts'
import { defineField } from '../../field.ts'

export const dateOfBirth = defineField({
  name: 'dateOfBirth',
  label: 'Tempat/Tgl Lahir',
  english: 'Date of birth',
  form: '`DD-MM-YYYY`, as printed.',
  source: 'Law 24/2013 Art. 64(1); the NIK may keep an older date than the card prints.',
  rules: DATE_RULES,
  read: readDateField,
})
