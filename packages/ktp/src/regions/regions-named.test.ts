import { expect, it } from 'vitest'
import { regionsNamed } from './regions-named.ts'

const codes = (...query: Parameters<typeof regionsNamed>) => regionsNamed(...query).map(({ code }) => code)

it('case, spaces and punctuation of a name do not count', () => {
  expect(codes('district', 'lawe sigalagala')).toEqual(['110202'])
  expect(codes('province', 'JAWABARAT')).toEqual(['32'])
})

it('a Kabupaten and a Kota may share a name', () => {
  expect(codes('regency', 'BANDUNG')).toEqual(['3204', '3273'])
})

it('a retired code is found beside its successor', () => {
  expect(codes('regency', 'MERAUKE')).toEqual(['9101', '9301'])
})

it('a former name still finds its region', () => {
  expect(codes('regency', 'TOBA SAMOSIR')).toEqual(['1212'])
  expect(codes('province', 'Daerah Khusus Ibukota Jakarta')).toEqual(['31'])
})

it('a name is looked for on its own level only', () => {
  expect(codes('province', 'BANDUNG')).toEqual([])
  expect(codes('regency', '')).toEqual([])
})
