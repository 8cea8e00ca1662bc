import type { JudgedCapture } from './judge-captures.ts'

/** How often each finding was given, and on how many captures the voter spoke. */
export interface FindingCounts {
  readonly spoke: number
  readonly found: ReadonlyMap<string, number>
}

/** Counts of one voter on some captures. Captures on which it abstains count nowhere: there it weighs nothing. */
export function countFindings(captures: readonly JudgedCapture[], voter: string): FindingCounts {
  const found = new Map<string, number>()
  let spoke = 0
  for (const { votes } of captures) {
    const vote = votes.find(({ name }) => name === voter)
    if (vote === undefined || vote.passed === null) continue
    spoke++
    found.set(vote.finding, (found.get(vote.finding) ?? 0) + 1)
  }
  return { spoke, found }
}
