import { burst, duplicateFrames, person, rasteriseCard, type SceneOptions } from '@identity/specimen'
import { luma } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { decodeFrame } from '../../engines/decode/decode-frame.ts'
import { framePairNoise } from './frame-pair-noise.ts'

/** Quality 95 and noise as a phone indoors: enough survives for the comparison to mean something. */
const SCENE: SceneOptions = { widthPx: 1280, heightPx: 960, quality: 95, noiseScale: 1.5, glare: 0 }

const planeOf = async (bytes: Uint8Array) => {
  const frame = await decodeFrame(bytes)
  if (frame.kind !== 'decoded') throw new Error(frame.reason)
  return luma({ width: frame.width, height: frame.height, data: frame.rgb })
}
const compare = async (a: Uint8Array, b: Uint8Array) => framePairNoise(0, await planeOf(a), 1, await planeOf(b))
const card = (seed: number) => rasteriseCard(person(seed))

describe('framePairNoise', () => {
  it.each([1, 2, 3])('finds no shared noise in two exposures of a hand-held card (seed %i)', async (seed) => {
    const [a, b] = await burst(await card(seed), SCENE, seed, 2)
    const pair = await compare(a.jpeg, b.jpeg)
    expect(pair?.residualRms).toBeGreaterThan(0.6)
    expect(pair?.correlation).toBeLessThan(0.075)
  })

  it.each([1, 2, 3])('finds the shared noise of one photo warped and saved again (seed %i)', async (seed) => {
    const [photo] = await burst(await card(seed), SCENE, seed, 1)
    const [a, b] = await duplicateFrames(photo, { quality: 95 }, seed, 2)
    expect((await compare(a.jpeg, b.jpeg))?.correlation).toBeGreaterThan(0.25)
  })

  it('marks frames with the same pixels', async () => {
    const [photo] = await burst(await card(4), SCENE, 4, 1)
    expect(await compare(photo.jpeg, photo.jpeg)).toMatchObject({ identicalPixels: true, correlation: 1 })
  })

  it('gives up on frames of different scenes and of different sizes', async () => {
    const [a] = await burst(await card(5), { ...SCENE, background: 'plain' }, 5, 1)
    const [b] = await burst(await card(6), { ...SCENE, widthPx: 1024, heightPx: 768 }, 6, 1)
    expect(await compare(a.jpeg, b.jpeg)).toBeNull()
    const blank = { width: 1280, height: 960, data: new Uint8Array(1280 * 960).fill(128) }
    expect(framePairNoise(0, await planeOf(a.jpeg), 1, blank)).toBeNull()
  })

  it('says how little noise is left in a hard compressed burst', async () => {
    const [a, b] = await burst(await card(7), { ...SCENE, quality: 50, noiseScale: 0.3 }, 7, 2)
    expect((await compare(a.jpeg, b.jpeg))?.residualRms ?? 0).toBeLessThan(0.6)
  })
})
