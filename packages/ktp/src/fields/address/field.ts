import { defineField } from '../../field.ts'

export const address = defineField({
  name: 'address',
  label: 'Alamat',
  english: 'Address',
  form: 'Upper case as printed, wrapped lines joined by one space; never corrected.',
  source: 'Law 24/2013 Art. 64(1).',
  rules: { address_letters: { worst: 'warn', about: 'There is at least one letter.' } },
  read(text) {
    const fine = /\p{L}/u.test(text)
    const detail = fine ? 'there are letters' : 'there is no letter'
    return { value: text, checks: [{ rule: 'address_letters', outcome: fine ? 'ok' : 'warn', detail }] }
  },
})
