import type { Raster } from '@identity/specimen'
import { describe, expect, it } from 'vitest'
import { specimenBurst } from '../../../testing/specimen-burst.ts'
import type { CardBox } from '../../evidence.ts'
import { measureBackgroundPattern, type BackgroundPatternEvidence } from './measure-background-pattern.ts'

const scene = { widthPx: 1600, heightPx: 1200, quality: 94 }

/** Replaces all that is lighter than ink in and around a box: the letters stay, the ground's lines go. */
function repaintGround(card: Raster, box: CardBox, colour: readonly [number, number, number]): void {
  for (let y = Math.round(box.y - 4); y < box.y + box.height + 4; y++) {
    for (let x = Math.round(box.x - 8); x < box.x + box.width + 8; x++) {
      const i = (y * card.width + x) * 3
      if (card.data[i + 1] > 130) card.data.set(colour, i)
    }
  }
}

const rowOf = (ground: BackgroundPatternEvidence | null) => ground?.rows.find(({ field }) => field === 'religion')

describe('measureBackgroundPattern', () => {
  it('finds the ground of a genuine card going on under its rows', async () => {
    const ground = await measureBackgroundPattern(await specimenBurst({ seed: 93, scene }))
    expect(ground?.rows.length).toBeGreaterThanOrEqual(8)
    for (const { field, lines } of ground?.rows ?? []) expect(lines, field).toBeGreaterThan(-0.7)
  })

  it('misses the lines, and sees the step, where ground was painted over', async () => {
    const plain = rowOf(await measureBackgroundPattern(await specimenBurst({ seed: 93, scene })))
    const painted = rowOf(
      await measureBackgroundPattern(
        await specimenBurst({
          seed: 93,
          scene,
          editCard: (card, box) => repaintGround(card, box('religion'), [236, 238, 226]),
        }),
      ),
    )
    expect(painted?.lines).toBeLessThan((plain?.lines ?? 0) - 0.3)
    expect(Math.abs(painted?.tintStep ?? 0)).toBeGreaterThan(Math.abs(plain?.tintStep ?? 0) + 3)
  })

  it('says nothing without a card', async () => {
    const burst = await specimenBurst({ seed: 94, scene })
    expect(
      await measureBackgroundPattern({ ...burst, reading: { kind: 'no_card', reason: '', engine: '' } }),
    ).toBeNull()
  })
})
