import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readText } from '../../engines/ocr/decode-text.ts'
import { countStrokes } from './count-strokes.ts'
import { lineInk } from './line-ink.ts'

const WIDTH = 420
const GANG = [
  ['G', 30],
  ['G', 60],
  ['N', 200],
  ['O', 232],
] as const

/** Letters in whatever sans the machine has, each placed by hand. */
async function strip(parts: readonly (readonly [text: string, x: number])[]) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="48"><rect width="${WIDTH}" height="48" fill="#bcd6e6"/>${parts
    .map(
      ([text, x]) =>
        `<text x="${x}" y="36" font-family="Liberation Sans, Arial, sans-serif" font-size="34" text-anchor="middle">${text}</text>`,
    )
    .join('')}</svg>`
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
const at = (characters: readonly (readonly [string, number])[]) =>
  readText(characters.map(([character, x]) => ({ character, confidence: 0.95, at: x / WIDTH })))

it('Roman numerals have as many strokes as are printed', async () => {
  const read = at([...GANG.slice(0, 2), [' ', 90], ['I', 108], ['I', 122], [' ', 160], ...GANG.slice(2)])
  const line = lineInk(await strip([...GANG, ['I', 104], ['I', 115], ['I', 126]]))
  expect(line).not.toBeNull()
  if (line !== null) expect(countStrokes(read, line).text).toBe('GG III NO')
})

it('an I inside a word is no numeral', async () => {
  const read = at([...GANG.slice(0, 2), ['I', 108], ...GANG.slice(2)])
  const line = lineInk(await strip([...GANG, ['I', 104], ['I', 115]]))
  if (line !== null) expect(countStrokes(read, line).text).toBe('GGINO')
})
