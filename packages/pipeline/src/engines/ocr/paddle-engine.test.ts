import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RgbImage } from '@identity/vision'
import { decodeText } from './decode-text.ts'
import type { OcrEngine } from './ocr-engine.ts'
import { openPaddleEngine } from './paddle-engine.ts'

const CAPITALS = ' ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/.,:'

async function drawn(text: string, width: number, height: number, size: number, turn = 0): Promise<RgbImage> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#bcd6e6"/>
    <text x="8" y="${height / 2 + size * 0.36}" font-family="sans-serif" font-size="${size}">${text}</text></svg>`
  const { data, info } = await sharp(Buffer.from(svg))
    .rotate(turn)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

describe('the PaddleOCR engine', () => {
  let engine: OcrEngine
  beforeAll(async () => {
    engine = await openPaddleEngine()
  })
  afterAll(() => engine.close())

  it('reads capitals, digits and punctuation of a strip', async () => {
    const strip = await drawn('KARYAWAN SWASTA 17-08-1945', 480, 48, 28)
    const read = decodeText(await engine.recognise(strip), CAPITALS, (c) => c.toUpperCase())
    expect(read.text.replaceAll(' ', '')).toBe('KARYAWANSWASTA17-08-1945')
    expect(read.mean).toBeGreaterThan(0.9)
  })

  it('reads only digits when only digits are allowed', async () => {
    const strip = await drawn('3171234567890123', 400, 48, 30)
    expect(decodeText(await engine.recognise(strip), '0123456789').text).toBe('3171234567890123')
  })

  it('finds a line of text where it is', async () => {
    const boxes = await engine.detect(await drawn('PROVINSI JAWA BARAT', 640, 320, 32), 640)
    expect(boxes).toHaveLength(1)
    const box = boxes.at(0)
    expect(box?.rect.center[1]).toBeCloseTo(160, -1)
    expect(box?.rect.width).toBeGreaterThan(300)
  })

  it('finds nothing on a blank picture', async () => {
    expect(
      await engine.detect({ width: 320, height: 320, data: new Uint8Array(320 * 320 * 3).fill(200) }, 320),
    ).toEqual([])
  })

  it('tells a strip that stands on its head', async () => {
    const upright = await drawn('KEWARGANEGARAAN', 300, 48, 28)
    const turned = await drawn('KEWARGANEGARAAN', 300, 48, 28, 180)
    const [a, b] = await engine.upsideDown([upright, turned])
    expect(a).toBeLessThan(0.3)
    expect(b).toBeGreaterThan(0.7)
  })
})
