import type { Raster } from '@identity/specimen'
import { describe, expect, it } from 'vitest'
import { specimenBurst } from '../../../testing/specimen-burst.ts'
import type { CardBox } from '../../evidence.ts'
import { measureFontMatch, type RowType } from './measure-font-match.ts'

/** Draws what is printed in a box anew, larger or heavier, around its lower left corner. */
function setAnew(card: Raster, box: CardBox, change: { scale?: number; bolderPx?: number }): void {
  const before = Uint8Array.from(card.data)
  const { scale = 1, bolderPx = 0 } = change
  const bottom = box.y + 0.75 * box.height
  for (let y = Math.round(box.y - 4); y < box.y + box.height; y++) {
    for (let x = Math.round(box.x); x < box.x + scale * box.width; x++) {
      for (let c = 0; c < 3; c++) {
        let darkest = 255
        for (let k = -bolderPx; k <= bolderPx; k++) {
          const u = Math.round(box.x + (x + k - box.x) / scale)
          const v = Math.round(bottom + (y - bottom) / scale)
          darkest = Math.min(darkest, before[(v * card.width + u) * 3 + c])
        }
        card.data[(y * card.width + x) * 3 + c] = darkest
      }
    }
  }
}

const rowOf = async (seed: number, change: { scale?: number; bolderPx?: number }): Promise<RowType | undefined> => {
  const burst = await specimenBurst({ seed, editCard: (card, box) => setAnew(card, box('maritalStatus'), change) })
  return (await measureFontMatch(burst))?.rows.find(({ field }) => field === 'maritalStatus')
}

describe('measureFontMatch', () => {
  it('finds the rows of a genuine card alike', async () => {
    const type = await measureFontMatch(await specimenBurst({ seed: 51 }))
    for (const row of type?.rows ?? []) {
      if (row.letters < 5) continue
      if (!row.digitsOnly) expect(row.capHeightRatio, row.field).toBeCloseTo(1, 1.2)
      expect(Math.abs(Math.log(row.strokeRatio)), row.field).toBeLessThan(0.2)
      expect(Math.abs(Math.log(row.sharpnessRatio)), row.field).toBeLessThan(0.15)
    }
    expect(type?.usualLikeness).toBeGreaterThan(0.85)
  })

  it.each([1.1, 1.2])('measures how much larger a row is set: %s', async (scale) => {
    const ratio = (await rowOf(52, { scale }))?.capHeightRatio ?? 0
    expect(ratio).toBeGreaterThan(scale - 0.07)
    expect(ratio).toBeLessThan(scale + 0.07)
  })

  it('sees heavier strokes', async () => {
    expect((await rowOf(53, { bolderPx: 2 }))?.strokeRatio).toBeGreaterThan(1.3)
  })

  it('says nothing without a card', async () => {
    const burst = await specimenBurst({ seed: 54 })
    expect(await measureFontMatch({ ...burst, reading: { kind: 'no_card', reason: '', engine: '' } })).toBeNull()
  })
})
