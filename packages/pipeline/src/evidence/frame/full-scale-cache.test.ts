import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openFullScaleCache } from './full-scale-cache.ts'

const WIDTH = 200
const HEIGHT = 100
const FRAME_BYTES = WIDTH * HEIGHT * 3

const frame = async (level: number) => ({
  encoded: await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: { r: level, g: 0, b: 0 } } })
    .png()
    .toBuffer(),
  width: WIDTH,
  height: HEIGHT,
})
const PART = { left: 10, top: 20, width: 4, height: 3 }

describe('openFullScaleCache', () => {
  it('decodes a frame once while it is held, also for regions asked at the same time', async () => {
    const cache = openFullScaleCache([await frame(7), await frame(9)])
    const parts = await Promise.all([cache.region(0, PART), cache.region(1, PART), cache.region(0, PART)])
    expect(parts.map((part) => part.data[0])).toEqual([7, 9, 7])
    expect(parts[0]).toMatchObject({ width: 4, height: 3 })
    expect(parts[0].data).toHaveLength(36)
    expect(cache.decodes()).toBe(2)
  })

  it('never holds more than its bound, letting go of what was used least lately', async () => {
    const frames = await Promise.all([1, 2, 3].map(frame))
    const cache = openFullScaleCache(frames, { maxBytes: 2 * FRAME_BYTES })
    for (const index of [0, 1, 0, 2, 0]) {
      await cache.region(index, PART)
      expect(cache.heldBytes()).toBeLessThanOrEqual(2 * FRAME_BYTES)
    }
    expect(cache.decodes()).toBe(3)
    await cache.region(1, PART)
    expect(cache.decodes()).toBe(4)
  })

  it('takes pixels that are decoded already instead of decoding', async () => {
    const rgb = new Uint8Array(FRAME_BYTES).fill(5)
    const cache = openFullScaleCache([await frame(1)], { preset: new Map([[0, rgb]]) })
    expect((await cache.region(0, PART)).data[0]).toBe(5)
    expect(cache.decodes()).toBe(0)
  })

  it('refuses regions that leave the frame, and goes on after a frame that does not decode', async () => {
    const broken = { encoded: new Uint8Array(10), width: WIDTH, height: HEIGHT }
    const cache = openFullScaleCache([broken, await frame(3)])
    for (const region of [
      { ...PART, left: -1 },
      { ...PART, left: WIDTH - 3 },
      { ...PART, height: HEIGHT },
      { ...PART, width: 0 },
      { ...PART, top: 0.5 },
    ]) {
      await expect(cache.region(1, region)).rejects.toThrow(RangeError)
    }
    await expect(cache.region(2, PART)).rejects.toThrow(RangeError)
    await expect(cache.region(0, PART)).rejects.toMatchObject({ code: 'frame_invalid' })
    expect((await cache.region(1, PART)).data[0]).toBe(3)
  })
})
