import type { Policy } from '@identity/pipeline'
import type { VoterScaleSchema } from '@identity/protocol/schema'
import type { VoteRecord } from '@identity/storage'
import type { Static } from 'typebox'

/** For each voter, where its findings stand on the scale, so that a page can draw the vote against them. */
export function voterScales(policy: Policy, votes: readonly VoteRecord[]): Static<typeof VoterScaleSchema>[] {
  const voters = new Map(Object.entries(policy.voters))
  return votes.flatMap((vote) => {
    const known = voters.get(vote.name)
    if (known === undefined) return []
    return [
      {
        name: vote.name,
        group: known.group,
        llr: vote.llr,
        findings: Object.entries(known.findings).map(([finding, { llr, review }]) => ({
          finding,
          llr,
          score: 1 / (1 + Math.exp(llr)),
          review: review ?? false,
        })),
      },
    ]
  })
}
