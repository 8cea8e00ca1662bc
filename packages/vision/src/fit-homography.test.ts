import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitHomographyRobust } from './fit-homography-robust.ts'
import { fitHomography, homographyOfQuads } from './fit-homography.ts'
import { mapPoint, type Homography } from './homography.ts'
import type { Point } from './image.ts'

const SQUARE: Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
const truth: Homography = [900, 40, 120, -30, 560, 200, 0.05, -0.08, 1]

/** A small generator with a seed, so that every run is the same. */
function seeded(): () => number {
  let state = 7
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

describe('homographyOfQuads', () => {
  it('maps every corner onto its own', () => {
    const target: Point[] = [
      [10, 20],
      [110, 15],
      [120, 90],
      [5, 80],
    ]
    const h = homographyOfQuads(SQUARE, target)!
    SQUARE.forEach((corner, i) => {
      const [x, y] = mapPoint(h, corner)
      expect(x).toBeCloseTo(target[i][0], 8)
      expect(y).toBeCloseTo(target[i][1], 8)
    })
  })

  it('has none for four points on a line', () => {
    expect(
      homographyOfQuads(SQUARE, [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    ).toBeNull()
  })

  it('takes exactly four points', () => {
    expect(() => homographyOfQuads(SQUARE.slice(1), SQUARE)).toThrow(RangeError)
  })
})

describe('fitHomography', () => {
  it('recovers the map from more points than needed', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 8 }), (extra) => {
        const pairs = [...SQUARE, ...extra].map((from) => ({ from, to: mapPoint(truth, from) }))
        const [x, y] = mapPoint(fitHomography(pairs)!, [0.3, 0.7])
        const [u, v] = mapPoint(truth, [0.3, 0.7])
        expect(Math.hypot(x - u, y - v)).toBeLessThan(1e-5)
      }),
    )
  })

  it('lets a heavy correspondence pull harder', () => {
    const pairs = SQUARE.map((from) => ({ from, to: mapPoint(truth, from), weight: 1 }))
    const [x, y] = mapPoint(truth, [0.5, 0.5])
    const off = { from: [0.5, 0.5] as Point, to: [x + 20, y] as Point }
    const pulled = (weight: number) => mapPoint(fitHomography([...pairs, { ...off, weight }])!, [0.5, 0.5])[0] - x
    expect(pulled(10)).toBeGreaterThan(2 * pulled(0.1))
  })

  it('uses the one coordinate that is known of a point', () => {
    const off = ([x, y]: Point): Point => [x + 999, y]
    const known = [...SQUARE.slice(0, 3), [0.5, 0.9] as Point].map((from) => ({ from, to: mapPoint(truth, from) }))
    const rows = [
      [0.2, 0.3],
      [0.9, 0.6],
      [0.4, 0.8],
    ] as Point[]
    const partial = rows.map((from) => ({ from, to: off(mapPoint(truth, from)), only: 'y' as const }))
    const [x, y] = mapPoint(fitHomography([...known, ...partial])!, [0.1, 0.9])
    const [u, v] = mapPoint(truth, [0.1, 0.9])
    expect(Math.hypot(x - u, y - v)).toBeLessThan(1e-5)
  })

  it('is null for fewer than four', () => {
    expect(fitHomography(SQUARE.slice(1).map((p) => ({ from: p, to: p })))).toBeNull()
  })
})

describe('fitHomographyRobust', () => {
  const grid = Array.from({ length: 16 }, (_, i): Point => [(i % 4) / 3, Math.floor(i / 4) / 3])
  const pairs = grid.map((from, i) => {
    const [x, y] = mapPoint(truth, from)
    // Every third correspondence is plainly wrong.
    return { from, to: (i % 3 === 0 ? [x + 150, y - 90] : [x, y]) as Point }
  })

  it('finds the map that most agree on and names who agrees', () => {
    const fit = fitHomographyRobust(pairs, { tolerance: 5, random: seeded() })!
    expect(fit.inliers).toEqual(grid.flatMap((_, i) => (i % 3 === 0 ? [] : [i])))
    expect(fit.rms).toBeLessThan(1e-3)
    const [x, y] = mapPoint(fit.homography, [0, 0])
    const [u, v] = mapPoint(truth, [0, 0])
    expect(Math.hypot(x - u, y - v)).toBeLessThan(0.01)
  })

  it('gives the same answer for the same random numbers', () => {
    const run = () => fitHomographyRobust(pairs, { tolerance: 5, random: seeded() })
    expect(run()).toEqual(run())
  })

  it('finds nothing when no candidate is plausible', () => {
    expect(fitHomographyRobust(pairs, { tolerance: 5, random: seeded(), plausible: () => false })).toBeNull()
  })
})
