import { describe, expect, it } from 'vitest'
import { TIER_RULES, tierOf } from './tier.ts'

describe('the tier', () => {
  const high = { verdict: 'passed', flashOnPixels: true, keyKnown: true, frames: 2 } as const

  it('is what its published rules say: each need of high that is missing leaves standard, or low', () => {
    expect(tierOf(high)).toBe('high')
    const [rule] = TIER_RULES
    const missing = [{ keyKnown: false }, { flashOnPixels: false }, { frames: 1 }]
    for (const lack of missing) expect(tierOf({ ...high, ...lack })).toBe('standard')
    // One need of the rule is the verdict itself.
    expect(rule.needs).toHaveLength(missing.length + 1)
    expect(tierOf({ ...high, verdict: 'requires_review' })).toBe('low')
    expect(tierOf({ ...high, verdict: 'failed' })).toBe('low')
  })
})
