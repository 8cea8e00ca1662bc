import { expect, it } from 'vitest'
import { compose, IDENTITY, invert, mapPoint, type Homography } from './homography.ts'

const tilted: Homography = [1.2, 0.1, 30, -0.2, 0.9, 12, 0.001, -0.0005, 1]

it('the identity leaves points where they are', () => {
  expect(mapPoint(IDENTITY, [3, 4])).toEqual([3, 4])
})

it('the inverse maps back', () => {
  const [x, y] = mapPoint(invert(tilted), mapPoint(tilted, [50, 80]))
  expect(x).toBeCloseTo(50, 9)
  expect(y).toBeCloseTo(80, 9)
})

it('a composition maps as its parts one after the other', () => {
  const move: Homography = [1, 0, 5, 0, 1, -7, 0, 0, 1]
  const [x, y] = mapPoint(compose(tilted, move), [10, 20])
  const [u, v] = mapPoint(tilted, mapPoint(move, [10, 20]))
  expect(x).toBeCloseTo(u, 9)
  expect(y).toBeCloseTo(v, 9)
})

it('a map that flattens the plane has no inverse', () => {
  expect(() => invert([1, 2, 0, 2, 4, 0, 0, 0, 1])).toThrow(RangeError)
})
