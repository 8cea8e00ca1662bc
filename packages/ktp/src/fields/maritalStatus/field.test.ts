import { expect, it } from 'vitest'
import { maritalStatus } from './field.ts'

const value = (raw: string) => maritalStatus.normalise(raw).value

it('reads the four values of the card, spaces or not', () => {
  expect(['BELUM KAWIN', 'BELUMKAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAIMATI'].map(value)).toEqual([
    'BELUM KAWIN',
    'BELUM KAWIN',
    'KAWIN',
    'CERAI HIDUP',
    'CERAI MATI',
  ])
})

it('slips do not turn one value into another', () => {
  expect(['BELUM KAWlN', 'KAWLN', 'CERA1 MAT1', 'BELUM KAWN'].map(value)).toEqual([
    'BELUM KAWIN',
    'KAWIN',
    'CERAI MATI',
    'BELUM KAWIN',
  ])
})

it('half of a value is none', () => {
  for (const raw of ['CERAI', 'BELUM', 'HIDUP', 'WIRASWASTA']) expect(value(raw)).toBeNull()
})

it('the wording of the family card is accepted with a warning', () => {
  expect(maritalStatus.normalise('KAWIN BELUM TERCATAT')).toMatchObject({
    value: 'KAWIN BELUM TERCATAT',
    checks: [{ outcome: 'ok' }, { rule: 'family_card_wording', outcome: 'warn' }],
  })
})

it('foreigners’ cards print English', () => {
  expect(['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED'].map(value)).toEqual([
    'BELUM KAWIN',
    'KAWIN',
    'CERAI HIDUP',
    'CERAI MATI',
  ])
})
