import { expect, it } from 'vitest'
import { readText } from '../../engines/ocr/decode-text.ts'
import { mergeReadings } from './merge-readings.ts'

const read = (text: string, confidence = 0.9) =>
  readText(Array.from(text, (character, i) => ({ character, confidence, at: (i + 0.5) / text.length })))

it('two equal looks stay as they are', () => {
  const merged = mergeReadings(read('BUDI'), read('BUDI', 0.8))
  expect(merged).toMatchObject({ text: 'BUDI', min: 0.9 })
})

it('a character only one look has is kept, with doubt', () => {
  const merged = mergeReadings(read('GG.IINO'), read('GG.IIINO'))
  expect(merged.text).toBe('GG.IIINO')
  expect(merged.min).toBeLessThan(0.7)
  expect(mergeReadings(read('WAHYUURNAMA,SE'), read('WAHYUPURNAMASE')).text).toBe('WAHYUPURNAMA,SE')
})

it('of two different characters the surer stands', () => {
  expect(mergeReadings(read('N0', 0.5), read('NO', 0.9)).text).toBe('NO')
})
