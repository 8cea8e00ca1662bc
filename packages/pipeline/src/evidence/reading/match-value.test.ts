import { expect, it } from 'vitest'
import { matchValue } from './match-value.ts'

it.each([
  [':1219056804541721', 'nik'],
  ['019/024', 'rtRw'],
  ['BATUBARA.28041954', 'birth'],
  ['PEREMPUAN', 'gender'],
  ['LAKI-LAKIGol.Darah:O', 'gender'],
  ['KATHOLK', 'religion'],
  ['SEUMURHIOUP', 'validUntil'],
  ['WNI', 'nationality'],
] as const)('%s can only be of the row %s', (text, row) => {
  expect(matchValue(text)).toBe(row)
})

it('names, addresses, dates alone and shreds of text say nothing of their row', () => {
  for (const text of ['', 'WN', 'KARANGANYAR', 'JLTEUKUUMARNO.121', '12-07-2015', '019024', '121905680454', 'PROVINSI'])
    expect(matchValue(text)).toBeNull()
})
