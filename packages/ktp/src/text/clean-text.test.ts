import { expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'
import { squeeze } from './squeeze.ts'

it('full-width signs, long dashes and curly apostrophes become plain ones', () => {
  expect(cleanText('：ＷＮＩ')).toBe('WNI')
  expect(cleanText('LAKI—LAKI')).toBe('LAKI-LAKI')
  expect(cleanText('MA’RUF')).toBe("MA'RUF")
})

it('white space and control characters become one space', () => {
  expect(cleanText('\tJL.\u0000 \n MELATI ')).toBe('JL. MELATI')
})

it('at most 256 characters are looked at', () => {
  expect(cleanText('a'.repeat(10_000))).toHaveLength(256)
})

it('squeezing drops accents, spaces and punctuation, and keeps letters of any script', () => {
  expect(squeeze("Ra'as Ñandú–2")).toBe('RAASNANDU2')
  expect(squeeze('محمد')).toBe('محمد')
})
