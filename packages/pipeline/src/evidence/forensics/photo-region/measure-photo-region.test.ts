import type { Raster } from '@identity/specimen'
import { describe, expect, it } from 'vitest'
import { specimenBurst } from '../../../testing/specimen-burst.ts'
import { measurePhotoRegion } from './measure-photo-region.ts'

const scene = { widthPx: 1200, heightPx: 900 }

/** Exchanges channels in a box, so that a red background becomes blue and the reverse. */
function recolour(card: Raster, box: { x0: number; x1: number; y0: number; y1: number }): void {
  for (let y = Math.round(box.y0 * card.height); y < box.y1 * card.height; y++) {
    for (let x = Math.round(box.x0 * card.width); x < box.x1 * card.width; x++) {
      const i = (y * card.width + x) * 3
      const [r, b] = [card.data[i], card.data[i + 2]]
      card.data[i] = b
      card.data[i + 2] = r
    }
  }
}

describe('measurePhotoRegion', () => {
  // Years of birth: 71 odd, 74 even.
  it.each([71, 74])('finds the portrait of card %s and the colour of its background', async (seed) => {
    const burst = await specimenBurst({ seed, scene })
    const photo = await measurePhotoRegion(burst)
    const year = burst.reading.kind === 'read' ? Number(burst.reading.fields.dateOfBirth.value?.slice(-4)) : 0
    expect(photo?.backgroundColour).toBe(year % 2 === 1 ? 'red' : 'blue')
    expect(photo?.box.x).toBeCloseTo(0.722, 1.5)
    expect((photo?.box.x ?? 0) + (photo?.box.width ?? 0)).toBeCloseTo(0.955, 1.5)
    expect(photo?.borders).toHaveLength(3)
    for (const { turnDeg, overshoot } of photo?.borders ?? []) {
      expect(Math.abs(turnDeg)).toBeLessThan(0.7)
      expect(overshoot).toBeLessThan(0.1)
    }
  })

  it('sees a background of the other colour', async () => {
    const before = await measurePhotoRegion(await specimenBurst({ seed: 71, scene }))
    const editCard = (card: Raster) => recolour(card, { x0: 0.7, x1: 0.97, y0: 0.17, y1: 0.66 })
    const after = await measurePhotoRegion(await specimenBurst({ seed: 71, scene, editCard }))
    expect(after?.backgroundColour).not.toBe(before?.backgroundColour)
  })

  it('sees a strip of another colour left along one side', async () => {
    const burst = await specimenBurst({
      seed: 71,
      scene,
      editCard: (card) => {
        for (let y = Math.round(0.17 * card.height); y < 0.66 * card.height; y++) {
          for (let x = Math.round(0.953 * card.width); x < 0.961 * card.width; x++) {
            card.data.set([255, 255, 255], (y * card.width + x) * 3)
          }
        }
      },
    })
    const photo = await measurePhotoRegion(burst)
    const right = photo?.borders.find(({ side }) => side === 'right')
    const left = photo?.borders.find(({ side }) => side === 'left')
    expect(right?.overshoot).toBeGreaterThan(3 * (left?.overshoot ?? 0))
  })

  it('says nothing of a card without a portrait', async () => {
    const burst = await specimenBurst({
      seed: 71,
      scene,
      editCard: (card) => {
        for (let i = 0; i < card.data.length; i += 3) card.data.set([200, 215, 225], i)
      },
    })
    expect(await measurePhotoRegion(burst)).toBeNull()
  })
})
