import { burst, person, rasteriseCard } from '@identity/specimen'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { burstViewOf } from '../../testing/burst-view.ts'

const card = await rasteriseCard(person(6), 1000)
const frames = await burst(card, { widthPx: 800, heightPx: 600, glare: 0 }, 6, 2)
const flat = await sharp(card.data, { raw: { width: card.width, height: card.height, channels: 3 } })
  .resize(1012, 638, { fit: 'fill' })
  .raw()
  .toBuffer()

function correlation(a: Uint8Array, b: Uint8Array): number {
  const mean = (data: Uint8Array) => data.reduce((sum, value) => sum + value, 0) / data.length
  const [ma, mb] = [mean(a), mean(b)]
  let [aa, bb, ab] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    aa += (a[i] - ma) ** 2
    bb += (b[i] - mb) ** 2
    ab += (a[i] - ma) * (b[i] - mb)
  }
  return ab / Math.sqrt(aa * bb)
}

const meanDifference = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length

describe('buildBurstView', () => {
  it('shows each frame small, its card rectified, and its own pixels by region', async () => {
    const view = await burstViewOf({
      frames: frames.map((frame) => frame.jpeg),
      quads: { follow: frames[0].quad },
      tags: [{ step: 0, torch: true }],
    })
    expect(view.frames.map(({ index, width, height, small }) => [index, width, height, small.width])).toEqual([
      [0, 800, 600, 640],
      [1, 800, 600, 640],
    ])
    expect(view.frames.map(({ step, torch }) => [step, torch])).toEqual([
      [0, true],
      [null, null],
    ])
    for (const { canon } of view.frames) {
      expect(canon).toMatchObject({ width: 1012, height: 638 })
      // The same print in the same place; light, lens and noise change levels.
      expect(correlation(canon!.data, flat)).toBeGreaterThan(0.8)
    }
    expect(meanDifference(view.frames[0].canon!.data, view.frames[1].canon!.data)).toBeLessThan(6)
    const whole = await view.frames[1].region({ left: 0, top: 0, width: 800, height: 600 })
    const part = await view.frames[1].region({ left: 100, top: 50, width: 2, height: 1 })
    expect([...part.data]).toEqual([...whole.data.subarray((50 * 800 + 100) * 3, (50 * 800 + 102) * 3)])
  })

  it('has no card where none was found', async () => {
    const view = await burstViewOf({ frames: [frames[0].jpeg] })
    expect(view.frames[0]).toMatchObject({ card: null, canon: null })
    expect(view.reading.kind).toBe('no_card')
  })

  it('rectifies a small card of a large frame from full-scale pixels', async () => {
    const [photo] = await burst(
      card,
      { widthPx: 2400, heightPx: 1800, fill: [0.4, 0.4], glare: 0, blurPx: 0.3, motionPx: 0 },
      7,
      1,
    )
    const fine = await burstViewOf({ frames: [photo.jpeg], quads: [photo.quad] })
    const reduced = await sharp(photo.jpeg).resize(1600).jpeg({ quality: 95 }).toBuffer()
    const quad = photo.quad.map(([x, y]) => [x / 1.5, y / 1.5] as const) as unknown as typeof photo.quad
    const coarse = await burstViewOf({ frames: [reduced], quads: [quad] })
    const detail = async (data: Uint8Array) =>
      (await sharp(data, { raw: { width: 1012, height: 638, channels: 3 } }).stats()).sharpness
    expect(await detail(fine.frames[0].canon!.data)).toBeGreaterThan(1.1 * (await detail(coarse.frames[0].canon!.data)))
  })

  it('takes pixels as well as files', async () => {
    const { data, info } = await sharp(frames[0].jpeg).raw().toBuffer({ resolveWithObject: true })
    const view = await burstViewOf({ frames: [{ width: info.width, height: info.height, data }] })
    expect(view.frames[0].format).toBe('png')
    expect((await view.frames[0].region({ left: 0, top: 0, width: 800, height: 600 })).data).toEqual(
      new Uint8Array(data),
    )
  })
})
