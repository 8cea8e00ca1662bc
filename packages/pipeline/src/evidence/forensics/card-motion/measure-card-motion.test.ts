import { burst, duplicateFrames, person, rasteriseCard, type Frame } from '@identity/specimen'
import { homographyOfQuads, invert, mapPoint, type RgbImage } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { decodeFrame } from '../../../engines/decode/decode-frame.ts'
import { burstViewOf } from '../../../testing/burst-view.ts'
import { measureCardMotion } from './measure-card-motion.ts'

const SCENE = { widthPx: 960, heightPx: 720, fill: [0.6, 0.65] as const, background: 'batik' as const, glare: 0 }
const card = await rasteriseCard(person(3), 900)
const frames = await burst(card, SCENE, 3, 2)

const pairOf = async (pictures: readonly (Uint8Array | RgbImage)[], quad = frames[0].quad) => {
  const found = await measureCardMotion(await burstViewOf({ frames: pictures, quads: { follow: quad } }))
  return found?.pairs[0] ?? null
}

/** The frame with everything but the card moved: a card held above its background by a hand that moves. */
async function withOtherBackground({ jpeg, quad }: Frame, dx: number, dy: number): Promise<RgbImage> {
  const frame = await decodeFrame(jpeg)
  const unit = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const
  const toFrame = homographyOfQuads(unit, quad)
  if (frame.kind !== 'decoded' || toFrame === null) throw new Error('the frame decodes')
  const toCard = invert(toFrame)
  const { width, height, rgb } = frame
  // A Buffer’s slice would share its memory.
  const data = new Uint8Array(rgb)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = mapPoint(toCard, [x, y])
      if (u > -0.06 && u < 1.06 && v > -0.06 && v < 1.06) continue
      const from = (Math.min(height - 1, Math.max(0, y - dy)) * width + Math.min(width - 1, Math.max(0, x - dx))) * 3
      data.set(rgb.subarray(from, from + 3), (y * width + x) * 3)
    }
  }
  return { width, height, data }
}

describe('measureCardMotion', () => {
  it('sees the hand move, and no parallax when the card lies on its background', async () => {
    const pair = await pairOf(frames.map(({ jpeg }) => jpeg))
    expect(pair?.shiftMm).toBeGreaterThan(0.1)
    expect(pair?.background?.places).toBeGreaterThanOrEqual(8)
    expect(pair?.background?.parallaxPx).toBeLessThan(0.8)
  })

  it.each([0, 3, 12])('sees no parallax in one photo warped by %i px and saved again', async (shiftPx) => {
    const copies = await duplicateFrames(frames[0], { shiftPx, quality: 85 }, 5, 2)
    const pair = await pairOf(
      copies.map(({ jpeg }) => jpeg),
      copies[0].quad,
    )
    expect(pair?.background?.parallaxPx).toBeLessThan(0.8)
  })

  it.each([
    [4, 0],
    [-6, 5],
  ])('measures how far the background moved on its own: %i, %i px', async (dx, dy) => {
    const pair = await pairOf([frames[0].jpeg, await withOtherBackground(frames[1], dx, dy)])
    expect(pair?.background?.parallaxPx).toBeGreaterThan((Math.hypot(dx, dy) * 640) / 960 - 0.6)
    expect(pair?.background?.parallaxPx).toBeLessThan((Math.hypot(dx, dy) * 640) / 960 + 0.6)
    expect(pair?.background?.residualPx).toBeLessThan(0.5)
  })

  it('has nothing to say without a card, of one frame, or where no background shows', async () => {
    expect(await measureCardMotion(await burstViewOf({ frames: [frames[0].jpeg, frames[1].jpeg] }))).toBeNull()
    expect(await pairOf([frames[0].jpeg])).toBeNull()
    const plain = await burst(card, { ...SCENE, background: 'plain', fill: [0.95, 0.97] }, 4, 2)
    const pair = await pairOf(
      plain.map(({ jpeg }) => jpeg),
      plain[0].quad,
    )
    expect(pair?.background ?? null).toBeNull()
  })
})
