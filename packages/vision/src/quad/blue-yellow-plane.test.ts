import { expect, it } from 'vitest'
import { blueYellowPlane } from './blue-yellow-plane.ts'

it('is 128 for grey, more for blue, less for yellow, and spans the codes', () => {
  const data = Uint8Array.of(90, 90, 90, 0, 0, 255, 255, 255, 0, 100, 50, 120)
  expect([...blueYellowPlane({ width: 4, height: 1, data }).data]).toEqual([128, 255, 0, 138])
})
