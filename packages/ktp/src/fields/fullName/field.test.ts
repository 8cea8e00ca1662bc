import { expect, it } from 'vitest'
import { fullName } from './field.ts'

const outcome = (raw: string, rule: string) =>
  fullName.normalise(raw).checks.find((check) => check.rule === rule)?.outcome

it('a name is upper case with single spaces and otherwise as printed', () => {
  expect(fullName.normalise(': Siti  Nurhaliza, S.Pd. ').value).toBe('SITI NURHALIZA, S.PD.')
})

it('single words, apostrophes, dots and commas are legal', () => {
  for (const raw of ['SUKARNO', "MA'RUF", 'DR. H. AHMAD, M.SI', 'NUR`AINI', 'JEAN-LUC']) {
    expect(fullName.normalise(raw).checks.every((check) => check.outcome === 'ok')).toBe(true)
  }
})

it('Arabic names in Latin transliteration are Latin', () => {
  for (const raw of ['MUHAMMAD AL-GHAZĀLĪ', 'ʿABD AL-RAḤMĀN', 'ʾUMAR', "ABDU'L-ḤAQQ"])
    expect(outcome(raw, 'latin_letters')).toBe('ok')
})

it('letters of other scripts fail, even one that looks Latin', () => {
  for (const raw of ['محمد', 'ИВАН', 'SIТI', '王明', 'SITI محمد']) expect(outcome(raw, 'latin_letters')).toBe('fail')
})

it('a text without any letter fails', () => {
  expect(outcome('---', 'latin_letters')).toBe('fail')
})

it('a digit is left in place and warned of, never corrected', () => {
  expect(fullName.normalise('BUD1 SANTOSO').value).toBe('BUD1 SANTOSO')
  expect(outcome('BUD1 SANTOSO', 'no_digits')).toBe('warn')
})

it('more than 60 characters only warn, for older names stay valid', () => {
  expect([outcome('A'.repeat(60), 'name_length'), outcome('A'.repeat(61), 'name_length')]).toEqual(['ok', 'warn'])
})
