import type { Evidence, EvidenceName } from './evidence/evidence.ts'
import type { Vote } from './judgement.ts'
import type { GroupName, Policy, PolicyFinding } from './policy.ts'
import type { Finding, Voter } from './voters/voter.ts'

/** A vote, the group it counts in and whether it asks for a person; what fusion works on. */
export interface CountedVote {
  readonly vote: Vote
  readonly group: GroupName
  readonly review: boolean
}

/**
 * Only what the voter declared; anything else is a fault of the voter, not of the capture. Evidence stored by an older
 * release lacks what is measured since: null says "not measured", on which every voter abstains.
 */
function declaredEvidence(voter: Voter, evidence: Evidence): Pick<Evidence, EvidenceName> {
  const declared = Object.fromEntries(voter.needs.map((name) => [name, (evidence as Partial<Evidence>)[name] ?? null]))
  return new Proxy(declared as unknown as Pick<Evidence, EvidenceName>, {
    get(target, name, receiver): unknown {
      if (typeof name === 'string' && !Object.hasOwn(target, name)) throw new Error(`evidence ${name} was not declared`)
      return Reflect.get(target, name, receiver)
    },
    set() {
      throw new Error('evidence cannot be written')
    },
  })
}

/** A voter that failed abstains; what it threw stays inside, since it may hold what was read on the card. */
const FAILED: Finding = { finding: 'error', reason: 'The voter failed and abstains.', measured: {} }
const FAILED_COUNTS: PolicyFinding = { llr: 0, review: true }

function speak(voter: Voter, evidence: Evidence): Finding {
  try {
    const said = voter.vote(declaredEvidence(voter, evidence))
    return Object.hasOwn(voter.findings, said.finding) ? said : FAILED
  } catch {
    return FAILED
  }
}

/** 0–1 from a log-likelihood ratio: 0.5 says nothing, higher speaks for the card. */
const scoreOf = (llr: number) => 1 / (1 + Math.exp(llr))

/**
 * Asks one voter and gives its finding the policy's log-likelihood ratio. Never throws for what the voter does; a voter
 * that throws, or says what it did not declare, abstains and asks for a person.
 */
export function runVoter(voter: Voter, evidence: Evidence, policy: Policy, clock: () => number): CountedVote {
  const startedAtMs = clock()
  const said = speak(voter, evidence)
  const ms = clock() - startedAtMs
  const weights = policy.voters[voter.name]
  const counts = said === FAILED ? FAILED_COUNTS : weights.findings[said.finding]
  const stance = said === FAILED ? 'absent' : voter.findings[said.finding]
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
      ms,
    },
    group: counts.group ?? weights.group,
    review: counts.review === true,
  }
}
