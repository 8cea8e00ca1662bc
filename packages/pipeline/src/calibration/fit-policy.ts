import type { Policy, PolicyDecision, PolicyVoter } from '../policy.ts'
import { VOTERS } from '../voters/index.ts'
import type { CaptureRecord } from './capture-record.ts'
import { fitFindings } from './fit-findings.ts'
import { groupCaptures } from './group-captures.ts'
import { judgeCaptures, type JudgedCapture } from './judge-captures.ts'
import { thresholdFor } from './neyman-pearson.ts'
import { RELEVANT_SPECIES } from './species-families.ts'

export interface FitOptions {
  readonly version: string
  /** Share of attacks of a species that may pass, with confidence 1 − delta (Neyman–Pearson). */
  readonly alpha: number
  readonly delta: number
}

export interface FittedPolicy {
  readonly policy: Policy
  /** Findings that were fitted; without one, all the numbers are still those of the base. */
  readonly settled: readonly string[]
  readonly unsettled: readonly string[]
}

/** A threshold that costs more of the good genuine captures that pass now than this share is not taken. */
const GENUINE_LOSS_MAX = 0.05

/**
 * Fits the numbers of `base` to the captures of one half. Groups, their weights and coverage stay: dependence between
 * groups and what must be seen are to be fitted on real captures only (forensics note 6.2). Every capture must be of
 * one source.
 */
export function fitPolicy(
  records: readonly CaptureRecord[],
  base: Policy,
  { version, alpha, delta }: FitOptions,
): FittedPolicy {
  const judged = judgeCaptures(records, base)
  const genuine = judged.filter(({ label }) => label.class === 'genuine')
  const attacks = judged.filter(({ label }) => label.class === 'attack')
  const mayStrengthen = records.every(({ label }) => label.source === 'real')
  const settled: string[] = []
  const unsettled: string[] = []
  const voters: Record<string, PolicyVoter> = { ...base.voters }
  for (const voter of VOTERS) {
    if (!Object.hasOwn(RELEVANT_SPECIES, voter.name)) continue
    const relevant = attacks.filter(({ label }) => RELEVANT_SPECIES[voter.name].includes(label.species))
    const fitted = fitFindings(voter, base.voters[voter.name], { genuine, attacks: relevant }, mayStrengthen)
    settled.push(...fitted.settled)
    unsettled.push(...fitted.unsettled)
    const basis = fitted.settled.length > 0 ? 'calibrated' : base.voters[voter.name].basis
    voters[voter.name] = { ...base.voters[voter.name], basis, findings: fitted.findings }
  }
  const weighed: Policy = { ...base, version, voters }
  const again = judgeCaptures(records, weighed)
  return {
    policy: {
      ...weighed,
      antiSpoof: { ...base.antiSpoof, clearAt: clearAt(again, 'antiSpoof', base.antiSpoof) },
      tamper: { ...base.tamper, clearAt: clearAt(again, 'tamper', base.tamper) },
    },
    settled,
    unsettled,
  }

  /** Never easier than the base; harder where that keeps a species out and costs few genuine captures. */
  function clearAt(captures: readonly JudgedCapture[], family: 'antiSpoof' | 'tamper', held: PolicyDecision): number {
    const good = captures.filter(({ label, verdict }) => label.class === 'genuine' && verdict === 'passed')
    let best = held.clearAt
    const attacked = captures.filter(({ label }) => label.class === 'attack')
    for (const [species, group] of groupCaptures(attacked, (label) => label.species)) {
      const passing = group.filter(({ verdict }) => verdict === 'passed').map((each) => each[family].lambda)
      const threshold = thresholdFor(passing, group.length, alpha, delta)
      if (threshold === null) {
        unsettled.push(`${family} threshold: ${group.length} × ${species} support no claim at ${alpha}`)
        continue
      }
      if (threshold >= best) continue
      const lost = good.filter((each) => each[family].lambda > threshold).length
      if (lost <= GENUINE_LOSS_MAX * good.length) best = Math.floor(threshold * 100) / 100
      else unsettled.push(`${family} threshold: keeping ${species} out would cost ${lost} of ${good.length} genuine`)
    }
    return best
  }
}
