import type { RgbImage } from '@identity/vision'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { moireSign } from '../../../voters/screen_moire/moire-sign.ts'
import { detectScreenMoire } from './detect-screen-moire.ts'
import { photographDisplay, type DisplayPhotoOptions } from './testing/photograph-display.ts'
import { blinds, blobScene, weave } from './testing/scene.ts'

const WIDTH = 1300
const HEIGHT = 940

const CAMERA: DisplayPhotoOptions = {
  width: WIDTH,
  height: HEIGHT,
  pitchPx: null,
  layout: 'rgb_stripe',
  rotationDeg: 4,
  perspective: [0.06, -0.04],
  blurPx: 0.6,
  noise: 0.015,
  sharpening: 0.5,
  seed: 5,
}

async function jpeg({ width, height, data }: RgbImage, quality = 92): Promise<RgbImage> {
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer()
  const { data: pixels } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  return { width, height, data: pixels }
}

const photo = (options: Partial<DisplayPhotoOptions>, content = blobScene(700, 500, options.seed ?? 1)) =>
  jpeg(photographDisplay(content, { ...CAMERA, ...options }))

describe('detectScreenMoire', () => {
  it.each([
    ['a monitor, resolved', { pitchPx: 6.2 }],
    ['a laptop, resolved, blue first', { pitchPx: 3.6, layout: 'bgr_stripe', rotationDeg: -7 }],
    ['a laptop near the limit', { pitchPx: 2.3, rotationDeg: 6 }],
    ['a PenTile phone', { pitchPx: 2.8, layout: 'pentile', rotationDeg: 9 }],
    // Not at 4 or 5 px to the pitch: held straight those beat with the mosaic, and look like blinds.
    ['a display held exactly straight', { pitchPx: 6.2, rotationDeg: 0 }],
  ] as const)('finds %s', async (_, options) => {
    expect(moireSign(detectScreenMoire(await photo(options))).sign).toBe('display')
  })

  it('never calls the same scenes a display when they are no display', async () => {
    for (const seed of [1, 2]) {
      expect(['none', 'soft']).toContain(moireSign(detectScreenMoire(await photo({ seed }))).sign)
    }
  })

  it.each([
    ['fine', 6, 1.5],
    ['fine and wandering', 6, 4],
    ['machine-made mesh', 8, 0],
  ])('does not accuse cloth: %s', async (_, periodPx, wanderPx) => {
    const look = detectScreenMoire(await photo({}, weave(WIDTH, HEIGHT, periodPx, wanderPx)))
    expect(['texture', 'none', 'soft']).toContain(moireSign(look).sign)
  })

  it.each([5, 7.3, 11, 22])('does not call blinds a display: slats of %s px', async (periodPx) => {
    for (const tint of [
      [1, 1, 1],
      [1, 0.92, 0.8],
    ] as const) {
      const look = detectScreenMoire(await photo({}, blinds(WIDTH, HEIGHT, periodPx, tint)))
      expect(['texture', 'none', 'soft']).toContain(moireSign(look).sign)
    }
  })

  it('does not accuse the blocks of a compressed photo that was scaled', async () => {
    const blocky = await jpeg(photographDisplay(blobScene(700, 500, 1), CAMERA), 30)
    const { data } = await sharp(blocky.data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
      .resize(1708, 1220)
      .raw()
      .toBuffer({ resolveWithObject: true })
    const sign = moireSign(detectScreenMoire({ width: 1708, height: 1220, data })).sign
    expect(['none', 'soft', 'texture']).toContain(sign)
  })

  it('abstains on a small picture without a lattice, and on one smaller than a tile', async () => {
    const small = await photo({ width: 600, height: 450 })
    expect(moireSign(detectScreenMoire(small)).sign).toBe('small')
    expect(detectScreenMoire(blobScene(200, 150, 1))).toMatchObject({ tiles: 0, waves: [], spectrum: null })
  })

  it('follows the lattice over the edge of a card, and not a pattern that stops there', async () => {
    const quad = [
      [300, 240],
      [1000, 240],
      [1000, 700],
      [300, 700],
    ] as const
    const display = await photo({ pitchPx: 3.1 })
    const everywhere = detectScreenMoire(display, { quad })
    expect(everywhere.outsideTiles).toBeGreaterThanOrEqual(3)
    expect(everywhere.waves[0].outsideShare).toBeGreaterThan(0.6)
    const desk = await photo({ seed: 2 })
    const data = desk.data.slice()
    for (let y = 240; y < 700; y++) {
      data.set(display.data.subarray((y * WIDTH + 300) * 3, (y * WIDTH + 1000) * 3), (y * WIDTH + 300) * 3)
    }
    const inside = detectScreenMoire({ width: WIDTH, height: HEIGHT, data }, { quad })
    expect(inside.waves[0].outsideShare).toBe(0)
  })

  it('gives bounded plain numbers and something to draw', async () => {
    const look = detectScreenMoire(await photo({ pitchPx: 4 }))
    expect(JSON.parse(JSON.stringify(look))).toEqual(look)
    expect(JSON.stringify(look).length).toBeLessThan(9000)
    expect(Buffer.from(look.spectrum!.base64, 'base64')).toHaveLength(look.spectrum!.columns * look.spectrum!.rows)
    for (const box of look.region) {
      for (const value of Object.values(box)) expect(value).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(1.0001)
    }
  })
})
