import { readFile } from 'node:fs/promises'
import type { RgbImage } from '@identity/vision'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cosine } from '../../engines/face/cosine.ts'
import type { FaceEngine } from '../../engines/face/face-engine.ts'
import { openFaceEngine } from '../../engines/face/onnx-face-engine.ts'
import { CARTOON, fromPixels, groupPhoto, groupPixels, LANDSCAPE } from '../../testing/face-photos.ts'
import { findPhotoFace, type PhotoFace } from './find-photo-face.ts'
import { quarterTurned } from './quarter-turned.ts'

let engine: FaceEngine
/** Two photos of the woman who is on both, one of somebody else. */
let same: readonly [Buffer, Buffer]
let other: Buffer
beforeAll(async () => {
  engine = await openFaceEngine()
  const cut = async (number: 1 | 3, rank: number): Promise<Buffer> => {
    const group = await groupPixels(number)
    const face = (await engine.detect(group)).toSorted((a, b) => b.box.width - a.box.width)[rank]
    const { left, top, width, height } = face.box
    const region = {
      left: Math.round(left - 0.3 * width),
      top: Math.round(top - 0.3 * height),
      width: Math.round(1.6 * width),
      height: Math.round(1.6 * height),
    }
    return fromPixels(group).extract(region).resize({ width: 250 }).jpeg({ quality: 90 }).toBuffer()
  }
  same = [await cut(1, 0), await cut(3, 0)]
  other = await cut(1, 1)
})
afterAll(() => engine.close())

const find = (bytes: Uint8Array) => findPhotoFace(bytes, engine)
const template = async (bytes: Uint8Array) => {
  const face = await find(bytes)
  if (face.kind === 'none') throw new Error(face.why)
  return face
}
const similarity = async (a: Uint8Array, b: Uint8Array) =>
  cosine((await template(a)).vector, (await template(b)).vector)
const whyNot = (face: PhotoFace) => (face.kind === 'none' ? face.why : 'found')

describe('photos of 250 px', () => {
  it('of one woman are accepted, of two women are not', async () => {
    expect(await similarity(...same)).toBeGreaterThan(0.6)
    expect(await similarity(same[0], other)).toBeLessThan(0.4)
  })

  it('are read lying on either side, in either format, with EXIF orientation', async () => {
    const [photo] = same
    for (const degrees of [90, 270]) {
      expect(await similarity(photo, await sharp(photo).rotate(degrees).png().toBuffer())).toBeGreaterThan(0.9)
    }
    const tagged = await sharp(photo).rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 95 }).toBuffer()
    expect(await similarity(photo, tagged)).toBeGreaterThan(0.9)
  })

  it('cut close to the face are still read', async () => {
    const close = await sharp(same[0])
      .extract({ left: 55, top: 55, width: 140, height: 145 })
      .resize(250)
      .jpeg()
      .toBuffer()
    expect(await similarity(same[0], close)).toBeGreaterThan(0.6)
  })
})

describe('what cannot be compared says why', () => {
  it('no face, or no picture', async () => {
    expect(whyNot(await find(await sharp(Buffer.from(LANDSCAPE)).png().toBuffer()))).toBe('no_face')
    expect(whyNot(await find(Buffer.from('no picture')))).toBe('undecodable')
  })

  it('a face that is too small, or a blur', async () => {
    expect(whyNot(await find(await sharp(same[0]).resize(64).jpeg().toBuffer()))).toBe('too_small')
    const blur = await sharp(same[0]).resize(400).blur(14).jpeg().toBuffer()
    expect(['too_blurred', 'no_face']).toContain(whyNot(await find(blur)))
  })
})

it('of several faces the largest is taken, and a doubt is said', async () => {
  const group = await template(await readFile(groupPhoto(1)))
  expect(group.facesFound).toBeGreaterThanOrEqual(3)
  expect(group.ambiguous).toBe(true)
  expect((await template(same[0])).ambiguous).toBe(false)
})

it('a cartoon is known as drawn', async () => {
  expect((await template(await sharp(Buffer.from(CARTOON)).png().toBuffer())).drawnLikeness).toBeGreaterThan(0.4)
})

it('four quarter turns are none', () => {
  const image: RgbImage = { width: 3, height: 2, data: Uint8Array.from({ length: 18 }, (_, i) => i) }
  expect([...quarterTurned(quarterTurned(image, 1), 3).data]).toEqual([...image.data])
  expect([...quarterTurned(quarterTurned(image, 2), 2).data]).toEqual([...image.data])
  expect(quarterTurned(image, 1)).toMatchObject({ width: 2, height: 3 })
  // The first pixel of the turned picture is the lowest of the first column.
  expect([...quarterTurned(image, 1).data.slice(0, 3)]).toEqual([9, 10, 11])
})
