import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { rasteriseCard, type Raster } from '../card/render-card.ts'
import { person } from '../person/person.ts'
import { burst } from './burst.ts'
import { duplicateFrames } from './duplicate-frames.ts'
import { photograph, type Photo } from './photograph.ts'
import { homographyToQuad, mapPoint } from './quad.ts'

const SMALL = { widthPx: 480, heightPx: 360 } as const

async function luma(image: Uint8Array | Photo): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp('jpeg' in image ? image.jpeg : image)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - ma) * (b[i] - mb)
    aa += (a[i] - ma) ** 2
    bb += (b[i] - mb) ** 2
  }
  return ab / Math.sqrt(aa * bb)
}

/** What is left of `a` after the best gain and offset that turn `reference` into it. */
function residual(a: Uint8Array, reference: Uint8Array): number[] {
  const mean = (values: Uint8Array): number => values.reduce((sum, v) => sum + v, 0) / values.length
  const [ma, mr] = [mean(a), mean(reference)]
  let [ar, rr] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    ar += (a[i] - ma) * (reference[i] - mr)
    rr += (reference[i] - mr) ** 2
  }
  return Array.from(a, (value, i) => value - ma - (ar / rr) * (reference[i] - mr))
}

let card: Raster
beforeAll(async () => {
  card = await rasteriseCard(person(30), 640)
})

/** How well the photo, read through its quad moved by (dx, dy) px, agrees with the flat card. */
async function agreement(photo: Photo, dx: number, dy: number): Promise<number> {
  const [shot, flat] = [await luma(photo), card]
  const toPhoto = homographyToQuad(photo.quad)
  const [seen, meant]: [number[], number[]] = [[], []]
  for (let v = 0.04; v < 0.97; v += 0.01) {
    for (let u = 0.04; u < 0.97; u += 0.006) {
      const [x, y] = mapPoint(toPhoto, [u, v])
      seen.push(shot.data[Math.floor(y + dy) * shot.width + Math.floor(x + dx)])
      const i = (Math.floor(v * flat.height) * flat.width + Math.floor(u * flat.width)) * 3
      meant.push(0.3 * flat.data[i] + 0.6 * flat.data[i + 1] + 0.1 * flat.data[i + 2])
    }
  }
  return correlation(seen, meant)
}

describe('photograph', () => {
  test('the same card, scene and seed give the same file', async () => {
    const [a, b, c] = [
      await photograph(card, SMALL, 1),
      await photograph(card, SMALL, 1),
      await photograph(card, SMALL, 2),
    ]
    expect(a.jpeg.equals(b.jpeg)).toBe(true)
    expect(a.quad).toEqual(b.quad)
    expect(a.jpeg.equals(c.jpeg)).toBe(false)
  })

  test.each([0, 90, 180, 270] as const)('the quad is where the card is, turned by %i degrees', async (rotationDeg) => {
    const photo = await photograph(card, { ...SMALL, rotationDeg }, 40 + rotationDeg)
    const there = await agreement(photo, 0, 0)
    expect(there).toBeGreaterThan(0.8)
    for (const [dx, dy] of [
      [4, 0],
      [-4, 0],
      [0, 4],
      [0, -4],
    ] as const) {
      expect(await agreement(photo, dx, dy)).toBeLessThan(there - 0.05)
    }
  })

  test('the whole card is in view and fills most of the width', async () => {
    for (let seed = 0; seed < 8; seed++) {
      const { quad, width, height } = await photograph(card, SMALL, seed)
      const [xs, ys] = [quad.map(([x]) => x), quad.map(([, y]) => y)]
      expect(Math.min(...xs, ...ys)).toBeGreaterThan(0)
      expect(Math.max(...xs)).toBeLessThan(width)
      expect(Math.max(...ys)).toBeLessThan(height)
      expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(0.72 * width)
    }
  })

  test('is a JPEG of the size and quality asked for', async () => {
    const fine = await photograph(card, { ...SMALL, quality: 95 }, 3)
    const coarse = await photograph(card, { ...SMALL, quality: 40 }, 3)
    const { format, width, height } = await sharp(fine.jpeg).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 480, height: 360 })
    expect(coarse.jpeg.length).toBeLessThan(fine.jpeg.length / 2)
  })
})

describe('sensor noise', () => {
  const still = { ...SMALL, motion: 0, motionPx: 0, noiseScale: 20, quality: 97, glare: 0 } as const

  /**
   * Correlation between a's and b's differences from two further exposures of the same still scene, each fitted for
   * gain and offset: 0 for independent noise, 0.5 when a and b share theirs.
   */
  async function sharedNoise(a: Photo, b: Photo, c: Photo, d: Photo): Promise<number> {
    const [la, lb, lc, ld] = await Promise.all([a, b, c, d].map(async (photo) => (await luma(photo)).data))
    return correlation(residual(la, lc), residual(lb, ld))
  }

  test('is independent between the frames of a burst', async () => {
    const [a, b, c, d] = await burst(card, still, 8, 4)
    expect(Math.abs(await sharedNoise(a, b, c, d))).toBeLessThan(0.06)
  })

  test('is shared by duplicated frames', async () => {
    const [frame, c, d] = await burst(card, still, 8, 3)
    const [a, b] = await duplicateFrames(frame, { shiftPx: 0, quality: 97 }, 1, 2)
    expect(await sharedNoise(a, b, c, d)).toBeGreaterThan(0.35)
  })
})

describe('burst', () => {
  test('the hand moves, time goes on, and every frame is its own file', async () => {
    const frames = await burst(card, { ...SMALL, startMs: 1_000 }, 5, 4)
    expect(new Set(frames.map(({ jpeg }) => jpeg.toString('base64'))).size).toBe(4)
    expect(new Set(frames.map(({ quad }) => JSON.stringify(quad))).size).toBe(4)
    const times = frames.map(({ meta }) => meta.capturedAtMs ?? 0)
    expect(times[0]).toBe(1_000)
    for (let i = 1; i < times.length; i++) expect(times[i]).toBeGreaterThan(times[i - 1])
  })

  test('duplicated frames still know where their card is', async () => {
    const photo = await photograph(card, SMALL, 6)
    for (const frame of await duplicateFrames(photo, { shiftPx: 5 }, 2, 2)) {
      expect(await agreement(frame, 0, 0)).toBeGreaterThan(0.8)
    }
  })
})
