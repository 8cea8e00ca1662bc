import { expect, it } from 'vitest'
import { luma } from './luma.ts'

it('luma weighs green most, blue least, and keeps grey', () => {
  const data = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 100, 100, 100)
  expect(Array.from(luma({ width: 4, height: 1, data }).data)).toEqual([76, 150, 29, 100])
})

it('a buffer of another size is refused', () => {
  expect(() => luma({ width: 2, height: 1, data: new Uint8Array(5) })).toThrow(RangeError)
})
