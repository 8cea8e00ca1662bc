import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractEvidence, openCardReader, type ReadField, type ReadingEvidence } from '@identity/pipeline'
import {
  CARD,
  homographyToQuad,
  layoutCard,
  mapPoint,
  person,
  photograph,
  rasteriseCard,
  runBox,
  type Photo,
  type Point,
  type Quad,
} from '@identity/specimen'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CardReading } from './drawn-fields.ts'
import { drawReading } from './draw-reading.ts'
import { PII_NOTE } from './draw-panel.ts'
import { asText } from './set-text.ts'
import { renderDrawing, writeDrawing } from './write-drawing.ts'

const WHO = person(7)
const SESSION = {
  keySource: null,
  selfAssertedAllowed: false,
  platform: null,
  challenge: null,
  capturedAtMs: null,
  receivedAtMs: Date.UTC(2026, 0, 1),
} as const

let photo: Photo
let reading: CardReading
let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'identity-draw-'))
  photo = await photograph(await rasteriseCard(WHO, 1600), { maxRollDeg: 20, quality: 90 }, 7)
  const { evidence } = await extractEvidence(
    {
      frames: [photo.jpeg],
      frameMeta: [],
      flashSamples: null,
      clientOcr: { fields: null, confidence: null },
      session: SESSION,
    },
    { reader: await openCardReader() },
    { clock: () => 0 },
  )
  if (evidence.reading.kind !== 'read') throw new Error(evidence.reading.reason)
  reading = evidence.reading
})

afterAll(() => rm(dir, { recursive: true, force: true }))

const onePx = () => ({ width: photo.width, height: photo.height, scale: 1, href: null })

/** Corners of every drawn box by field name. */
function boxes(svg: string): Map<string, Point[]> {
  const found = svg.matchAll(/<g class="field" data-name="(\w+)">.*?<path class="box" d="M([^"]*)Z"/g)
  return new Map(
    Array.from(found, ([, name, d]) => [
      name,
      d.split('L').map((pair) => pair.split(' ').map(Number) as unknown as Point),
    ]),
  )
}

/** How far outside a clockwise quadrilateral a point lies, px; negative inside. */
function outside([x, y]: Point, quad: readonly Point[]): number {
  return Math.max(
    ...quad.map(([ax, ay], i) => {
      const [bx, by] = quad[(i + 1) % 4]
      return ((y - by) * (ax - bx) - (x - bx) * (ay - by)) / Math.hypot(bx - ax, by - ay)
    }),
  )
}

const withField = (change: Partial<ReadField>): CardReading => ({
  ...reading,
  fields: { ...reading.fields, fullName: { ...reading.fields.fullName, ...change } },
})

/** libxml2 refuses what is not well formed. */
const parse = (svg: string | Buffer) => sharp(Buffer.from(svg)).metadata()

describe('the drawing of a reading', () => {
  it('has a box inside the card for every field that was read', () => {
    const drawn = boxes(drawReading(onePx(), reading, asText).svg)
    expect(drawn.size).toBe(19)
    for (const [name, corners] of drawn)
      for (const corner of corners) expect(outside(corner, reading.quad), name).toBeLessThan(3)
  })

  it('has each box where its line is printed', () => {
    const drawn = boxes(drawReading(onePx(), reading, asText).svg)
    const onPhoto = homographyToQuad(photo.quad as Quad)
    for (const run of layoutCard(WHO).runs) {
      if (run.field === undefined) continue
      const { x, y, width, height } = runBox(run)
      const middle = mapPoint(onPhoto, [(x + width / 2) / CARD.width, (y + height / 2) / CARD.height])
      expect(outside(middle, drawn.get(run.field) ?? []), run.field).toBeLessThan(0)
    }
  })

  it('says text, confidence and band of a field, and that it is personal', () => {
    const { svg } = drawReading(onePx(), withField({ value: 'SITI', confidence: 0.899 }), asText)
    expect(svg).toContain('>SITI<')
    expect(svg).toContain('>likely 0.89<')
    expect(svg).toContain(PII_NOTE)
    const unread = drawReading(onePx(), withField({ value: null, raw: 'S1T!', confidence: 0 }), asText).svg
    expect(unread).toContain('unreadable: S1T!')
  })

  it('words the checks that did not come out well', () => {
    const check = { rule: 'nik_birth_date', outcome: 'fail', detail: 'NIK says 01-01-1990' } as const
    const { svg } = drawReading(onePx(), { ...reading, checks: [check] }, asText)
    expect(svg).toContain('failed nik_birth_date: NIK says 01-01-1990')
  })

  it('tells bands apart without colour', () => {
    const patterns = [0.95, 0.7, 0.3].map((confidence) => {
      const { svg } = drawReading(onePx(), withField({ value: 'X', confidence }), asText)
      const group = svg.slice(svg.indexOf('data-name="fullName"'))
      return /class="box"[^>]*?(?:stroke-dasharray="([\d. ]+)")?\/>/.exec(group)?.[1]
    })
    expect(new Set(patterns).size).toBe(3)
  })

  it('escapes whatever was recognised', async () => {
    const hostile = `</text><script>alert("1")</script>&amp;'\u0000\uD800]]>`
    const { svg } = drawReading(onePx(), withField({ value: hostile, raw: hostile }), asText)
    expect(svg).not.toContain('<script')
    await expect(parse(svg)).resolves.toMatchObject({ format: 'svg' })
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        await parse(drawReading(onePx(), withField({ value: text }), asText).svg)
      }),
      { numRuns: 8, seed: 3 },
    )
  })

  it('stays small and quick for an endless text', () => {
    const { svg, height } = drawReading(onePx(), withField({ value: 'A'.repeat(1e6), raw: 'B' }), asText)
    expect(height).toBeLessThan(2 * photo.height)
    // The value stands whole in the title of its box alone.
    expect(svg.length).toBeLessThan(1.1e6)
  })

  it('is a document on its own with the photo in it, reduced', async () => {
    const svg = (await renderDrawing(photo.jpeg, reading, 'svg')).toString()
    await parse(svg)
    const jpeg = Buffer.from(/href="data:image\/jpeg;base64,([^"]+)"/.exec(svg)?.[1] ?? '', 'base64')
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1200 })
  })

  it('is turned as the photo is meant to be seen', async () => {
    const turned = await sharp(photo.jpeg).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const nothing: ReadingEvidence = { kind: 'no_card', reason: 'no card was found', engine: 'none' }
    const svg = (await renderDrawing(turned, nothing, 'svg')).toString()
    expect(svg).toContain('<image width="1200" height="1600"')
    expect(svg).toContain('no card was found')
  })

  it('is a picture too, for its owner alone', async () => {
    const path = join(dir, 'read.png')
    await writeDrawing(path, photo.jpeg, reading)
    const { data, info } = await sharp(await readFile(path))
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info.width).toBeGreaterThan(1600)
    // The tag of the name is a filled square of the sure band's blue, #0072b2.
    let blue = 0
    for (let i = 0; i < data.length; i += info.channels) {
      if (data[i] === 0 && data[i + 1] === 0x72 && data[i + 2] === 0xb2) blue++
    }
    expect(blue).toBeGreaterThan(500)
    await expect(writeDrawing(join(dir, 'read.bmp'), photo.jpeg, reading)).rejects.toThrow('.svg or a .png')
    await expect(writeDrawing(join(dir, 'none', 'read.svg'), photo.jpeg, reading)).rejects.toThrow('cannot be written')
  })
})
