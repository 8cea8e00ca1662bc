import type { CheckOf } from '../field.ts'

export const PLACE_NAME_RULES = {
  place_letters: { worst: 'warn', about: 'There is at least one letter; digits occur in real names.' },
} as const

/** A village or district as printed, without what is left of its label. Its table is too large to correct names by. */
export function readPlaceName(
  text: string,
  label: RegExp,
): { value: string | null; checks: readonly CheckOf<'place_letters'>[] } {
  const value = text.replace(label, '').replace(/^[ :;]+|[ ,:;]+$/g, '')
  const fine = /\p{L}/u.test(value)
  const detail = fine ? 'there are letters' : 'there is no letter'
  return {
    value: value === '' ? null : value,
    checks: [{ rule: 'place_letters', outcome: fine ? 'ok' : 'warn', detail }],
  }
}
