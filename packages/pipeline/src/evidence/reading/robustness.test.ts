import { person, photograph, rasteriseCard } from '@identity/specimen'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeFrame } from '../../engines/decode/decode-frame.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import { openPaddleEngine } from '../../engines/ocr/paddle-engine.ts'
import type { ReadingEvidence } from '../evidence.ts'
import { createCardReader } from './create-card-reader.ts'

const SIZE = 'width="900" height="640"'
const page = (body: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${SIZE}><rect ${SIZE} fill="#f4f1ea"/>${body}</svg>`)
const lines = (texts: readonly string[], x: number, size: number, pitch: number): string =>
  texts
    .map(
      (text, i) => `<text x="${x}" y="${90 + i * pitch}" font-family="sans-serif" font-size="${size}">${text}</text>`,
    )
    .join('')

describe('the card reader on pictures without a KTP', () => {
  let engine: OcrEngine
  beforeAll(async () => {
    engine = await openPaddleEngine()
  })
  afterAll(() => engine.close())

  const read = async (bytes: Uint8Array): Promise<ReadingEvidence | null> => {
    const frame = await decodeFrame(bytes, { maxSide: 1600 })
    if (frame.kind === 'undecodable') return null
    return createCardReader(engine, { clock: () => Date.UTC(2026, 0, 1) }).read(frame, 0)
  }

  const text = 'Dewan kota bertemu hari Senin untuk membahas jembatan baru di atas sungai'.split(' ')
  const other = ['Nama : BUDI SANTOSO', 'Jabatan : MANAJER', 'Nomor : 0012345', 'Berlaku s/d : 2027']
  const squares = Array.from({ length: 29 * 29 }, (_, i) => i)
    .filter((i) => ((i * 2654435761) >>> 7) % 2 === 0)
    .map((i) => `<rect x="${160 + (i % 29) * 18}" y="${60 + Math.floor(i / 29) * 18}" width="18" height="18"/>`)
  const pictures: readonly (readonly [string, Buffer])[] = [
    ['a page of newspaper', page([40, 330, 620].map((x) => lines(text, x, 30, 42)).join(''))],
    ['a pattern like a QR code', page(squares.join(''))],
    [
      'a card of another layout',
      page(`<rect x="60" y="40" width="780" height="490" rx="20" fill="#cde"/>${lines(other, 110, 34, 90)}`),
    ],
    [
      'a driving licence',
      page(
        `<rect x="60" y="40" width="780" height="490" rx="20" fill="#f3e9c8"/>${lines(
          [
            'INDONESIA  SURAT IZIN MENGEMUDI',
            '1. BUDI SANTOSO',
            '2. BANDUNG, 17-08-1985',
            '3. O - PRIA',
            '4. JL. MERDEKA NO. 4',
            '5. KARYAWAN SWASTA',
            '6. JAWA BARAT',
            '3171-8508-001234   17-08-2027',
          ],
          110,
          26,
          58,
        )}`,
      ),
    ],
    [
      'an identity card of another country',
      page(
        `<rect x="60" y="40" width="780" height="490" rx="20" fill="#cfe3d4"/>${lines(
          [
            'MALAYSIA   KAD PENGENALAN',
            '850817-10-1234',
            'Nama  SITI BINTI AHMAD',
            'Alamat  NO 4 JALAN MERDEKA',
            '50480 KUALA LUMPUR',
            'Jantina  PEREMPUAN',
            'Agama  ISLAM',
            'WARGANEGARA',
          ],
          110,
          26,
          58,
        )}`,
      ),
    ],
    ['a black frame', page(`<rect ${SIZE} fill="#000"/>`)],
  ]
  for (const [name, svg] of pictures) {
    it(`${name} holds no card, and the reason says so`, async () => {
      const reading = await read(await sharp(svg).jpeg().toBuffer())
      expect(reading).toMatchObject({ kind: 'no_card' })
      if (reading?.kind === 'no_card') expect(reading.reason).toMatch(/photo|KTP/)
    })
  }

  it('a mirrored card is refused as mirrored', async () => {
    const { jpeg } = await photograph(await rasteriseCard(person(1003), 1600), {}, 1003)
    const reading = await read(await sharp(jpeg).flop().jpeg({ quality: 92 }).toBuffer())
    expect(reading?.kind === 'no_card' ? reading.reason : reading).toMatch(/mirror/)
  })

  it('damaged bytes never throw', async () => {
    const { jpeg } = await photograph(await rasteriseCard(person(1003), 1600), { widthPx: 240, heightPx: 180 }, 1003)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(jpeg.length),
        async (changes, cut) => {
          const bytes = Uint8Array.from(jpeg)
          for (const [at, byte] of changes) bytes[at] = byte
          await expect(read(cut % 2 === 0 ? bytes : bytes.subarray(0, cut))).resolves.toBeDefined()
        },
      ),
      { numRuns: 6, seed: 7 },
    )
  }, 120_000)
})
