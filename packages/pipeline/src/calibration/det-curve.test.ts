import { expect, it } from 'vitest'
import { detCurve } from './det-curve.ts'

it('classes that never overlap have no error at some threshold', () => {
  const { auc, eer, points } = detCurve([-3, -2, -1], [1, 2])
  expect(auc).toBe(1)
  expect(eer).toBe(0)
  expect(points.some(({ apcer, bpcer }) => apcer === 0 && bpcer === 0)).toBe(true)
})

it('scores that say nothing err equally on both sides', () => {
  const { auc, eer } = detCurve([0, 1, 2, 3], [0, 1, 2, 3])
  expect(auc).toBe(0.5)
  expect(eer).toBeCloseTo(0.5, 6)
})

it('runs from every card refused to every attack accepted', () => {
  const { points } = detCurve([0, 2], [1, 3])
  expect(points[0]).toEqual({ apcer: 0, bpcer: 1 })
  expect(points.at(-1)).toEqual({ apcer: 1, bpcer: 0 })
})

it('needs captures of both kinds', () => {
  expect(() => detCurve([], [1])).toThrow(RangeError)
})
