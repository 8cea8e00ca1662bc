import { expect, it } from 'vitest'
import { fitLine } from './fit-line.ts'

it('points on a line lie on its fit, steep lines included', () => {
  for (const points of [
    [
      [0, 1],
      [2, 2],
      [4, 3],
    ],
    [
      [3, 0],
      [3, 5],
      [3, 9],
    ],
  ] as [number, number][][]) {
    const line = fitLine(points)!
    for (const [x, y] of points) expect(line.normal[0] * x + line.normal[1] * y).toBeCloseTo(line.offset, 9)
  }
})

it('a point without weight does not pull', () => {
  const line = fitLine(
    [
      [0, 0],
      [1, 0],
      [2, 0],
      [1, 9],
    ],
    [1, 1, 1, 0],
  )!
  expect(Math.abs(line.normal[1])).toBeCloseTo(1, 9)
})

it('one point makes no line', () => {
  expect(fitLine([[1, 1]])).toBeNull()
  expect(
    fitLine([
      [1, 1],
      [1, 1],
    ]),
  ).toBeNull()
})
