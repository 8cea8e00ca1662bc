import { expect, it } from 'vitest'
import { laplacianVariance } from './laplacian-variance.ts'

const plane = (rows: number[][]) => ({
  width: rows[0].length,
  height: rows.length,
  data: Uint8Array.from(rows.flat()),
})

it('a flat plane and a straight ramp have no Laplacian', () => {
  expect(
    laplacianVariance(
      plane([
        [5, 5, 5],
        [5, 5, 5],
        [5, 5, 5],
      ]),
    ),
  ).toBe(0)
  expect(
    laplacianVariance(
      plane([
        [0, 10, 20, 30],
        [0, 10, 20, 30],
        [0, 10, 20, 30],
      ]),
    ),
  ).toBe(0)
})

it('is the variance of the inner Laplacians', () => {
  // Inner values: 4·0 − 4·9 = −36 at the dot, 9 beside it.
  expect(
    laplacianVariance(
      plane([
        [0, 0, 0, 0],
        [0, 9, 0, 0],
        [0, 0, 0, 0],
      ]),
    ),
  ).toBe(((-36 - 9) / 2) ** 2)
})

it('is smaller for the same step blurred', () => {
  const sharp = Array.from({ length: 5 }, () => [0, 0, 0, 90, 90, 90])
  const soft = Array.from({ length: 5 }, () => [0, 15, 35, 55, 75, 90])
  expect(laplacianVariance(plane(soft))).toBeLessThan(laplacianVariance(plane(sharp)) / 10)
})
