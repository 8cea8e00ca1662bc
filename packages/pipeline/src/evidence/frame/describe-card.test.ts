import { burst, person, rasteriseCard } from '@identity/specimen'
import { homographyOfQuads, type RgbImage } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { burstViewOf } from '../../testing/burst-view.ts'
import { CARD_REGIONS } from './card-regions.ts'
import { describeCard } from './describe-card.ts'
import { cardIsJudgeable } from './quality-gates.ts'

const card = await rasteriseCard(person(2), 1000)
async function described(blurPx: number, change: (canon: RgbImage) => RgbImage = (canon) => canon) {
  const [frame] = await burst(card, { widthPx: 960, heightPx: 720, glare: 0, blurPx, motionPx: 0 }, 2, 1)
  const view = (await burstViewOf({ frames: [frame.jpeg], quads: [frame.quad] })).frames[0]
  if (view.card === null || view.canon === null) throw new Error('the corners were given')
  return describeCard({ ...view.card, source: 'read', agreement: 1 }, change(view.canon))
}

describe('describeCard', () => {
  it('says where the card lies and how large it is', async () => {
    const found = await described(0.5)
    const unit = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const
    expect(homographyOfQuads(unit, found.quad)?.map((v) => Number(v.toFixed(6)))).toEqual(
      found.homography.map((v) => Number(v.toFixed(6))),
    )
    expect(found.widthPx / found.pxPerMm).toBeGreaterThan(82)
    expect(found.widthPx / found.pxPerMm).toBeLessThan(89)
    expect(cardIsJudgeable(found)).toBe(true)
    expect(cardIsJudgeable(found, 'fine')).toBe(false)
  })

  it('a blurred card is less sharp, everywhere', async () => {
    const [sharpCard, blurred] = [await described(0.4), await described(2.5)]
    expect(blurred.quality.sharpness).toBeLessThan(sharpCard.quality.sharpness / 2)
    expect(blurred.regions.nik.sharpness).toBeLessThan(sharpCard.regions.nik.sharpness / 2)
  })

  it('finds glare in the regions it covers and in no other', async () => {
    const { x, y, width, height } = CARD_REGIONS.religion
    const burnt = await described(0.5, (canon) => {
      const data = canon.data.slice()
      for (let v = Math.ceil(y * 638); v < (y + height) * 638; v++)
        data.fill(255, (v * 1012 + Math.round(x * 1012)) * 3, (v * 1012 + Math.round((x + width) * 1012)) * 3)
      return { ...canon, data }
    })
    expect(burnt.regions.religion.clippedShare).toBeGreaterThan(0.9)
    expect(burnt.regions.nik.clippedShare).toBeLessThan(0.05)
    expect(burnt.regions.portrait.clippedShare).toBeLessThan(0.05)
  })

  it('a card in the dark cannot be judged', async () => {
    const dark = await described(0.5, (canon) => ({ ...canon, data: canon.data.map((value) => value / 10) }))
    expect(dark.quality.medianLuma).toBeLessThan(30)
    expect(cardIsJudgeable(dark)).toBe(false)
  })
})
