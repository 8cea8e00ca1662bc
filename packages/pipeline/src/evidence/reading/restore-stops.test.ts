import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readText } from '../../engines/ocr/decode-text.ts'
import { restoreStops } from './restore-stops.ts'

/** A strip of text in DejaVu or whatever sans the machine has, each word placed by hand, with what was read of it. */
async function strip(parts: readonly (readonly [text: string, x: number])[]) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="48"><rect width="420" height="48" fill="#bcd6e6"/>${parts
    .map(
      ([text, x]) =>
        `<text x="${x}" y="36" font-family="Liberation Sans, Arial, sans-serif" font-size="34" text-anchor="middle">${text}</text>`,
    )
    .join('')}</svg>`
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
const at = (characters: readonly (readonly [string, number])[]) =>
  readText(characters.map(([character, x]) => ({ character, confidence: 0.95, at: x / 420 })))

const letters = [
  ['J', 30],
  ['L', 52],
  ['M', 110],
  ['A', 138],
  ['W', 168],
  ['A', 198],
] as const
const words = at([...letters.slice(0, 2), [' ', 80], ...letters.slice(2)])

it('a stop printed behind a shortening is put back', async () => {
  expect(restoreStops(words, await strip([...letters, ['.', 70]])).text).toBe('JL. MAWA')
})

it('no stop is made up where none is printed, however wide the gap', async () => {
  expect(restoreStops(words, await strip(letters)).text).toBe('JL MAWA')
})

it('Roman numerals have as many strokes as are printed', async () => {
  const gang = [
    ['G', 30],
    ['G', 60],
    ['N', 200],
    ['O', 232],
  ] as const
  const read = at([...gang.slice(0, 2), [' ', 90], ['I', 108], ['I', 122], [' ', 160], ...gang.slice(2)])
  const three = await strip([...gang, ['I', 104], ['I', 115], ['I', 126]])
  expect(restoreStops(read, three).text).toBe('GG III NO')
})
