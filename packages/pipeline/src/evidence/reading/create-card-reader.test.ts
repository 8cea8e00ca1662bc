import { FIELD_NAMES, FIELDS, normaliseProvince } from '@identity/ktp'
import { nuisancePhoto, person, photograph, rasteriseCard } from '@identity/specimen'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeFrame } from '../../engines/decode/decode-frame.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import { openPaddleEngine } from '../../engines/ocr/paddle-engine.ts'
import type { ReadingEvidence } from '../evidence.ts'
import { createCardReader } from './create-card-reader.ts'

const clock = () => Date.UTC(2026, 0, 1)

describe('the card reader', () => {
  let engine: OcrEngine
  beforeAll(async () => {
    engine = await openPaddleEngine()
  })
  afterAll(() => engine.close())

  const read = async (bytes: Uint8Array): Promise<ReadingEvidence> => {
    const frame = await decodeFrame(bytes, { maxSide: 2000 })
    if (frame.kind !== 'decoded') throw new Error(frame.reason)
    return createCardReader(engine, { clock }).read(frame, 0)
  }

  for (const seed of [1003, 1012, 1030]) {
    it(`reads all 16 fields, header and issue place of photo ${seed}`, async () => {
      const who = person(seed)
      const { jpeg, quad } = await photograph(await rasteriseCard(who, 1600), {}, seed)
      const reading = await read(jpeg)
      if (reading.kind !== 'read') throw new Error(reading.reason)
      const values = Object.fromEntries(FIELD_NAMES.map((name) => [name, reading.fields[name].value]))
      const printed = Object.fromEntries(
        FIELD_NAMES.map((name) => [name, FIELDS[name].normalise(who.fields[name]).value]),
      )
      expect(values).toEqual(printed)
      expect(reading.header.province.value).toBe(normaliseProvince(who.header.province).value)
      expect(reading.header.regency.value).toBe(who.header.regency)
      expect(reading.issuePlace.value).toBe(who.issuePlace)
      // The corners follow from the print, whose place on cards differs by up to 0.03 of the width.
      reading.quad.forEach(([x, y], i) => {
        const corner = quad[i] ?? [0, 0]
        expect(Math.hypot(x - corner[0], y - corner[1]) / reading.cardWidthPx).toBeLessThan(0.08)
      })
    })
  }

  it('reads a card on its head and on its side', async () => {
    const who = person(1003)
    const { jpeg } = await photograph(await rasteriseCard(who, 1600), {}, 1003)
    for (const angle of [90, 180]) {
      const reading = await read(await sharp(jpeg).rotate(angle).jpeg({ quality: 95 }).toBuffer())
      expect(reading.kind === 'read' ? reading.fields.nik.value : reading).toBe(who.fields.nik)
    }
  })

  it('finds a card whose edges show on a page of rows that look like text', async () => {
    const { jpeg, person: who, scene } = await nuisancePhoto('all', 2)
    expect(scene.background).toBe('print')
    const reading = await read(jpeg)
    expect(reading.kind === 'read' ? reading.fields.nik.value : reading).toBe(who.fields.nik)
  })

  it('the same photo gives the same evidence', async () => {
    const { jpeg } = await photograph(await rasteriseCard(person(1012), 1600), { widthPx: 800, heightPx: 600 }, 1012)
    expect(await read(jpeg)).toEqual(await read(jpeg))
  })

  it('says why there is no card on a blank, noisy or tiny picture, and on other print', async () => {
    let state = 1
    const noise = Buffer.from(
      Uint8Array.from({ length: 640 * 480 * 3 }, () => ((state = (state * 16807) % 2147483647) >> 8) & 255),
    )
    const raw = { width: 640, height: 480, channels: 3 } as const
    const text = [
      'Breaking news today',
      'The council met on',
      'Monday to discuss the',
      'new bridge, said mayor',
      'Total 48.500',
    ]
    const page = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#fff"/>
      ${text.map((line, i) => `<text x="40" y="${80 + i * 70}" font-family="sans-serif" font-size="36">${line}</text>`).join('')}</svg>`
    const pictures = [
      await sharp(Buffer.alloc(640 * 480 * 3, 128), { raw })
        .jpeg()
        .toBuffer(),
      await sharp(noise, { raw }).jpeg().toBuffer(),
      await sharp(Buffer.from(page)).jpeg().toBuffer(),
      await sharp(noise.subarray(0, 20 * 20 * 3), { raw: { width: 20, height: 20, channels: 3 } })
        .png()
        .toBuffer(),
    ]
    for (const picture of pictures) {
      const reading = await read(picture)
      expect(reading.kind).toBe('no_card')
      if (reading.kind === 'no_card') expect(reading.reason).toMatch(/photo|KTP/)
    }
  })
})
