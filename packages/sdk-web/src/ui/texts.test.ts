import { expect, it } from 'vitest'
import { TEXTS } from './texts.ts'

const keys = (value: unknown, path = ''): string[] =>
  typeof value === 'string'
    ? [path]
    : Object.entries(value as object).flatMap(([key, member]) => keys(member, `${path}.${key}`))
const words = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(words)

it('every text is there in both languages, and none is empty', () => {
  expect(keys(TEXTS.en).sort()).toEqual(keys(TEXTS.id).sort())
  for (const text of [...words(TEXTS.id), ...words(TEXTS.en)]) expect(text.trim()).not.toBe('')
})

it('no sentence was left untranslated', () => {
  const same = keys(TEXTS.id).filter((_, i) => words(TEXTS.id)[i] === words(TEXTS.en)[i])
  expect(same).toEqual([])
})
