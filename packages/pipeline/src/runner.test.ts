import { describe, expect, it } from 'vitest'
import type { Evidence } from './evidence/evidence.ts'
import { MEASURES } from './evidence/forensics/index.ts'
import { judge } from './judge.ts'
import { currentPolicy } from './policy.ts'
import { runVoter } from './runner.ts'
import { goodEvidence } from './testing/good-evidence.ts'
import type { Voter } from './voters/voter.ts'
import { VOTERS } from './voters/index.ts'

const policy = currentPolicy()
const clock = () => 0

/** Evidence as a release without any forensic measure stored it. */
function oldEvidence(): Evidence {
  const measured = new Set(Object.keys(MEASURES))
  return Object.fromEntries(
    Object.entries(goodEvidence()).filter(([name]) => !measured.has(name)),
  ) as unknown as Evidence
}

describe('runVoter', () => {
  it('hands over null for evidence that an older release did not store', () => {
    const seen: unknown[] = []
    const curious: Voter<'history'> = {
      ...VOTERS[0],
      needs: ['history'],
      findings: { looked: 'absent' },
      vote: ({ history }) => {
        seen.push(history)
        return { finding: 'error', reason: 'only looking', measured: {} }
      },
    }
    const evidence = { ...goodEvidence() } as Partial<Evidence>
    delete (evidence as { history?: unknown }).history
    runVoter(curious, evidence as Evidence, policy, clock)
    expect(seen).toEqual([null])
  })

  it.each(VOTERS.filter(({ needs }) => needs.some((name) => Object.hasOwn(MEASURES, name))).map(({ name }) => name))(
    '%s takes evidence of a release that did not measure for it as unmeasured, without failing',
    (name) => {
      const voter = VOTERS.find((candidate) => candidate.name === name)!
      const { vote } = runVoter(voter, oldEvidence(), policy, clock)
      expect(vote).toEqual(runVoter(voter, goodEvidence(), policy, clock).vote)
      expect(vote.finding).not.toBe('error')
      if (voter.needs.every((need) => Object.hasOwn(MEASURES, need))) expect(vote.passed).toBeNull()
    },
  )

  it('judges stored evidence without any measure as it judges unmeasured evidence', () => {
    expect(judge(oldEvidence(), policy, clock)).toEqual(judge(goodEvidence(), policy, clock))
  })
})
