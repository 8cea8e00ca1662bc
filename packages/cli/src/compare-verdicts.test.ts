import { expect, it } from 'vitest'
import { compareVerdicts, type StoredVerdict } from './compare-verdicts.ts'

const vote = (name: string, llr: number) => ({ name, finding: 'seen', llr })
const verdict = (change: Partial<StoredVerdict>): StoredVerdict => ({
  policyVersion: '2026.11-3',
  verdict: 'passed',
  assuranceTier: 'standard',
  score: 80,
  antiSpoof: { fused: 'live', lambda: -1.5 },
  tamper: { fused: 'authentic', lambda: -0.5 },
  ...change,
})
const judged = (change: Partial<StoredVerdict>, antiSpoof: ReturnType<typeof vote>[]) => {
  const whole = verdict(change)
  return { ...whole, antiSpoof: { ...whole.antiSpoof, voters: antiSpoof }, tamper: { ...whole.tamper, voters: [] } }
}
const differing = (lines: ReturnType<typeof compareVerdicts>) => lines.filter(({ stored, now }) => stored !== now)

it('the same verdict differs nowhere', () => {
  const lines = compareVerdicts(verdict({}), [vote('a', 1)], judged({}, [vote('a', 1)]))
  expect(differing(lines)).toEqual([])
  expect(lines.map(({ what }) => what)).toContain('a')
})

it('under another policy each voter and the tier that change are named, also those that came or went', () => {
  const lines = compareVerdicts(
    verdict({}),
    [vote('kept', 1), vote('weighed', 1), vote('left', 0)],
    judged({ policyVersion: '2027.01-1', verdict: 'requires_review', assuranceTier: 'low' }, [
      vote('kept', 1),
      vote('weighed', 2),
      vote('came', 0),
    ]),
  )
  expect(differing(lines)).toEqual([
    { what: 'policy', stored: '2026.11-3', now: '2027.01-1' },
    { what: 'verdict', stored: 'passed', now: 'requires_review' },
    { what: 'tier', stored: 'standard', now: 'low' },
    { what: 'weighed', stored: 'seen 1', now: 'seen 2' },
    { what: 'left', stored: 'seen 0', now: 'gone' },
    { what: 'came', stored: 'not there yet', now: 'seen 0' },
  ])
})
