import type { Raster } from '@identity/specimen'
import { describe, expect, it } from 'vitest'
import { specimenBurst } from '../../../testing/specimen-burst.ts'
import type { CardBox } from '../../evidence.ts'
import { measureLayoutGeometry } from './measure-layout-geometry.ts'
import { robustPolynomial } from './robust-line.ts'

const PX_PER_MM = 1600 / 85.6

/** Moves what is printed in a box, as a strip cut out and laid down again. */
export function moveStrip(card: Raster, box: CardBox, dx: number, dy: number): void {
  const before = Uint8Array.from(card.data)
  const at = (x: number, y: number) => (Math.round(y) * card.width + Math.round(x)) * 3
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      const from = at(x - dx, y - dy)
      card.data.set(before.subarray(from, from + 3), at(x, y))
    }
  }
}

describe('measureLayoutGeometry', () => {
  it('finds every row of a genuine card within 0.1 mm of the others', async () => {
    for (const [seed, widthPx, heightPx] of [
      [41, 1600, 1200],
      [42, 1200, 900],
    ]) {
      const layout = await measureLayoutGeometry(await specimenBurst({ seed, scene: { widthPx, heightPx } }))
      expect(layout?.rows.length).toBeGreaterThanOrEqual(11)
      for (const row of layout?.rows ?? []) {
        expect(Math.abs(row.pitchMm), row.field).toBeLessThan(0.1)
        expect(Math.abs(row.leftMm ?? 0), row.field).toBeLessThan(0.2)
      }
    }
  })

  it.each([0.3, 0.6])('measures by how many mm a row was moved down: %s', async (mm) => {
    const burst = await specimenBurst({
      seed: 44,
      editCard: (card, box) => moveStrip(card, box('occupation'), 0, mm * PX_PER_MM),
    })
    const row = (await measureLayoutGeometry(burst))?.rows.find(({ field }) => field === 'occupation')
    expect(row?.pitchMm).toBeCloseTo(mm, 0.9)
    expect(row?.labelMm).toBeCloseTo(mm, 0.9)
  })

  it('measures by how many mm a row was moved to the side', async () => {
    const burst = await specimenBurst({
      seed: 45,
      editCard: (card, box) => moveStrip(card, box('religion'), 0.8 * PX_PER_MM, 0),
    })
    const rows = (await measureLayoutGeometry(burst))?.rows ?? []
    expect(rows.find(({ field }) => field === 'religion')?.leftMm).toBeGreaterThan(0.5)
  })

  it('says nothing without a card', async () => {
    const burst = await specimenBurst({ seed: 46 })
    expect(await measureLayoutGeometry({ ...burst, reading: { kind: 'no_card', reason: '', engine: '' } })).toBeNull()
    const frames = burst.frames.map((frame) => ({ ...frame, canon: null, card: null }))
    expect(await measureLayoutGeometry({ ...burst, frames })).toBeNull()
  })
})

describe('robustPolynomial', () => {
  it('leaves an outlier out of the line', () => {
    const xs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    const ys = xs.map((x) => 2 * x + 1 + (x === 4 ? 3 : 0))
    const fit = robustPolynomial(xs, ys, 1, 0.01)
    fit?.residuals.forEach((r, i) => expect(r).toBeCloseTo(i === 4 ? 3 : 0, 6))
  })

  it('needs two points more than it has freedoms', () => {
    expect(robustPolynomial([0, 1, 2], [0, 1, 2], 1, 0.01)).toBeNull()
  })
})
