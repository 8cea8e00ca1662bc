import type { RgbImage } from '@identity/vision'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DRAWN_FROM } from '../../engines/face/drawn-likeness.ts'
import type { FaceEngine } from '../../engines/face/face-engine.ts'
import { openFaceEngine } from '../../engines/face/onnx-face-engine.ts'
import { CARTOON, fromPixels, groupPixels, LANDSCAPE, pixelsOf } from '../../testing/face-photos.ts'
import type { BurstView, FrameView } from '../forensics/burst-view.ts'
import { CANONICAL_HEIGHT, CANONICAL_WIDTH } from '../reading/canonical-card.ts'
import { findPortrait } from './find-portrait.ts'

let engine: FaceEngine
/** Head and shoulders of one person, 3:4. */
let head: Buffer
beforeAll(async () => {
  engine = await openFaceEngine()
  const group = await groupPixels(3)
  const [face] = (await engine.detect(group)).toSorted((a, b) => b.box.width - a.box.width)
  const { left, top, width, height } = face.box
  const region = {
    left: Math.max(0, Math.round(left - 0.5 * width)),
    top: Math.max(0, Math.round(top - 0.5 * height)),
    width: Math.round(2 * width),
    height: Math.round(2.2 * height),
  }
  head = await fromPixels(group).extract(region).png().toBuffer()
})
afterAll(() => engine.close())

/** A card without print, blurred by `sigma`, whose portrait is `picture`, at `x` of its width. */
async function card(picture: Buffer | null, { sigma = 0.3, x = 0.72 } = {}): Promise<RgbImage> {
  const ground = sharp({
    create: { width: CANONICAL_WIDTH, height: CANONICAL_HEIGHT, channels: 3, background: '#a8c4d8' },
  })
  if (picture === null) return pixelsOf(ground)
  const portrait = await sharp(picture).resize(235, 290, { fit: 'cover' }).png().toBuffer()
  const whole = ground.composite([{ input: portrait, left: Math.round(x * CANONICAL_WIDTH), top: 120 }])
  return pixelsOf(sharp(await whole.png().toBuffer()).blur(sigma))
}

/** A frame on which the card is `widthPx` wide. */
function frame(index: number, canon: RgbImage | null, widthPx = 1200): FrameView {
  const height = widthPx / 1.586
  const quad = [
    [0, 0],
    [widthPx, 0],
    [widthPx, height],
    [0, height],
  ] as const
  const pose = { quad, homography: [widthPx, 0, 0, 0, height, 0, 0, 0, 1] } as unknown as FrameView['card']
  return { index, canon, card: canon === null ? null : pose } as unknown as FrameView
}
const burst = (...frames: FrameView[]) => ({ frames }) as unknown as BurstView
const find = async (...frames: FrameView[]) => findPortrait(burst(...frames), engine)

describe('a portrait', () => {
  it('is enrolled from the sharpest frame, and compared with the others', async () => {
    const { evidence, template } = await find(frame(0, await card(head, { sigma: 1.5 })), frame(1, await card(head)))
    expect(evidence).toMatchObject({ kind: 'template', quality: 'good', modelId: 'qe-face-v3', portrait: { frame: 1 } })
    if (evidence.kind !== 'template') throw new Error(evidence.why)
    expect(evidence.otherFrames).toHaveLength(1)
    expect(evidence.otherFrames[0].cosine).toBeGreaterThan(0.8)
    expect(evidence.drawnLikeness).toBeLessThan(DRAWN_FROM)
    expect(Math.hypot(...(template ?? []))).toBeCloseTo(1, 5)
    expect(JSON.stringify(evidence).length).toBeLessThan(1_500)
  })

  it('is found elsewhere on the card when it is not where it belongs', async () => {
    const { evidence } = await find(frame(0, await card(head, { x: 0.05 })))
    expect(evidence).toMatchObject({ kind: 'template' })
    expect(evidence.kind === 'template' && evidence.portrait.box.x).toBeLessThan(0.3)
  })

  it('of 100 to 150 px is enrolled with low quality, a smaller one is not', async () => {
    const canon = await card(head)
    expect((await find(frame(0, canon, 560))).evidence).toMatchObject({ kind: 'template', quality: 'low' })
    expect((await find(frame(0, canon, 400))).evidence).toMatchObject({ kind: 'none', why: 'too_small' })
    // The larger frame is taken although the smaller one comes first.
    expect((await find(frame(0, canon, 400), frame(1, canon))).evidence).toMatchObject({ portrait: { frame: 1 } })
  })

  it('that is only a blur is not enrolled', async () => {
    const { evidence, template } = await find(frame(0, await card(head, { sigma: 9 })))
    expect(evidence).toMatchObject({ kind: 'none' })
    expect(template).toBeNull()
  })

  it('that is drawn is enrolled and known as drawn', async () => {
    const cartoon = await sharp(Buffer.from(CARTOON)).png().toBuffer()
    const { evidence } = await find(frame(0, await card(cartoon)))
    expect(evidence.kind === 'template' && evidence.drawnLikeness).toBeGreaterThan(DRAWN_FROM)
  })
})

describe('without a portrait', () => {
  it('nothing is enrolled, and the evidence says why', async () => {
    expect((await find(frame(0, null))).evidence).toMatchObject({ kind: 'none', why: 'no_card' })
    const landscape = await sharp(Buffer.from(LANDSCAPE)).png().toBuffer()
    for (const canon of [await card(null), await card(landscape)]) {
      const { evidence } = await find(frame(0, canon))
      expect(evidence.kind === 'none' && ['no_face', 'unsure_face']).toContain(evidence.kind === 'none' && evidence.why)
    }
  })
})
