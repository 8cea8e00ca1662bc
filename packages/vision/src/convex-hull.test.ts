import fc from 'fast-check'
import { expect, it } from 'vitest'
import { convexHull } from './convex-hull.ts'

it('keeps corners and drops what lies inside or on an edge', () => {
  const hull = convexHull([
    [0, 0],
    [2, 2],
    [4, 0],
    [2, 0],
    [4, 4],
    [0, 4],
    [0, 2],
  ])
  expect(hull).toHaveLength(4)
  expect(new Set(hull.map(String))).toEqual(new Set(['0,0', '4,0', '4,4', '0,4']))
})

it('no point lies outside of it', () => {
  const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }))
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), (points) => {
      const hull = convexHull(points)
      for (let i = 0; hull.length >= 3 && i < hull.length; i++) {
        const [a, b] = [hull[i], hull[(i + 1) % hull.length]]
        for (const p of points) {
          expect((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])).toBeGreaterThanOrEqual(0)
        }
      }
    }),
  )
})
