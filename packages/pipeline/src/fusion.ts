import type { Fused } from './judgement.ts'
import type { GroupName, Policy, PolicyDecision, PolicyGroup } from './policy.ts'
import type { CountedVote } from './runner.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** One group's log-likelihood ratio before weighting; null when none of its voters spoke. */
function groupLlr(group: PolicyGroup, llrs: readonly number[]): number | null {
  if (llrs.length === 0) return null
  const combined = (() => {
    switch (group.combine) {
      case 'sum':
        return sum(llrs)
      case 'max':
        return Math.max(...llrs)
      case 'max_accuser_else_mean': {
        const strongest = Math.max(...llrs)
        return strongest > 0 ? strongest : sum(llrs) / llrs.length
      }
    }
  })()
  return Math.min(group.cap, Math.max(group.floor, combined))
}

export interface FusionInput<Word extends string> {
  readonly family: PolicyGroup['family']
  readonly votes: readonly CountedVote[]
  /** Frames in the bundle. */
  readonly frames: number
  readonly decision: PolicyDecision
  readonly words: { readonly clear: Word; readonly accused: Word; readonly unclear: Word }
}

/**
 * Adds the votes of one family by group. Three states: the worse word needs a strong single objection, so that weak ones
 * never add up to it; the better word needs coverage, so that withheld evidence ends in the middle.
 */
export function fuse<Word extends string>(policy: Policy, input: FusionInput<Word>): Fused<Word> {
  const { decision, words, frames } = input
  const votes = input.votes.filter(({ vote }) => vote.family === input.family)
  const speaking = votes.filter(({ vote }) => vote.passed !== null)
  const spoke = new Set<string>(speaking.map(({ group }) => group))
  let lambda = 0
  for (const [name, group] of Object.entries(policy.groups)) {
    const llr = groupLlr(
      group,
      speaking.filter((counted) => counted.group === name).map(({ vote }) => vote.llr),
    )
    if (llr !== null) lambda += group.weight * llr
  }

  const strongest = Math.max(0, ...speaking.map(({ vote }) => vote.llr))
  const clearAt = frames < 2 ? (decision.singleFrameClearAt ?? decision.clearAt) : decision.clearAt
  const because: string[] = []
  for (const { vote, review } of votes) if (review || vote.passed === false) because.push(`${vote.name}: ${vote.reason}`)
  for (const name of decision.coverage.groups)
    if (!spoke.has(name)) because.push(`No voter could judge ${policy.groups[name satisfies GroupName].sees}.`)
  if (frames < decision.coverage.frames)
    because.push(`${frames} frame${frames === 1 ? '' : 's'} of at least ${decision.coverage.frames}.`)

  const accused = lambda >= decision.accuseAt && strongest >= decision.accuserFrom
  const covered =
    decision.coverage.groups.every((name) => spoke.has(name)) && frames >= decision.coverage.frames
  const mustReview = votes.some(({ review }) => review) || strongest > decision.clearForbiddenAbove
  const clear = !accused && covered && !mustReview && lambda <= clearAt
  if (!accused && !clear && because.length === 0) because.push('The evidence for the card is too weak.')
  return {
    fused: accused ? words.accused : clear ? words.clear : words.unclear,
    lambda,
    voters: votes.map(({ vote }) => vote),
    passed: speaking.filter(({ vote }) => vote.passed === true).length,
    present: speaking.length,
    because: clear ? [] : because,
  }
}
