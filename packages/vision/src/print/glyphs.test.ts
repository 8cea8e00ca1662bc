import { describe, expect, it } from 'vitest'
import { glyphs } from './glyphs.ts'
import { inkPlane } from './ink-plane.ts'

/** A strip of ground 200, sloping to 170, with upright bars of ink that end at fractions of a pixel. */
function strip(bars: readonly { left: number; right: number; top: number; bottom: number }[]) {
  const [width, height] = [200, 40]
  const cover = (at: number, from: number, to: number) => Math.max(0, Math.min(at + 1, to) - Math.max(at, from))
  const data = Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    const ink = bars.reduce((sum, b) => sum + cover(x, b.left, b.right) * cover(y, b.top, b.bottom), 0)
    return (200 - (30 * x) / width) * (1 - ink) + 40 * ink
  })
  return { width, height, data }
}
const bars = [20, 60, 100, 140].map((left) => ({ left: left + 0.3, right: left + 3.3, top: 10.4, bottom: 28.7 }))

describe('glyphs', () => {
  it('finds each piece with its edges to a tenth of a pixel', () => {
    const found = glyphs(inkPlane(strip(bars)))
    expect(found).toHaveLength(4)
    found.forEach((glyph, i) => {
      expect(Math.abs(glyph.left - bars[i].left)).toBeLessThan(0.25)
      expect(Math.abs(glyph.top - bars[i].top)).toBeLessThan(0.15)
      expect(Math.abs(glyph.bottom - bars[i].bottom)).toBeLessThan(0.15)
    })
  })

  it('tells wide strokes from narrow ones', () => {
    const wide = bars.map((bar) => ({ ...bar, right: bar.left + 6 }))
    const [narrow, broad] = [bars, wide].map((set) => glyphs(inkPlane(strip(set)))[0].strokePx)
    expect(broad / narrow).toBeGreaterThan(1.4)
  })

  it('leaves out pieces that touch the strip’s upper or lower border, and specks', () => {
    const cut = [
      { left: 40, right: 44, top: 0, bottom: 12 },
      { left: 80, right: 82, top: 20, bottom: 22 },
    ]
    expect(glyphs(inkPlane(strip([...bars, ...cut])))).toHaveLength(4)
  })
})

describe('inkPlane', () => {
  it('takes a slope of light for ground', () => {
    const { data, contrast, width } = inkPlane(strip(bars))
    expect(contrast).toBeGreaterThan(100)
    for (let x = 0; x < width; x++) expect(Math.abs(data[2 * width + x])).toBeLessThan(0.1)
  })
})
