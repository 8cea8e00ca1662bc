import { expect, it } from 'vitest'
import { nationality } from './field.ts'

const value = (raw: string) => nationality.normalise(raw).value

it('citizens are WNI, through slips too', () => {
  for (const raw of ['WNI', 'wni', 'WN1', 'WNl', 'W N I', 'INDONESIA']) expect(value(raw)).toBe('WNI')
})

it('a country is WNA, in Indonesian or English, and says so', () => {
  for (const raw of ['JEPANG', 'JAPAN', 'AMERIKA SERIKAT', 'KOREA SELATAN', 'INDIA', 'NIGERIA', 'NIGER', 'MALAYS1A']) {
    expect(nationality.normalise(raw).value).toBe('WNA')
    expect(nationality.normalise(raw).checks.map(({ rule }) => rule)).toContain('country_printed')
  }
})

it('the word WNA itself is WNA without a country', () => {
  expect(nationality.normalise('WNA').checks.map(({ rule }) => rule)).toEqual(['nationality_known'])
})

it('noise is neither', () => {
  for (const raw of ['XX', 'WN', 'ISLAM', 'SEUMUR HIDUP', '12345']) expect(value(raw)).toBeNull()
})
