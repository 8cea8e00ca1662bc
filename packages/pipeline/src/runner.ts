import type { Evidence, EvidenceName } from './evidence/evidence.ts'
import type { Vote } from './judgement.ts'
import type { Policy, PolicyFinding } from './policy.ts'
import type { Voter } from './voters/voter.ts'

/** A vote, the group it counts in and whether it asks for a person; what fusion works on. */
export interface CountedVote {
  readonly vote: Vote
  readonly group: string
  readonly review: boolean
}

/** Only what the voter declared; anything else is a fault of the voter, not of the capture. */
function declaredEvidence(voter: Voter, evidence: Evidence): Pick<Evidence, EvidenceName> {
  const declared: Record<string, unknown> = {}
  for (const name of voter.needs) declared[name] = evidence[name]
  return new Proxy(declared, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target)) throw new Error(`evidence ${name} was not declared`)
      return Reflect.get(target, name)
    },
    set() {
      throw new Error('evidence cannot be written')
    },
  }) as unknown as Pick<Evidence, EvidenceName>
}

/** A voter that failed abstains; what it threw stays inside, since it may hold what was read on the card. */
const FAILED = { finding: 'error', reason: 'The voter failed and abstains.', measured: {} } as const
const FAILED_COUNTS: PolicyFinding = { llr: 0, review: true }

function speak(voter: Voter, evidence: Evidence) {
  try {
    return voter.vote(declaredEvidence(voter, evidence))
  } catch {
    return FAILED
  }
}

/** 0–1 from a log-likelihood ratio: 0.5 says nothing, higher speaks for the card. */
const scoreOf = (llr: number) => 1 / (1 + Math.exp(llr))

/** Asks one voter and gives its finding the policy's log-likelihood ratio. Never throws for what the voter does. */
export function runVoter(voter: Voter, evidence: Evidence, policy: Policy, clock: () => number): CountedVote {
  const startedAtMs = clock()
  const said = speak(voter, evidence)
  const weights = policy.voters[voter.name]
  if (weights === undefined) throw new RangeError(`policy ${policy.version} does not know the voter ${voter.name}`)
  const failed = said.finding === FAILED.finding
  const counts = failed ? FAILED_COUNTS : weights.findings[said.finding]
  const stance = failed ? 'absent' : voter.findings[said.finding]
  if (counts === undefined || stance === undefined)
    throw new RangeError(`policy ${policy.version} does not know ${voter.name}: ${said.finding}`)
  const llr = stance === 'absent' ? 0 : counts.llr
  return {
    vote: {
      name: voter.name,
      family: voter.family,
      version: voter.version,
      passed: stance === 'absent' ? null : stance === 'pass',
      finding: said.finding,
      llr,
      score: scoreOf(llr),
      reason: said.reason,
      evidence: said.measured,
      ms: clock() - startedAtMs,
    },
    group: counts.group ?? weights.group,
    review: counts.review === true,
  }
}
