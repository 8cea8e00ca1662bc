import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jpegFacts, ZIGZAG } from './jpeg-facts.ts'

const segment = (marker: number, body: readonly number[]) => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
]
const table = (id: number, steps: readonly number[]) => segment(0xdb, [id, ...steps])
const frame = (width: number, height: number, tableId: number) =>
  segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, tableId])
const exif = (orientation: number) =>
  // prettier-ignore
  segment(0xe1, [
    ...Array.from('Exif').map((c) => c.charCodeAt(0)), 0, 0,
    0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
  ])
const file = (...segments: readonly number[][]) =>
  Uint8Array.from([0xff, 0xd8, ...segments.flat(), ...segment(0xda, [0])])
const rising = Array.from({ length: 64 }, (_, k) => k + 1)

describe('jpegFacts', () => {
  it('reads size, the luma table in block order and the orientation', () => {
    const facts = jpegFacts(
      file(
        exif(6),
        table(0, rising),
        table(
          1,
          rising.map(() => 99),
        ),
        frame(1600, 1200, 0),
      ),
    )
    expect(facts).toMatchObject({ width: 1600, height: 1200, orientation: 6 })
    expect(facts?.lumaSteps.slice(0, 3)).toEqual([1, 2, 6])
    expect(facts?.lumaSteps[8]).toBe(3)
  })

  it('takes the table the first component names', () => {
    const facts = jpegFacts(
      file(
        table(0, rising),
        table(
          2,
          rising.map(() => 7),
        ),
        frame(8, 8, 2),
      ),
    )
    expect(facts).toMatchObject({ orientation: 1, lumaSteps: rising.map(() => 7) })
  })

  it('has every place of a block once in its zigzag', () => {
    expect(ZIGZAG.toSorted((a, b) => a - b)).toEqual(rising.map((k) => k - 1))
  })

  it('gives null for what is no JPEG, lacks a table or ends early', () => {
    const whole = file(table(0, rising), frame(8, 8, 0))
    expect(jpegFacts(whole.subarray(0, 40))).toBeNull()
    expect(jpegFacts(file(frame(8, 8, 0)))).toBeNull()
    expect(jpegFacts(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBeNull()
    expect(jpegFacts(new Uint8Array())).toBeNull()
  })

  it('never throws, whatever follows the first two bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        jpegFacts(Uint8Array.from([0xff, 0xd8, ...bytes]))
        jpegFacts(Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, ...bytes]))
      }),
    )
  })
})
