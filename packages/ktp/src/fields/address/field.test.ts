import { expect, it } from 'vitest'
import { address } from './field.ts'

it('wrapped lines become one, upper case, otherwise as printed', () => {
  expect(address.normalise('Jl. Melati Gg. III\n No. 62/A').value).toBe('JL. MELATI GG. III NO. 62/A')
})

it('an address without a letter warns', () => {
  expect(address.normalise('12/3').checks).toMatchObject([{ rule: 'address_letters', outcome: 'warn' }])
  expect(address.normalise('DUSUN 2').checks).toMatchObject([{ rule: 'address_letters', outcome: 'ok' }])
})
