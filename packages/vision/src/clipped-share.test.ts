import { expect, it } from 'vitest'
import { clippedShare } from './clipped-share.ts'

it('a pixel is clipped when any one channel is', () => {
  const data = Uint8Array.of(250, 0, 0, 249, 249, 249, 255, 255, 255, 0, 0, 0)
  expect(clippedShare({ width: 4, height: 1, data })).toBe(0.5)
  expect(clippedShare({ width: 4, height: 1, data }, 249)).toBe(0.75)
})
