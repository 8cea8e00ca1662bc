import { expect, it } from 'vitest'
import { minAreaRect, rectCorners } from './min-area-rect.ts'

it('finds a turned rectangle again from its corners and points inside', () => {
  const rect = { center: [40, 30] as const, width: 50, height: 12, angle: 0.4 }
  const found = minAreaRect([...rectCorners(rect), [40, 30], [42, 31]])
  expect(found.center[0]).toBeCloseTo(40, 9)
  expect(found.center[1]).toBeCloseTo(30, 9)
  expect(Math.max(found.width, found.height)).toBeCloseTo(50, 9)
  expect(Math.min(found.width, found.height)).toBeCloseTo(12, 9)
})

it('corners start top-left and go clockwise on screen', () => {
  expect(rectCorners({ center: [5, 5], width: 4, height: 2, angle: 0 })).toEqual([
    [3, 4],
    [7, 4],
    [7, 6],
    [3, 6],
  ])
})

it('a single point is a rectangle without extent', () => {
  expect(minAreaRect([[3, 4]])).toMatchObject({ center: [3, 4], width: 0, height: 0 })
})

it('no point is refused', () => {
  expect(() => minAreaRect([])).toThrow(RangeError)
})
