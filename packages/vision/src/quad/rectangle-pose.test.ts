import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point } from '../image.ts'
import { completeRectangle } from './complete-rectangle.ts'
import { geometryFit } from './geometry-fit.ts'
import { rectanglePose } from './rectangle-pose.ts'

const FOCAL = 700

/** Corners of a 1.5 × 1 rectangle turned by `roll`, tilted about a direction of its plane, seen at distance 3. */
function view(roll: number, azimuth: number, tilt: number): [Point, Point, Point, Point] {
  const [ax, ay] = [Math.cos(azimuth), Math.sin(azimuth)]
  const corner = (mx: number, my: number): Point => {
    const x = mx * Math.cos(roll) - my * Math.sin(roll)
    const y = mx * Math.sin(roll) + my * Math.cos(roll)
    const along = x * ax + y * ay
    const across = y * ax - x * ay
    const [px, py] = [along * ax - across * Math.cos(tilt) * ay, along * ay + across * Math.cos(tilt) * ax]
    const z = 3 + across * Math.sin(tilt)
    return [(FOCAL * (px + 0.2)) / z, (FOCAL * (py - 0.1)) / z]
  }
  return [corner(-0.75, -0.5), corner(0.75, -0.5), corner(0.75, 0.5), corner(-0.75, 0.5)]
}

const angle = (max: number) => fc.double({ min: 0, max, noNaN: true })
const pose = fc.tuple(angle(6.28), angle(6.28), angle(0.6))

describe('rectanglePose', () => {
  it('recovers ratio, right angle and tilt of any rectangle in view', () => {
    fc.assert(
      fc.property(pose, ([roll, azimuth, tilt]) => {
        const found = rectanglePose(view(roll, azimuth, tilt), FOCAL)!
        expect(found.ratio).toBeCloseTo(1.5, 6)
        expect(found.skew).toBeCloseTo(0, 6)
        expect(Math.cos(found.tilt)).toBeCloseTo(Math.cos(tilt), 6)
      }),
    )
  })

  it('is null for corners on a line', () => {
    const line: [Point, Point, Point, Point] = [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]
    expect(rectanglePose(line, FOCAL)).toBeNull()
  })
})

describe('completeRectangle', () => {
  it('finds the two corners it was not shown, from either kind of side', () => {
    fc.assert(
      fc.property(pose, fc.integer({ min: 0, max: 3 }), ([roll, azimuth, tilt], turn) => {
        const quad = view(roll, azimuth, tilt)
        const at = (i: number): Point => quad[(i + turn) & 3]
        const part = (a: Point, b: Point): Point => [a[0] + 0.3 * (b[0] - a[0]), a[1] + 0.3 * (b[1] - a[1])]
        const depth = turn % 2 === 0 ? 1 / 1.5 : 1.5
        const far = completeRectangle(at(0), at(1), part(at(0), at(3)), part(at(1), at(2)), depth, FOCAL)!
        expect(Math.hypot(far[0][0] - at(3)[0], far[0][1] - at(3)[1])).toBeLessThan(1e-6)
        expect(Math.hypot(far[1][0] - at(2)[0], far[1][1] - at(2)[1])).toBeLessThan(1e-6)
      }),
    )
  })

  it('is null when the seen side has no length', () => {
    expect(completeRectangle([5, 5], [5, 5], [5, 9], [5, 9], 1, FOCAL)).toBeNull()
  })
})

describe('geometryFit', () => {
  it('is near 1 for the right aspect, whichever pair of sides is the long one, and near 0 for another', () => {
    const quad = view(0.3, 1, 0.4)
    const [a, b, c, d] = quad
    const longSide = FOCAL / 0.72
    expect(geometryFit(quad, 1.5, longSide).fit).toBeGreaterThan(0.99)
    expect(geometryFit([b, c, d, a], 1.5, longSide).fit).toBeGreaterThan(0.99)
    expect(geometryFit(quad, 1.8, longSide).fit).toBeLessThan(0.01)
  })
})
