import type { Judgement, Vote } from '@identity/pipeline'

export interface StoredVerdict extends Pick<Judgement, 'policyVersion' | 'verdict' | 'assuranceTier' | 'score'> {
  readonly antiSpoof: { readonly fused: string; readonly lambda: number }
  readonly tamper: { readonly fused: string; readonly lambda: number }
}

export type StoredVote = Pick<Vote, 'name' | 'finding' | 'llr'>

export interface ComparedLine {
  readonly what: string
  readonly stored: string
  readonly now: string
}

/** A stored verdict beside the same evidence judged anew: policy, verdict, tier, sums, then every voter of either. */
export function compareVerdicts(
  stored: StoredVerdict,
  votes: readonly StoredVote[],
  again: StoredVerdict & { readonly [Family in 'antiSpoof' | 'tamper']: { readonly voters: readonly StoredVote[] } },
): ComparedLine[] {
  const sum = ({ fused, lambda }: { readonly fused: string; readonly lambda: number }): string => `${fused} ${lambda}`
  const lines: ComparedLine[] = [
    { what: 'policy', stored: stored.policyVersion, now: again.policyVersion },
    { what: 'verdict', stored: stored.verdict, now: again.verdict },
    { what: 'tier', stored: stored.assuranceTier, now: again.assuranceTier },
    { what: 'score', stored: String(stored.score), now: String(again.score) },
    { what: 'anti-spoof', stored: sum(stored.antiSpoof), now: sum(again.antiSpoof) },
    { what: 'tamper', stored: sum(stored.tamper), now: sum(again.tamper) },
  ]
  const said = new Map([...again.antiSpoof.voters, ...again.tamper.voters].map((vote) => [vote.name, vote]))
  for (const { name, finding, llr } of votes) {
    const now = said.get(name)
    said.delete(name)
    lines.push({
      what: name,
      stored: `${finding} ${llr}`,
      now: now === undefined ? 'gone' : `${now.finding} ${now.llr}`,
    })
  }
  for (const { name, finding, llr } of said.values())
    lines.push({ what: name, stored: 'not there yet', now: `${finding} ${llr}` })
  return lines
}
