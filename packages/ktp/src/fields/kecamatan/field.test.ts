import { expect, it } from 'vitest'
import { kecamatan } from './field.ts'

const value = (raw: string) => kecamatan.normalise(raw).value

it('what is left of the label is dropped', () => {
  expect([value('Kecamatan : Dago'), value('KECAMATAN DAGO'), value('Dago')]).toEqual(['DAGO', 'DAGO', 'DAGO'])
})

it('a name that merely begins like the label is kept', () => {
  expect([value('KECAMATANO'), value('KELAPA DUA')]).toEqual(['KECAMATANO', 'KELAPA DUA'])
})

it('digits, Roman numerals, dots and slashes of real names are kept', () => {
  for (const name of ['2 X 11 KAYU TANAM', '16 ULU', 'TIRO/TRUSEB', 'IV NAGARI', 'P. TIGA']) {
    expect(kecamatan.normalise(name)).toMatchObject({ value: name, checks: [{ outcome: 'ok' }] })
  }
})

it('a name without a letter warns', () => {
  expect(kecamatan.normalise('123').checks).toMatchObject([{ rule: 'place_letters', outcome: 'warn' }])
})
