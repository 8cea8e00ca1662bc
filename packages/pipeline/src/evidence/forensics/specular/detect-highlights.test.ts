import type { RgbImage } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { detectHighlights } from './detect-highlights.ts'

const WIDTH = 506
const HEIGHT = 319

/** A blue card with dark lettering and a white shirt in the portrait; spots of light in card fractions. */
function card(spots: readonly { x: number; y: number; radius: number }[], exposure = 1): RgbImage {
  const data = new Uint8Array(WIDTH * HEIGHT * 3)
  for (let py = 0; py < HEIGHT; py++) {
    for (let px = 0; px < WIDTH; px++) {
      const x = px / WIDTH
      const y = py / HEIGHT
      const dark = Math.floor(y * 40) % 3 === 0 && x < 0.6 && Math.floor(x * 90) % 2 === 0
      const shirt = Math.hypot(x - 0.83, y - 0.6) < 0.06
      const base = shirt ? [245, 245, 245] : dark ? [50, 55, 70] : [120, 150, 185]
      for (let c = 0; c < 3; c++) {
        let light = (base[c] / 255) ** 2.2
        for (const spot of spots) {
          const distance = Math.hypot(x - spot.x, ((y - spot.y) * HEIGHT) / WIDTH) / spot.radius
          light += 1.2 * Math.exp(-(distance ** 4))
        }
        data[(py * WIDTH + px) * 3 + c] = Math.round(255 * Math.min(1, light * exposure) ** (1 / 2.2))
      }
    }
  }
  return { width: WIDTH, height: HEIGHT, data }
}

describe('detectHighlights', () => {
  it('follows a spot that wanders', () => {
    const found = detectHighlights([0.2, 0.35, 0.5].map((x) => card([{ x, y: 0.5, radius: 0.06 }])))
    expect(found.travel).toBeCloseTo(0.3, 1)
    expect(found.moving.map((spot) => spot!.x)).toEqual([0.2, 0.35, 0.5].map((x) => expect.closeTo(x, 1) as number))
    expect(found.fixed).toEqual([])
  })

  it('finds a spot that stays, and both kinds together', () => {
    const stays = { x: 0.3, y: 0.4, radius: 0.07 }
    expect(detectHighlights([card([stays]), card([stays], 0.95), card([stays])])).toMatchObject({
      travel: 0,
      fixed: [{ x: expect.closeTo(0.3, 1) as number }],
    })
    const both = [0.45, 0.55, 0.64].map((x) => card([stays, { x, y: 0.8, radius: 0.05 }]))
    const found = detectHighlights(both)
    expect(found.fixed).toHaveLength(1)
    expect(found.travel).toBeGreaterThan(0.1)
  })

  it('sees none on a card in even light, whatever the exposure; a white shirt is none', () => {
    const found = detectHighlights([card([]), card([], 0.8), card([], 1.1)])
    expect(found).toEqual({ moving: [null, null, null], travel: 0, fixed: [] })
  })

  it('does not take the edge of a shadow for a highlight', () => {
    const shaded = (edge: number): RgbImage => {
      const { data, ...size } = card([])
      const darker = data.map((code, i) => ((i / 3) % WIDTH < edge * WIDTH ? Math.round(code * 0.7) : code))
      return { ...size, data: darker }
    }
    expect(detectHighlights([shaded(0.2), shaded(0.3), shaded(0.4)]).travel).toBe(0)
  })

  it('refuses a single view', () => {
    expect(() => detectHighlights([card([])])).toThrow(RangeError)
  })
})
