import { expect, it } from 'vitest'
import { lookupRegion } from './lookup-region.ts'
import { validOn } from './valid-on.ts'

const on = (code: string, day: string) => validOn(lookupRegion(code)!, day)

it('a code that never changed is valid on any day', () => {
  expect([on('3204', '1999-01-01'), on('3204', '2026-01-01')]).toEqual([true, true])
})

it('Merauke is 9101 before the split and 9301 after it', () => {
  expect([on('9101', '2015-06-01'), on('9301', '2015-06-01')]).toEqual([true, false])
  expect([on('9101', '2024-06-01'), on('9301', '2024-06-01')]).toEqual([false, true])
})

it('between the law and the edition both codes may be in force', () => {
  expect([on('9101', '2022-09-01'), on('9301', '2022-09-01')]).toEqual([true, true])
})
