import { expect, it } from 'vitest'
import { textBoxes } from './text-boxes.ts'

function map(kernels: { x: number; y: number; width: number; height: number; value: number }[]) {
  const data = new Float32Array(100 * 60)
  for (const { x, y, width, height, value } of kernels) {
    for (let v = y; v < y + height; v++) data.fill(value, v * 100 + x, v * 100 + x + width)
  }
  return { width: 100, height: 60, data }
}

it('a kernel grows by area times ratio over perimeter on every side', () => {
  const [box] = textBoxes(map([{ x: 20, y: 20, width: 40, height: 10, value: 0.9 }]))
  // 400 · 1.5 / 100 = 6.
  expect(box.rect).toMatchObject({ center: [40, 25], width: 52, height: 22 })
  expect(box.score).toBeCloseTo(0.9, 5)
})

it('weak kernels and specks are no text', () => {
  const weak = { x: 10, y: 10, width: 30, height: 8, value: 0.5 }
  const speck = { x: 70, y: 40, width: 2, height: 2, value: 0.95 }
  expect(textBoxes(map([weak, speck]))).toEqual([])
})
