import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readImageHeader } from './image-header.ts'

const picture = (width = 97, height = 61) =>
  sharp({
    create: { width, height, channels: 3, background: '#a06040', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
  })

describe('the image header', () => {
  it.each([
    ['baseline JPEG', () => picture().jpeg().toBuffer(), 'jpeg'],
    ['progressive JPEG', () => picture().jpeg({ progressive: true }).toBuffer(), 'jpeg'],
    ['optimised JPEG with metadata', () => picture().jpeg({ mozjpeg: true }).withMetadata().toBuffer(), 'jpeg'],
    ['PNG', () => picture().png().toBuffer(), 'png'],
    ['grey PNG', () => picture().greyscale().png({ palette: true }).toBuffer(), 'png'],
  ])('of a %s gives its size', async (_, make, format) => {
    expect(readImageHeader(await make())).toEqual({ format, width: 97, height: 61 })
  })

  it('allows what phones append after the end of a JPEG', async () => {
    const bytes = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('SEFHtrailer')])
    expect(readImageHeader(bytes)).toMatchObject({ width: 97 })
  })

  it('tells a JPEG or PNG cut at any byte from a whole one', async () => {
    for (const bytes of [await picture().jpeg().toBuffer(), await picture().png().toBuffer()])
      fc.assert(
        fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
          expect(readImageHeader(bytes.subarray(0, length))).toBeTypeOf('string')
        }),
      )
  })

  it.each(['gif', 'webp', 'tiff', 'avif'] as const)('refuses %s', async (format) => {
    expect(readImageHeader(await picture().toFormat(format).toBuffer())).toBe('neither JPEG nor PNG')
  })

  it('refuses SVG, nothing, and a bare signature', () => {
    expect(readImageHeader(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('neither JPEG nor PNG')
    expect(readImageHeader(Buffer.alloc(0))).toBe('neither JPEG nor PNG')
    expect(readImageHeader(Buffer.from([0xff, 0xd8, 0xff]))).toMatch(/JPEG/)
    expect(readImageHeader(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toMatch(/PNG/)
  })

  it('refuses a progressive JPEG made of very many scans', async () => {
    const bytes = await picture().jpeg({ progressive: true }).toBuffer()
    const scan = bytes.indexOf(Buffer.from([0xff, 0xda]))
    const bomb = Buffer.concat([
      bytes.subarray(0, scan),
      ...Array.from({ length: 100 }, () => bytes.subarray(scan, bytes.length - 2)),
      Buffer.from([0xff, 0xd9]),
    ])
    expect(readImageHeader(bomb)).toMatch(/more than 32 scans/)
  })

  it('never throws, whatever byte is changed', async () => {
    for (const bytes of [await picture().jpeg().toBuffer(), await picture().png().toBuffer()])
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
          const changed = Buffer.from(bytes)
          changed[at] = value
          readImageHeader(changed)
        }),
        { numRuns: 2000 },
      )
  })
})
