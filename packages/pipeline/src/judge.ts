import type { Evidence } from './evidence/evidence.ts'
import { fuse } from './fusion.ts'
import type { Judgement } from './judgement.ts'
import type { Policy } from './policy.ts'
import { runVoter } from './runner.ts'
import { statusOf, tierOf, verdictOf } from './tier.ts'
import { VOTERS } from './voters/index.ts'

/** 0–100: falls with every log-likelihood ratio that rises. Rounded, so that it reads as what it is: a ranking aid. */
function scoreOf(lambda: number, { scale, bias }: Policy['score']): number {
  return Math.round(100 / (1 + Math.exp(lambda / scale + bias)))
}

/** No voter may leave a mark that another would see. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const member of Object.values(value)) deepFreeze(member)
  }
  return value
}

/** What would have raised the tier, for the integrator; empty at high. */
function missingFor(evidence: Evidence, flashOnPixels: boolean, keyKnown: boolean): string[] {
  const missing: string[] = []
  if (evidence.frames.length < 2) missing.push('A second frame, so that the frames can be compared.')
  if (!keyKnown) missing.push('A signature with a key the server knows.')
  if (evidence.reading.kind === 'no_card') missing.push('A frame that shows the whole card.')
  if (evidence.session.challenge === null) missing.push('A flash challenge.')
  else if (!flashOnPixels) {
    missing.push('A frame for every step of the flash challenge, tagged with its step, that shows its colour.')
  }
  return missing
}

/**
 * Evidence to verdict: runs every voter, fuses, decides tier. Pure: the same evidence under the same policy gives the
 * same bytes. `clock` (ms) only fills the `ms` of each vote; without it every `ms` is 0.
 */
export function judge(evidence: Evidence, policy: Policy, clock: () => number = () => 0): Judgement {
  const held = deepFreeze(structuredClone(evidence))
  const votes = VOTERS.map((voter) => runVoter(voter, held, policy, clock))
  const frames = evidence.frames.length
  const antiSpoof = fuse(policy, {
    family: 'anti_spoof',
    votes,
    frames,
    decision: policy.antiSpoof,
    words: { clear: 'live', accused: 'spoof', unclear: 'unclear' },
  })
  const tamper = fuse(policy, {
    family: 'tamper',
    votes,
    frames,
    decision: policy.tamper,
    words: { clear: 'authentic', accused: 'tampered', unclear: 'unclear' },
  })
  const verdict = verdictOf(antiSpoof.fused, tamper.fused)
  const flashOnPixels = votes.some(({ vote }) => vote.finding === 'pixels_satisfied')
  const { keySource } = evidence.session
  const keyKnown = keySource === 'challenge' || keySource === 'device'
  const assuranceTier = tierOf({ verdict, flashOnPixels, keyKnown, frames })
  return {
    policyVersion: policy.version,
    antiSpoof,
    tamper,
    verdict,
    status: statusOf(verdict),
    assuranceTier,
    score: scoreOf(antiSpoof.lambda + tamper.lambda, policy.score),
    missing: assuranceTier === 'high' ? [] : missingFor(evidence, flashOnPixels, keyKnown),
  }
}
