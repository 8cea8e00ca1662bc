import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { RgbImage } from '@identity/vision'
import { printHalftone } from '../../../voters/print_halftone/voter.ts'
import { photographDisplay } from '../screen-moire/testing/photograph-display.ts'
import { blobScene, weave } from '../screen-moire/testing/scene.ts'
import { cardColor } from './card-color.ts'
import { detectPrintHalftone } from './detect-print-halftone.ts'
import { photographPrint, type PrintPhotoOptions } from './testing/photograph-print.ts'

const WIDTH = 1300
const HEIGHT = 940
const SCENE = blobScene(650, 470, 4)

async function jpeg({ width, height, data }: RgbImage): Promise<RgbImage> {
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
  const { data: pixels } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  return { width, height, data: pixels }
}

/** From dark on the left to light on the right. */
const RAMP: RgbImage = {
  ...SCENE,
  data: SCENE.data.map((_, i) => 70 + (130 * (Math.floor(i / 3) % SCENE.width)) / SCENE.width),
}

const print = (options: Partial<PrintPhotoOptions>, content = SCENE) =>
  jpeg(
    photographPrint(content, {
      width: WIDTH,
      height: HEIGHT,
      periodPx: 4.5,
      anglesDeg: [18, 78, 3, 48],
      transfer: 0.3,
      seed: 3,
      ...options,
    }),
  )
const find = (image: RgbImage) =>
  printHalftone.vote({ printHalftone: { look: { ...detectPrintHalftone(image), frame: 0 }, colors: [] } }).finding

describe('detectPrintHalftone', () => {
  it.each([
    ['a coarse laser print', { periodPx: 6.3 }],
    ['one turned in the hand', { anglesDeg: [27, 87, 12, 57] }],
  ] as const)('finds the inks of %s at their angles', async (_, options) => {
    expect(find(await print(options))).toBe('ink_screens')
  })

  it('finds the one screen of a black print at 45°', async () => {
    expect(find(await print({ black: true, anglesDeg: [0, 0, 0, 47] }, RAMP))).toBe('dot_screen')
  })

  it('gives lines an inch on a card', async () => {
    const quad = [
      [100, 100],
      [1200, 100],
      [1200, 794],
      [100, 794],
    ] as const
    const { screens } = detectPrintHalftone(await print({ periodPx: 4 }), { quad })
    // 1,100 px on 85.6 mm, 4 px a line.
    for (const screen of screens) expect(Math.abs(screen.linesPerInch! - 81.6)).toBeLessThan(4)
    expect(screens.length).toBeGreaterThanOrEqual(2)
  })

  it('sees none in continuous tone, cloth or a display', async () => {
    const camera = { rotationDeg: 4, perspective: [0.05, 0.05], blurPx: 0.6, noise: 0.015, sharpening: 0.5 } as const
    const size = { width: WIDTH, height: HEIGHT, seed: 2 }
    const display = photographDisplay(SCENE, { ...size, ...camera, pitchPx: 3.3, layout: 'rgb_stripe' })
    const cloth = photographDisplay(weave(WIDTH, HEIGHT, 7, 1), {
      ...size,
      ...camera,
      pitchPx: null,
      layout: 'rgb_stripe',
    })
    for (const image of [await print({ periodPx: null }), await jpeg(display), await jpeg(cloth)]) {
      expect(['no_screen', 'too_coarse']).toContain(find(image))
    }
  })
})

describe('cardColor', () => {
  const grey = (image: RgbImage, tint: readonly [number, number, number]): RgbImage => ({
    ...image,
    data: image.data.map((_, i) => {
      const at = i - (i % 3)
      const mean = (image.data[at] + image.data[at + 1] + image.data[at + 2]) / 3
      return Math.round(mean * tint[i % 3])
    }),
  })

  it('is small on a grey copy under any light, large on a coloured card', () => {
    expect(cardColor(SCENE).spread).toBeGreaterThan(0.2)
    for (const tint of [
      [1, 1, 1],
      [1, 0.8, 0.55],
    ] as const) {
      expect(cardColor(grey(SCENE, tint)).spread).toBeLessThan(0.03)
    }
  })

  it('compares with the surroundings where there are any', () => {
    const frame = { ...SCENE }
    expect(cardColor(grey(SCENE, [1, 1, 1]))).toMatchObject({ outsideSpread: null, castFromOutside: null })
    const seen = cardColor(grey(SCENE, [1, 1, 1]), frame, (x) => x < 300)
    expect(seen.outsideSpread).toBeGreaterThan(0.05)
  })

  it('does not count what is too dark or clipped', () => {
    expect(cardColor({ width: 120, height: 80, data: new Uint8Array(28800) }).patches).toBe(0)
    expect(cardColor({ width: 120, height: 80, data: new Uint8Array(28800).fill(255) }).patches).toBe(0)
  })
})
