import { expect, it } from 'vitest'
import { nearestSpelling, spellingsOf } from './nearest-spelling.ts'

const words = spellingsOf({ PERDAGANGAN: [], PEDAGANG: ['SAUDAGAR'], WNI: [], WNA: [] })
const value = (text: string) => nearestSpelling(text, words)?.value ?? null

it('any spelling of a value is that value, at distance 0', () => {
  expect(nearestSpelling('Sau dagar', words)).toMatchObject({ value: 'PEDAGANG', distance: 0 })
})

it('a spelling of two values is neither', () => {
  expect(nearestSpelling('X', spellingsOf({ A: ['X'], B: ['X'] }))).toBeNull()
})

it('a text half an edit nearer to one value is that value, a nearer call is none', () => {
  expect([value('WN1'), value('WNX'), value('WN')]).toEqual(['WNI', null, null])
})

it('more than three tenths misread is no reading', () => {
  expect([value('PEDAGXX G'), value('PEDAXXX G')]).toEqual(['PEDAGANG', null])
})

it('an empty text, or one without letters and digits, is near nothing', () => {
  expect([value(''), value(' -.')]).toEqual([null, null])
})
