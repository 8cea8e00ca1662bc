import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decodeText, readText, type ReadText } from '../../engines/ocr/decode-text.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import { openPaddleEngine } from '../../engines/ocr/paddle-engine.ts'
import { restoreGaps } from './restore-gaps.ts'

let engine: OcrEngine
beforeAll(async () => {
  engine = await openPaddleEngine()
})
afterAll(() => engine.close())

/** A strip of text set in whatever sans the machine has. */
async function strip(text: string) {
  const width = 40 + 24 * text.length
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="48"><rect width="${width}" height="48" fill="#bcd6e6"/>
    <text x="14" y="36" font-family="Liberation Sans, Arial, sans-serif" font-size="34">${text}</text></svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .blur(0.8)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
type Strip = Awaited<ReturnType<typeof strip>>

/** What the recogniser reads, without the signs between the letters. */
async function lettersOf(image: Strip): Promise<ReadText> {
  const read = decodeText(await engine.recognise(image), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
  return readText(read.characters)
}

it.each([
  'BUDI SANTOSO',
  'PERUM GRIYA ASRI',
  'JL. MAWAR NO. 4',
  'JL MAWAR NO 4',
  "SYA'BAN HALIM",
  'RINA HALIM, S.PD',
  'MONCONGLOE',
])('%s: spaces and marks are put back as printed, and none is made up', async (text) => {
  const image = await strip(text)
  expect(restoreGaps(await lettersOf(image), image).text).toBe(text)
})

it('spaces and marks that are not printed are taken away', async () => {
  const image = await strip('MONCONGLOE')
  const { characters } = await lettersOf(image)
  const cluttered = characters.flatMap((c, i) => [
    c,
    ...(i === 3 ? [{ character: ' ', confidence: 0.5, at: c.at + 0.03 }] : []),
    ...(i === 6 ? [{ character: "'", confidence: 0.5, at: c.at + 0.03 }] : []),
  ])
  expect(restoreGaps(readText(cluttered), image).text).toBe('MONCONGLOE')
})

it('a strip without ink and a single letter stay as they were read', async () => {
  const read = await lettersOf(await strip('HALIM'))
  const blank = { width: 100, height: 48, data: new Uint8Array(100 * 48 * 3).fill(200) }
  expect(restoreGaps(read, blank)).toBe(read)
  const one = readText(read.characters.slice(0, 1))
  expect(restoreGaps(one, await strip('H'))).toBe(one)
})
