import { DATE_RULES, readDateField } from '../../dates/date-field.ts'
import { defineField } from '../../field.ts'

export const issueDate = defineField({
  name: 'issueDate',
  label: '(under the photo)',
  english: 'Date of issue',
  form: '`DD-MM-YYYY`, as printed.',
  source: 'Law 24/2013 Art. 64(1); place and date stand under the photo, without a label.',
  rules: DATE_RULES,
  read: readDateField,
})
