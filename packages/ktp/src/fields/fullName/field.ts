import { defineField } from '../../field.ts'

/** Permendagri 73/2022 for names since 21 April 2022; older ones stay valid, so this only warns. */
const MAX_LETTERS = 60

/** A name is never corrected: who is to say what is a slip in it. */
export const fullName = defineField({
  name: 'fullName',
  label: 'Nama',
  english: 'Full name',
  form: 'Upper case as printed, single spaces, titles included; never corrected.',
  source:
    'Permendagri 73/2022 and its exceptions for older names and titles (single words, apostrophes, dots and commas are legal).',
  rules: {
    latin_letters: {
      worst: 'fail',
      about:
        'Letters are Latin, those of Arabic transliteration (ʿ, ʾ, Ḥ, Ā) included; Arabic script is not printed on cards.',
    },
    no_digits: { worst: 'warn', about: 'No digits; one in a name is most likely a misread letter.' },
    name_length: {
      worst: 'warn',
      about: `At most ${MAX_LETTERS} characters, the limit for names registered since 2022.`,
    },
  },
  read(text) {
    const foreign = /(?!\p{Script=Latin}|\p{Lm})\p{L}/u.test(text)
    const letters = /\p{Script=Latin}/u.test(text)
    const digits = /\p{N}/u.test(text)
    const long = Array.from(text).length > MAX_LETTERS
    return {
      value: text,
      checks: [
        {
          rule: 'latin_letters',
          outcome: foreign || !letters ? 'fail' : 'ok',
          detail: foreign ? 'some letters are not Latin' : letters ? 'all letters are Latin' : 'there is no letter',
        },
        { rule: 'no_digits', outcome: digits ? 'warn' : 'ok', detail: digits ? 'there are digits' : 'no digits' },
        {
          rule: 'name_length',
          outcome: long ? 'warn' : 'ok',
          detail: long ? `longer than ${MAX_LETTERS} characters` : 'not too long',
        },
      ],
    }
  },
})
