import { expect, test } from 'vitest'
import { createRandom } from './random.ts'

test('a seed fixes the sequence, and a fork does not disturb it', () => {
  const [a, b] = [createRandom(5), createRandom(5)]
  b.fork('anything').next()
  expect(Array.from({ length: 5 }, () => a.next())).toEqual(Array.from({ length: 5 }, () => b.next()))
  expect(createRandom(5).fork('x').next()).not.toBe(createRandom(5).fork('y').next())
})

test('numbers are spread as they say', () => {
  const random = createRandom('spread')
  const draws = Array.from({ length: 20_000 }, () => random.gauss())
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length
  expect(Math.abs(mean)).toBeLessThan(0.03)
  expect(Math.abs(variance - 1)).toBeLessThan(0.05)
  const counts = [0, 0, 0, 0]
  for (let i = 0; i < 20_000; i++) counts[random.int(0, 3)]++
  for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(300)
})

test('nothing can be picked from an empty list', () => {
  expect(() => createRandom(1).pick([])).toThrow(RangeError)
})
