import fc from 'fast-check'
import { expect, test } from 'vitest'
import { homographyToQuad, invertHomography, mapPoint, type Point, type Quad } from './quad.ts'

const corner = (x: number, y: number): fc.Arbitrary<Point> =>
  fc
    .tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
    .map(([dx, dy]) => [x + dx, y + dy] as const)
const quads: fc.Arbitrary<Quad> = fc.tuple(corner(100, 100), corner(900, 120), corner(880, 640), corner(90, 600))

test('a homography carries the corners of the unit square to the quad, and its inverse carries them back', () => {
  fc.assert(
    fc.property(quads, (quad) => {
      const there = homographyToQuad(quad)
      const back = invertHomography(there)
      const unit: Quad = [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ]
      for (const [i, point] of unit.entries()) {
        const mapped = mapPoint(there, point)
        expect(mapped[0]).toBeCloseTo(quad[i][0], 6)
        expect(mapped[1]).toBeCloseTo(quad[i][1], 6)
        const returned = mapPoint(back, mapped)
        expect(returned[0]).toBeCloseTo(point[0], 8)
        expect(returned[1]).toBeCloseTo(point[1], 8)
      }
    }),
  )
})

test('corners on a line have no homography', () => {
  expect(() =>
    homographyToQuad([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]),
  ).toThrow(RangeError)
})
