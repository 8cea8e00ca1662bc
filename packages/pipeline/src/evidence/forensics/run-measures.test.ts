import { describe, expect, it } from 'vitest'
import type { BurstView } from './burst-view.ts'
import { notMeasured } from './not-measured.ts'
import { runMeasures } from './run-measures.ts'

const NOTHING: BurstView = {
  frames: [],
  reading: { kind: 'no_card', reason: 'no frame', engine: 'none' },
  flashColors: null,
}

describe('runMeasures', () => {
  it('gives null and a count for a measure that throws, and goes on with the others', async () => {
    const measures = {
      first: () => Promise.resolve({ seen: 1 }),
      // A measure that fails before its first promise must not get away either.
      second: () => {
        throw new Error('3171011708450001')
      },
      third: () => Promise.reject(new RangeError('outside')),
      fourth: (burst: BurstView) => Promise.resolve(burst.frames.length),
    }
    const run = await runMeasures(NOTHING, () => 0, measures)
    expect(run.evidence).toEqual({ first: { seen: 1 }, second: null, third: null, fourth: 0 })
    expect(run.failed).toEqual(['second', 'third'])
    expect(JSON.stringify(run)).not.toContain('3171')
  })

  it('times each measure by the clock it is given', async () => {
    let now = 0
    const slow = () => {
      now += 40
      return Promise.resolve(null)
    }
    expect((await runMeasures(NOTHING, () => now, { slow, again: slow })).ms).toEqual({ slow: 40, again: 40 })
  })

  it('every real measure makes nothing of a burst without frames, and throws at none', async () => {
    const run = await runMeasures(NOTHING, () => 0)
    expect(run.failed).toEqual([])
    expect(run.evidence).toEqual(notMeasured())
  })
})
