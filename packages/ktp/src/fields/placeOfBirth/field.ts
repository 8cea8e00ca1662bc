import { defineField } from '../../field.ts'

export const placeOfBirth = defineField({
  name: 'placeOfBirth',
  label: 'Tempat/Tgl Lahir',
  english: 'Place of birth',
  form: 'Upper case as printed, without the comma before the date; never corrected (villages and places abroad occur).',
  source: 'Law 24/2013 Art. 64(1); printed as `PLACE, DD-MM-YYYY`, a long place wraps.',
  rules: {
    place_letters: { worst: 'warn', about: 'Letters and no digits; a digit is a misread letter or part of the date.' },
  },
  read(text) {
    const value = text.replace(/[ ,.]+$/, '')
    const fine = /\p{L}/u.test(value) && !/\p{N}/u.test(value)
    return {
      value: value === '' ? null : value,
      checks: [
        {
          rule: 'place_letters',
          outcome: fine ? 'ok' : 'warn',
          detail: fine ? 'letters only' : 'digits, or no letters',
        },
      ],
    }
  },
})
