import { expect, it } from 'vitest'
import { resizeArea } from './resize-area.ts'

const gray = (width: number, height: number, values: number[]) => ({
  width,
  height,
  data: Uint8Array.from(values.flatMap((v) => [v, v, v])),
})
const red = (image: { data: Uint8Array }) => [...image.data].filter((_, i) => i % 3 === 0)

it('a pixel of the half-size picture is the mean of four', () => {
  expect(red(resizeArea(gray(4, 2, [0, 4, 8, 8, 8, 12, 8, 8]), 2, 1))).toEqual([6, 8])
})

it('a pixel that covers one and a half counts the half', () => {
  expect(red(resizeArea(gray(3, 1, [0, 90, 180]), 2, 1))).toEqual([30, 150])
})

it('the mean of the picture stays', () => {
  const values = Array.from({ length: 70 }, (_, i) => (i * 37) % 256)
  const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / v.length
  expect(mean(red(resizeArea(gray(10, 7, values), 4, 3)))).toBeCloseTo(mean(values), -0.5)
})

it('channels do not mix', () => {
  const data = Uint8Array.of(10, 20, 30, 30, 40, 50)
  expect([...resizeArea({ width: 2, height: 1, data }, 1, 1).data]).toEqual([20, 30, 40])
})

it('sides must be whole and positive', () => {
  expect(() => resizeArea(gray(2, 1, [1, 2]), 0, 1)).toThrow(RangeError)
  expect(() => resizeArea(gray(2, 1, [1, 2]), 1.5, 1)).toThrow(RangeError)
})
