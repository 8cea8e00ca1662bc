import fc from 'fast-check'
import { expect, it } from 'vitest'
import { solveLinear } from './solve-linear.ts'

it('solves a system that needs its rows swapped', () => {
  expect(solveLinear([0, 2, 1, 1], [4, 3])).toEqual([1, 2])
})

it('says null for a singular matrix', () => {
  expect(solveLinear([1, 2, 2, 4], [1, 2])).toBeNull()
})

it('the solution put back gives the right-hand side', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true })
  const system = fc.tuple(
    fc.array(number, { minLength: 9, maxLength: 9 }),
    fc.array(number, { minLength: 3, maxLength: 3 }),
  )
  fc.assert(
    fc.property(system, ([a, x]) => {
      // A dominant diagonal keeps the system far from singular, where no tolerance would hold.
      const m = a.map((v, i) => (i % 4 === 0 ? v + 40 * Math.sign(v || 1) : v))
      const b = [0, 1, 2].map((r) => x.reduce((sum, v, c) => sum + m[r * 3 + c] * v, 0))
      solveLinear(m, b)!.forEach((v, i) => expect(v).toBeCloseTo(x[i], 8))
    }),
  )
})

it('a matrix of another size is refused', () => {
  expect(() => solveLinear([1, 2, 3], [1, 2])).toThrow(RangeError)
})
