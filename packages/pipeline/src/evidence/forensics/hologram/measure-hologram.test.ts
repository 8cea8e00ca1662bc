import type { RgbImage } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { goodEvidence } from '../../../testing/good-evidence.ts'
import type { BurstView, FrameView } from '../burst-view.ts'
import { measureHologram } from './measure-hologram.ts'

type Rgb = readonly [number, number, number]
const PATCH = { x0: 400, x1: 500, y0: 300, y1: 380 }

/** A light blue card under light of some colour, with a patch of its own colour. */
function canon(light: Rgb, patch: Rgb): RgbImage {
  const data = new Uint8Array(1012 * 638 * 3)
  for (let y = 0; y < 638; y++) {
    for (let x = 0; x < 1012; x++) {
      const inside = x >= PATCH.x0 && x < PATCH.x1 && y >= PATCH.y0 && y < PATCH.y1
      const ink: Rgb = inside ? patch : [150, 175, 190]
      // A slope of light over the card, as a lamp at the side gives.
      for (let c = 0; c < 3; c++) data[(y * 1012 + x) * 3 + c] = ink[c] * light[c] * (0.8 + (0.3 * x) / 1012)
    }
  }
  return { width: 1012, height: 638, data }
}

const frameOf = (picture: RgbImage, index: number, change: Partial<FrameView> = {}): FrameView => ({
  index,
  encoded: new Uint8Array(),
  format: 'jpeg',
  width: 1600,
  height: 1200,
  small: picture,
  card: {
    quad: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    homography: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    pxPerMm: 14,
    tiltDeg: 5 + index,
  },
  canon: picture,
  region: () => Promise.reject(new Error('not needed')),
  step: null,
  camera: 'rear',
  torch: index % 2 === 1,
  capturedAtMs: null,
  ...change,
})
const burstOf = (frames: readonly FrameView[]): BurstView => ({
  frames,
  reading: goodEvidence().reading,
  flashColors: ['#FF0000', '#00FF00'],
})
const white: Rgb = [1, 1, 1]

describe('measureHologram', () => {
  it('finds a patch whose hue turns with the light, and where it is', async () => {
    const frames = [
      [190, 120, 120],
      [120, 190, 120],
      [120, 120, 190],
    ].map((patch, i) => frameOf(canon(white, patch as unknown as Rgb), i))
    const found = await measureHologram(burstOf(frames))
    expect(found).toMatchObject({ frames: 3, torchChanged: true, tiltRangeDeg: 2 })
    expect(found?.region?.x).toBeCloseTo(PATCH.x0 / 1012, 1)
    expect(found?.region?.y).toBeCloseTo(PATCH.y0 / 638, 1)
    expect(found?.iridescentShare).toBeGreaterThan(0.002)
  })

  it('finds nothing in ink of any colour, whatever the colour of the light', async () => {
    const lights: Rgb[] = [white, [1.15, 0.9, 0.8], [0.8, 1, 1.2]]
    const frames = lights.map((light, i) => frameOf(canon(light, [190, 110, 120]), i))
    expect(await measureHologram(burstOf(frames))).toMatchObject({ region: null, iridescentShare: 0 })
  })

  it('leaves out clipped pixels: a lamp’s reflection is no device', async () => {
    const frames = [
      [120, 140, 150],
      [255, 255, 255],
    ].map((patch, i) => frameOf(canon(white, patch as unknown as Rgb), i))
    expect((await measureHologram(burstOf(frames)))?.region).toBeNull()
  })

  it('counts the colours that lit the frames', async () => {
    const frames = [0, 1, 1].map((step, i) => frameOf(canon(white, [120, 140, 150]), i, { step, torch: null }))
    expect(await measureHologram(burstOf(frames))).toMatchObject({ flashColours: 2, torchChanged: false })
  })

  it('says nothing of one frame', async () => {
    expect(await measureHologram(burstOf([frameOf(canon(white, [120, 140, 150]), 0)]))).toBeNull()
  })
})
