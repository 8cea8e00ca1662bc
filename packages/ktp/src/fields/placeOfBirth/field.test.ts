import { expect, it } from 'vitest'
import { placeOfBirth } from './field.ts'

it('the comma before the date is dropped, the place kept as printed', () => {
  expect(placeOfBirth.normalise('Bandung,').value).toBe('BANDUNG')
  expect(placeOfBirth.normalise('KUALA LUMPUR .').value).toBe('KUALA LUMPUR')
})

it('a misspelt place is not corrected', () => {
  expect(placeOfBirth.normalise('BANDVNG')).toMatchObject({ value: 'BANDVNG', checks: [{ outcome: 'ok' }] })
})

it('digits warn, as part of the date or a misread letter', () => {
  expect(placeOfBirth.normalise('BANDUNG, 17').checks).toMatchObject([{ rule: 'place_letters', outcome: 'warn' }])
})

it('only punctuation is no place', () => {
  expect(placeOfBirth.normalise(',.').value).toBeNull()
})
