import { createHash } from 'node:crypto'
import { lookupRegion, regionsUnder } from '@identity/ktp'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { person, type Person } from '../person/person.ts'
import { CARD, layoutCard, runBox } from './card-layout.ts'
import { cardSvg } from './card-svg.ts'
import { rasteriseCard, renderCard, type Raster } from './render-card.ts'
import { SPECIMEN_LABEL } from './specimen-mark.ts'

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')

interface Box {
  x: number
  y: number
  width: number
  height: number
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Share of the label's box that is its red, and share that is white. */
function markShares({ data, width, height }: Raster): { red: number; white: number } {
  const [sx, sy] = [width / CARD.width, height / CARD.height]
  let [red, white, all] = [0, 0, 0]
  for (let y = Math.ceil(SPECIMEN_LABEL.y * sy); y < (SPECIMEN_LABEL.y + SPECIMEN_LABEL.height) * sy - 1; y++) {
    for (let x = Math.ceil(SPECIMEN_LABEL.x * sx); x < (SPECIMEN_LABEL.x + SPECIMEN_LABEL.width) * sx - 1; x++) {
      const i = (y * width + x) * 3
      const [r, g, b] = [data[i], data[i + 1], data[i + 2]]
      all++
      if (r > 160 && g < 70 && b < 70) red++
      if (r > 230 && g > 230 && b > 230) white++
    }
  }
  return { red: red / all, white: white / all }
}

describe('the SPECIMEN mark', () => {
  test('is on every card', async () => {
    for (let seed = 0; seed < 6; seed++) {
      const { red, white } = markShares(await rasteriseCard(person(seed), 428))
      expect(red).toBeGreaterThan(0.5)
      expect(white).toBeGreaterThan(0.08)
    }
  })

  test('cannot be switched off by an option nor by the text of a field', async () => {
    const plain = await renderCard(person(3), { widthPx: 300 })
    const asked = await renderCard(person(3), { widthPx: 300, ...{ specimen: false, mark: false, watermark: false } })
    expect(sha256(asked)).toBe(sha256(plain))
    const hostile = person(3, { fullName: '</g></svg><rect width="900" height="900"/>', address: '<!--' })
    expect(markShares(await rasteriseCard(hostile, 428)).red).toBeGreaterThan(0.5)
  })

  test('is the last thing drawn, and covers no text', () => {
    const regencies = regionsUnder(null).flatMap(({ code }) => regionsUnder(code))
    expect(regencies.length).toBeGreaterThan(500)
    const base = person(1)
    for (const [i, { parent, printed }] of regencies.entries()) {
      const who: Person = {
        ...base,
        header: { province: lookupRegion(parent ?? '')?.printed ?? '', regency: printed },
      }
      const { runs, photo } = layoutCard(who)
      for (const box of [...runs.map(runBox), photo]) expect(overlaps(box, SPECIMEN_LABEL)).toBe(false)
      if (i < 10) expect(cardSvg(who)).toMatch(/<path d="[^"]+" fill="#fff"\/><\/svg>$/)
    }
  })
})

describe('renderCard', () => {
  test('the same person gives the same bytes', async () => {
    expect(sha256(await renderCard(person(7), { widthPx: 500 }))).toBe(
      sha256(await renderCard(person(7), { widthPx: 500 })),
    )
  })

  test('renders at any width with the proportions of an ID-1 card', async () => {
    for (const widthPx of [64, 333, 1012, 2000]) {
      const { width, height } = await sharp(await renderCard(person(2), { widthPx })).metadata()
      expect(width).toBe(widthPx)
      expect(height).toBe(Math.round((widthPx * 53.98) / 85.6))
    }
  })

  test('refuses a width that no card has', async () => {
    await expect(rasteriseCard(person(1), 0)).rejects.toThrow(RangeError)
    await expect(rasteriseCard(person(1), 4001)).rejects.toThrow(RangeError)
    await expect(rasteriseCard(person(1), 100.5)).rejects.toThrow(RangeError)
  })

  test('outlines hold no coordinate that is not a number', () => {
    for (let seed = 0; seed < 25; seed++) expect(cardSvg(person(seed))).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('layoutCard', () => {
  test('changing a field changes pixels inside its boxes only', async () => {
    const base = { religion: 'ISLAM', nik: '1101010101010101', bloodType: '-', rtRw: '001/002' }
    const before = person(4, base)
    for (const change of [
      { religion: 'HINDU' },
      { nik: '1234567890123456' },
      { bloodType: 'O' },
      { rtRw: '987/654' },
    ]) {
      const [field] = Object.keys(change) as [keyof typeof before.fields]
      const after = person(4, { ...base, ...change })
      const [a, b] = await Promise.all([rasteriseCard(before, 856), rasteriseCard(after, 856)])
      const boxes = [before, after].flatMap((who) =>
        layoutCard(who)
          .runs.filter((run) => run.field === field)
          .map(runBox),
      )
      const grown = boxes.map((box) => ({ x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 8 }))
      let [inside, outside] = [0, 0]
      for (let i = 0; i < a.data.length; i++) {
        if (a.data[i] === b.data[i]) continue
        const pixel = Math.floor(i / 3)
        const at = { x: pixel % a.width, y: Math.floor(pixel / a.width), width: 1, height: 1 }
        if (grown.some((box) => overlaps(box, at))) inside++
        else outside++
      }
      expect(inside).toBeGreaterThan(20)
      expect(outside).toBe(0)
    }
  })

  test('every field stands on the card in full, clear of the photo and of other values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (seed) => {
        const who = person(seed)
        const { runs, photo, signature } = layoutCard(who)
        const values = runs.filter((run) => run.field !== undefined)
        for (const [field, text] of Object.entries(who.fields)) {
          const printed = values.filter((run) => run.field === field).map((run) => run.text)
          expect(printed.join(' ')).toBe(field === 'placeOfBirth' ? `${text},` : text)
        }
        const boxes = values.map(runBox)
        for (const [i, box] of boxes.entries()) {
          expect(box.y + box.height).toBeLessThan(CARD.height)
          expect(box.x + box.width).toBeLessThan(CARD.width)
          expect(overlaps(box, photo) || overlaps(box, signature)).toBe(false)
          for (const other of boxes.slice(i + 1)) expect(overlaps(box, other)).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a name that wraps pushes the rows below it down by one pitch', () => {
    const rowOf = (fullName: string): number =>
      layoutCard(person(9, { fullName })).runs.find((run) => run.field === 'religion')?.y ?? 0
    expect(rowOf('SUPARDI ADIWINATA KUSUMANEGARA PRAWIRODIRDJO') - rowOf('SUPARDI')).toBeCloseTo(0.047 * CARD.height, 5)
  })
})
