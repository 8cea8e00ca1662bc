import type { Policy, PolicyVoter } from './policy.ts'
import type { Voter } from './voters/voter.ts'

function voterFaults(voter: Voter, weights: PolicyVoter | undefined, policy: Policy): string[] {
  if (weights === undefined) return [`${voter.name} has no numbers`]
  const faults: string[] = []
  const known = Object.keys(weights.findings)
  for (const name of known) if (!(name in voter.findings)) faults.push(`${voter.name} never finds ${name}`)
  const [forCard, against] = weights.bounds
  if (!(forCard <= 0 && against >= 0)) faults.push(`${voter.name}: bounds must span 0`)
  if (weights.source.trim() === '') faults.push(`${voter.name}: no source`)
  for (const [name, stance] of Object.entries(voter.findings)) {
    const finding = known.includes(name) ? weights.findings[name] : undefined
    if (finding === undefined) {
      faults.push(`${voter.name}: ${name} has no number`)
      continue
    }
    const { llr, group } = finding
    const at = `${voter.name}: ${name} `
    if (!Number.isFinite(llr) || llr < forCard || llr > against) faults.push(`${at}is out of bounds`)
    if (stance === 'absent' && llr !== 0) faults.push(`${at}abstains but weighs`)
    if (stance === 'pass' && llr > 0) faults.push(`${at}passes but accuses`)
    if (stance === 'fail' && llr < 0) faults.push(`${at}objects but speaks for the card`)
    if (policy.groups[group ?? weights.group].family !== voter.family) faults.push(`${at}counts in the other family`)
  }
  return faults
}

/** Everything in which a policy does not fit the voters or itself; empty when it may be used. */
export function policyFaults(policy: Policy, voters: readonly Voter[]): string[] {
  const faults = voters.flatMap((voter) =>
    voterFaults(voter, Object.hasOwn(policy.voters, voter.name) ? policy.voters[voter.name] : undefined, policy),
  )
  const names = new Set(voters.map((voter) => voter.name))
  for (const name of Object.keys(policy.voters)) if (!names.has(name)) faults.push(`there is no voter ${name}`)
  for (const [name, { floor, cap, weight, override }] of Object.entries(policy.groups)) {
    if (!(floor <= 0 && cap >= 0 && weight > 0 && weight <= 1)) faults.push(`group ${name} is out of range`)
    if (override !== undefined && !names.has(override)) faults.push(`group ${name}: there is no voter ${override}`)
  }
  for (const [family, decision] of Object.entries({ anti_spoof: policy.antiSpoof, tamper: policy.tamper })) {
    if (!(decision.clearAt < 0 && decision.accuseAt > 0)) faults.push(`${family}: thresholds must lie either side of 0`)
    if ((decision.singleFrame?.clearAt ?? -Infinity) > decision.clearAt) {
      faults.push(`${family}: a single frame must not be easier than a burst`)
    }
    const groups = [...decision.coverage.groups, ...(decision.singleFrame?.groups ?? [])]
    if (groups.some((name) => policy.groups[name].family !== family))
      faults.push(`${family}: coverage names a foreign group`)
  }
  return faults
}
