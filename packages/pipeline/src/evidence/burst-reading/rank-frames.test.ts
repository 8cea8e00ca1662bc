import { burst, person, rasteriseCard } from '@identity/specimen'
import { describe, expect, it } from 'vitest'
import { openBurstPixels } from '../frame/burst-pixels.ts'
import { rankFrames } from './rank-frames.ts'

const card = await rasteriseCard(person(7), 1000)
const SCENE = { widthPx: 960, heightPx: 720, motionPx: 0 } as const
const photo = async (options: object) => (await burst(card, { ...SCENE, ...options }, 7, 1))[0].jpeg

describe('rankFrames', () => {
  it('puts sharp print first and burnt-out print last', async () => {
    const frames = [
      await photo({ blurPx: 2.5, glare: 0 }),
      await photo({ blurPx: 0.4, glare: 0 }),
      await photo({ blurPx: 1.2, glare: 0 }),
    ]
    expect(rankFrames(await openBurstPixels(frames))).toEqual([1, 2, 0])
  })

  it('is not taken in by a sharp background behind a blurred card', async () => {
    const [sharpCard] = await openBurstPixels([await photo({ blurPx: 1, glare: 0, background: 'plain' })])
    const [blurred] = await openBurstPixels([await photo({ blurPx: 3, glare: 0, background: 'plain' })])
    const busy = { ...blurred.image, data: new Uint8Array(blurred.image.data) }
    for (let i = 0; i < 90 * 960 * 3; i++) busy.data[i] = (Math.floor(i / 3) * 7919) % 2 === 0 ? 0 : 255
    expect(rankFrames([{ ...blurred, image: busy }, sharpCard])).toEqual([1, 0])
  })

  it('has nothing to choose from one frame or none', () => {
    expect(rankFrames([])).toEqual([])
  })
})
