import type { Fused } from './judgement.ts'
import type { GroupName, Policy, PolicyDecision, PolicyGroup } from './policy.ts'
import type { CountedVote } from './runner.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** How many voters can ever weigh in a group; those not implemented must not water down its mean. */
function weighingVoters(policy: Policy, name: GroupName): number {
  return Object.values(policy.voters).filter((voter) =>
    Object.values(voter.findings).some(({ llr, group }) => llr !== 0 && (group ?? voter.group) === name),
  ).length
}

/** One group's log-likelihood ratio before weighting; 0 when none of its voters spoke. */
function groupLlr(policy: Policy, name: GroupName, votes: readonly CountedVote[], accuserFrom: number): number {
  const group: PolicyGroup = policy.groups[name]
  const speaking = votes.filter((counted) => counted.group === name)
  const llrs = speaking.map(({ vote }) => vote.llr)
  if (llrs.length === 0) return 0
  const strongest = Math.max(...llrs)
  let combined: number
  if (group.combine === 'sum') combined = sum(llrs)
  else if (group.combine === 'strongest' || strongest > 0) combined = strongest
  else combined = sum(llrs) / Math.max(llrs.length, weighingVoters(policy, name))
  for (const { vote } of speaking) {
    if (vote.name === group.override && vote.llr >= accuserFrom) combined = Math.max(combined, vote.llr)
  }
  return Math.min(group.cap, Math.max(group.floor, combined))
}

/** The limits of lambda that a bundle of so many frames is held to: a single frame must convince more. */
export function limitsOf(decision: PolicyDecision, frames: number): Pick<PolicyDecision, 'clearAt' | 'accuseAt'> {
  const single = frames < 2 ? decision.singleFrame : undefined
  return { clearAt: single?.clearAt ?? decision.clearAt, accuseAt: decision.accuseAt }
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
  const groups = (Object.keys(policy.groups) as GroupName[]).filter(
    (name) => policy.groups[name].family === input.family,
  )
  const lambda = sum(
    groups.map((name) => policy.groups[name].weight * groupLlr(policy, name, speaking, decision.accuserFrom)),
  )
  const strongest = Math.max(0, ...speaking.map(({ vote }) => vote.llr))

  const single = frames < 2 ? decision.singleFrame : undefined
  const { clearAt, accuseAt } = limitsOf(decision, frames)
  const framesNeeded = single === undefined ? decision.coverage.frames : 1
  const spoke = new Set(speaking.map(({ group }) => group))
  const silent = (single?.groups ?? decision.coverage.groups).filter((name) => !spoke.has(name))

  const because = votes
    .filter(({ vote, review }) => review || vote.passed === false)
    .map(({ vote }) => `${vote.name}: ${vote.reason}`)
  for (const name of silent) because.push(`No voter could judge ${policy.groups[name].sees}.`)
  if (frames < 2 && decision.coverage.frames > 1)
    because.push('There is only one frame, which a still picture can fake.')
  if (lambda > clearAt && because.length === 0) because.push('The evidence for the card is too weak.')

  const accused = lambda >= accuseAt && strongest >= decision.accuserFrom
  const clear =
    !accused &&
    lambda <= clearAt &&
    strongest <= decision.clearForbiddenAbove &&
    silent.length === 0 &&
    frames >= framesNeeded &&
    !votes.some(({ review }) => review)
  return {
    fused: accused ? words.accused : clear ? words.clear : words.unclear,
    lambda,
    voters: votes.map(({ vote }) => vote),
    passed: speaking.filter(({ vote }) => vote.passed === true).length,
    present: speaking.length,
    because: clear ? [] : because,
  }
}
