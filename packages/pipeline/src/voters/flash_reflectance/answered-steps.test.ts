import { describe, expect, it } from 'vitest'
import { linearize, rgbOfHex } from '../../evidence/flash/flash-statistic.ts'
import { answeredSteps } from './answered-steps.ts'

const COLORS = ['#FF0000', '#00FF00', '#0000FF', '#FFFFFF', '#000000']
const toCode = (x: number) => 255 * (1.055 * x ** (1 / 2.4) - 0.055)

describe('answeredSteps', () => {
  it('expects what was measured where the surface answered every colour alike', () => {
    const response = COLORS.map((hex) => rgbOfHex(hex).map((code) => toCode(0.2 + 0.1 * linearize(code))))
    for (const { measured, expected } of answeredSteps(COLORS, response as unknown as [number, number, number][])) {
      for (const c of [0, 1, 2]) expect(expected[c]).toBeCloseTo(measured[c], 0)
    }
  })

  it('expects no change where none followed the colours, and stops at the shorter list', () => {
    const steps = answeredSteps(COLORS, [
      [100, 100, 100],
      [100, 100, 100],
      [100, 100, 100],
    ])
    expect(steps).toHaveLength(3)
    for (const { expected } of steps) expect(expected).toEqual([100, 100, 100])
  })
})
