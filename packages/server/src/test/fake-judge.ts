import type { Evidence, Judgement, Policy, Vote } from '@identity/pipeline'

const vote = (name: string, family: Vote['family']): Vote => ({
  name,
  family,
  version: '1',
  passed: true,
  finding: 'ok',
  llr: -1,
  score: 0.7,
  reason: 'Fake.',
  evidence: { seen: 1 },
  ms: 0,
})

/** Passes everything at tier standard; for tests about HTTP and storage only. */
export function fakeJudge(evidence: Evidence, policy: Policy): Judgement {
  const read = evidence.reading.kind === 'read'
  return {
    policyVersion: policy.version,
    antiSpoof: {
      fused: read ? 'live' : 'unclear',
      lambda: -1,
      voters: [vote('signing_key', 'anti_spoof')],
      passed: 1,
      present: 1,
      because: [],
    },
    tamper: {
      fused: read ? 'authentic' : 'unclear',
      lambda: -1,
      voters: [vote('nik_consistency', 'tamper')],
      passed: 1,
      present: 1,
      because: [],
    },
    verdict: read ? 'passed' : 'requires_review',
    status: read ? 'verified' : 'pending',
    assuranceTier: read ? 'standard' : 'low',
    score: 80,
    missing: [],
  }
}
