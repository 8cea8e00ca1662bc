import { describe, expect, it } from 'vitest'
import { quadConfidence } from './quad-confidence.ts'
import type { QuadFeatures } from './quad-features.ts'

const CLEAR: QuadFeatures = {
  meanSupport: 1,
  leastSupport: 1,
  logEvidence: -1.3,
  logNats: 6.3,
  lead: 1,
  deviations: 0.2,
  unseen: 0.1,
  overshoot: 0.02,
  endsUnseen: 0,
  runsOn: 0.02,
  inferred: 0,
}

describe('quadConfidence', () => {
  it('believes a clear outline', () => {
    expect(quadConfidence(CLEAR)).toBeGreaterThan(0.95)
  })

  it.each([
    ['sides run on beyond its corners', { overshoot: 0.8 }],
    ['both neighbours of a side run on past it', { runsOn: 0.9 }],
    ['one side was inferred', { inferred: 1 }],
    ['the shape is not a picture of the rectangle', { deviations: 2 }],
    ['another outline elsewhere is better', { lead: -1.5 }],
    ['nobody sees where its sides end', { endsUnseen: 1 }],
    ['one side has no edge', { leastSupport: 0, meanSupport: 0.75 }],
  ])('believes less when %s', (_, change) => {
    expect(quadConfidence({ ...CLEAR, ...change })).toBeLessThan(quadConfidence(CLEAR) - 0.02)
  })
})
