import type { PolicyFinding, PolicyVoter } from '../policy.ts'
import type { Voter } from '../voters/voter.ts'
import { countFindings, type FindingCounts } from './count-findings.ts'
import type { JudgedCapture } from './judge-captures.ts'

/** Below this many sightings on all captures together a finding is not fitted: its judgement stands. */
const SIGHTINGS_MIN = 5
/**
 * Nor is any on fewer genuine captures, or fewer attacks together, where the voter spoke: what was never seen in 30 may
 * still happen in one of ten (the rule of three).
 */
const SPOKEN_MIN = 30

export interface FittedFindings {
  readonly findings: Readonly<Record<string, PolicyFinding>>
  /** Findings that were fitted. */
  readonly settled: readonly string[]
  /** Findings whose judgement stands, and why. */
  readonly unsettled: readonly string[]
}

/**
 * Log-likelihood ratios of one voter's findings from counts: smoothed by half a sighting (Jeffreys), each species of
 * attack weighing the same, in the order of strength the voter's physics gives them, and no larger than ln(n + 1) of the
 * smaller class (forensics note 6.1).
 *
 * Captures that were generated may only take weight away: that a simulated card never shows a finding does not prove
 * that real ones do not, so no card is accused more strongly because of them. `mayStrengthen` lifts that for captures of
 * real cards; the voter's bounds hold always.
 */
export function fitFindings(
  voter: Voter,
  weights: PolicyVoter,
  captures: { readonly genuine: readonly JudgedCapture[]; readonly attacks: readonly JudgedCapture[] },
  mayStrengthen: boolean,
): FittedFindings {
  const genuine = countFindings(captures.genuine, voter.name)
  const species = [...new Set(captures.attacks.map(({ label }) => label.species))].sort()
  const attacks = species
    .map((name) => ({
      name,
      counts: countFindings(
        captures.attacks.filter(({ label }) => label.species === name),
        voter.name,
      ),
    }))
    .filter(({ counts }) => counts.spoke > 0)
  const speaking = Object.entries(voter.findings).filter(([, stance]) => stance !== 'absent')
  const smaller = Math.min(genuine.spoke, ...attacks.map(({ counts }) => counts.spoke))
  const cap = Math.log((attacks.length === 0 ? 0 : smaller) + 1)

  const attacksSpoke = attacks.reduce((total, { counts }) => total + counts.spoke, 0)
  const isSpokenEnough = Math.min(genuine.spoke, attacksSpoke) >= SPOKEN_MIN

  const rate = ({ found, spoke }: FindingCounts, finding: string): number =>
    ((found.get(finding) ?? 0) + 0.5) / (spoke + 0.5 * speaking.length)
  const fitted = speaking.map(([finding, stance]) => {
    const judged = weights.findings[finding].llr
    const sightings = [genuine, ...attacks.map(({ counts }) => counts)].map(({ found }) => found.get(finding) ?? 0)
    const seen = sightings.reduce((total, count) => total + count, 0)
    const isSettled = isSpokenEnough && seen >= SIGHTINGS_MIN
    const attackRate = attacks.reduce((sum, { counts }) => sum + rate(counts, finding), 0) / attacks.length
    const raw = isSettled ? Math.log(attackRate / rate(genuine, finding)) : judged
    return { finding, stance, judged, isSettled, seen, raw }
  })
  // Stronger by physics, stronger in number: neighbours out of order share their mean, weighed by sightings.
  const ordered = fitted.filter(({ isSettled }) => isSettled).sort((a, b) => a.judged - b.judged)
  const monotone = pooled(ordered.map(({ raw, seen }) => ({ value: raw, weight: seen })))
  const value = new Map(ordered.map(({ finding }, i) => [finding, monotone[i]]))

  const findings: Record<string, PolicyFinding> = { ...weights.findings }
  for (const { finding, stance, judged } of fitted) {
    const limit = (llr: number): number => Math.min(cap, Math.max(-cap, llr))
    const own = value.get(finding)
    let llr = own === undefined ? judged : limit(own)
    if (stance === 'pass') llr = Math.min(0, Math.max(weights.bounds[0], llr, mayStrengthen ? -Infinity : judged))
    else llr = Math.max(0, Math.min(weights.bounds[1], llr, mayStrengthen ? Infinity : judged))
    findings[finding] = {
      ...weights.findings[finding],
      llr: Math.round(llr * 100) / 100 + 0,
      counts: {
        genuine: [genuine.found.get(finding) ?? 0, genuine.spoke],
        attacks: Object.fromEntries(
          attacks.map(({ name, counts }) => [name, [counts.found.get(finding) ?? 0, counts.spoke] as const]),
        ),
      },
    }
  }
  return {
    findings,
    settled: fitted.filter(({ isSettled }) => isSettled).map(({ finding }) => `${voter.name} ${finding}`),
    unsettled: fitted
      .filter(({ isSettled }) => !isSettled)
      .map(
        ({ finding, seen }) =>
          `${voter.name} ${finding}: seen ${seen} times; the voter spoke on ${genuine.spoke} genuine captures and ${attacksSpoke} attacks; the judgement stands`,
      ),
  }
}

/** Isotonic regression of a short list by pooling adjacent violators (Ayer et al. 1955). */
function pooled(points: readonly { readonly value: number; readonly weight: number }[]): number[] {
  const blocks: { value: number; weight: number; length: number }[] = []
  for (const { value, weight } of points) {
    let block = { value, weight, length: 1 }
    for (let last = blocks.at(-1); last !== undefined && last.value > block.value; last = blocks.at(-1)) {
      blocks.pop()
      const both = last.weight + block.weight
      block = {
        value: (last.value * last.weight + block.value * block.weight) / both,
        weight: both,
        length: last.length + block.length,
      }
    }
    blocks.push(block)
  }
  return blocks.flatMap(({ value, length }) => Array<number>(length).fill(value))
}
