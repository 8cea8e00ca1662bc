import { expect, it } from 'vitest'
import { IDENTITY } from './homography.ts'
import { warpPerspective } from './warp-perspective.ts'

const image = (width: number, values: number[]) => ({
  width,
  height: values.length / width,
  data: Uint8Array.from(values.flatMap((v) => [v, v + 1, v + 2])),
})
const red = (data: Uint8Array) => [...data].filter((_, i) => i % 3 === 0)

it('the identity copies', () => {
  const source = image(2, [10, 20, 30, 40])
  expect([...warpPerspective(source, IDENTITY, 2, 2).data]).toEqual([...source.data])
})

it('a shift by half a pixel takes the mean of neighbours', () => {
  expect(red(warpPerspective(image(3, [10, 20, 40]), [1, 0, 0.5, 0, 1, 0, 0, 0, 1], 2, 1).data)).toEqual([15, 30])
})

it('outside the source its border is repeated', () => {
  expect(red(warpPerspective(image(2, [10, 20]), [1, 0, -2, 0, 1, 0, 0, 0, 1], 6, 1).data)).toEqual([
    10, 10, 10, 20, 20, 20,
  ])
})

it('a quarter turn moves the corners', () => {
  // Target (x, y) shows source (y, 2 − x): the picture turned clockwise.
  const turned = warpPerspective(image(2, [1, 2, 3, 4]), [0, 1, 0, -1, 0, 2, 0, 0, 1], 2, 2)
  expect(red(turned.data)).toEqual([3, 1, 4, 2])
})

it('sides must be whole and positive', () => {
  expect(() => warpPerspective(image(2, [1, 2]), IDENTITY, 0, 3)).toThrow(RangeError)
})
