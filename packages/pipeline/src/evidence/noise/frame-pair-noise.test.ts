import {
  burst,
  duplicateFrames,
  person,
  rasteriseCard,
  type Photo as Shot,
  type SceneOptions,
} from '@identity/specimen'
import { homographyOfQuads } from '@identity/vision'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openBurstPixels } from '../frame/burst-pixels.ts'
import { framePairNoise, type NoiseFrame } from './frame-pair-noise.ts'

/** Quality 95 and noise as a phone indoors: enough survives for the comparison to mean something. */
const SCENE: SceneOptions = { widthPx: 1280, heightPx: 960, quality: 95, noiseScale: 1.5, glare: 0 }

const UNIT = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const

/** With the corners given the card is laid over itself; without, the frames are registered as a whole. */
async function compare(a: Shot, b: Shot, by: 'card' | 'frame') {
  const pixels = await openBurstPixels([a.jpeg, b.jpeg])
  const [mine, theirs] = pixels.map(({ decoded, image, small, region }, index): NoiseFrame => {
    const [width, height] = [decoded.originalWidth, decoded.originalHeight]
    const card = by === 'card' ? homographyOfQuads(UNIT, [a, b][index].quad) : null
    return { index, width, height, image, small, region, card }
  })
  return framePairNoise(mine, theirs)
}
const card = (seed: number) => rasteriseCard(person(seed))

describe.each(['card', 'frame'] as const)('framePairNoise by the %s', (by) => {
  it.each([1, 2])('finds no shared noise in two exposures of a hand-held card (seed %i)', async (seed) => {
    const [a, b] = await burst(await card(seed), SCENE, seed, 2)
    const pair = await compare(a, b, by)
    expect(pair?.residualRms).toBeGreaterThan(0.5)
    expect(pair?.correlation).toBeLessThan(0.09)
  })

  it.each([1, 2])('finds the shared noise of one photo warped and saved again (seed %i)', async (seed) => {
    const [photo] = await burst(await card(seed), SCENE, seed, 1)
    const [a, b] = await duplicateFrames(photo, { quality: 95 }, seed, 2)
    expect((await compare(a, b, by))?.correlation).toBeGreaterThan(0.25)
  })

  it('marks frames with the same pixels', async () => {
    const [photo] = await burst(await card(4), SCENE, 4, 1)
    expect(await compare(photo, photo, by)).toMatchObject({ identicalPixels: true, correlation: 1 })
  })

  it('gives up on frames of different sizes', async () => {
    const [a] = await burst(await card(5), { ...SCENE, background: 'plain' }, 5, 1)
    const [b] = await burst(await card(6), { ...SCENE, widthPx: 1024, heightPx: 768 }, 6, 1)
    expect(await compare(a, b, by)).toBeNull()
  })

  it('says how little noise is left in a hard compressed burst', async () => {
    const [a, b] = await burst(await card(7), { ...SCENE, quality: 50, noiseScale: 0.3 }, 7, 2)
    expect((await compare(a, b, by))?.residualRms ?? 0).toBeLessThan(0.5)
  })
})

it('a frame that shows nothing of its neighbour is not compared with it', async () => {
  const [a] = await burst(await card(5), { ...SCENE, background: 'plain' }, 5, 1)
  const grey = { create: { width: 1280, height: 960, channels: 3 as const, background: '#808080' } }
  expect(await compare(a, { ...a, jpeg: await sharp(grey).jpeg().toBuffer() }, 'frame')).toBeNull()
})
