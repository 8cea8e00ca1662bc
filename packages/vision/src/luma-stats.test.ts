import { expect, it } from 'vitest'
import { lumaStats } from './luma-stats.ts'

it('mean, spread and range of a plane are those of its numbers', () => {
  const stats = lumaStats({ width: 2, height: 2, data: Uint8Array.of(0, 10, 20, 30) })
  expect(stats).toMatchObject({ mean: 15, min: 0, max: 30 })
  expect(stats.standardDeviation).toBeCloseTo(Math.sqrt(125), 10)
})
