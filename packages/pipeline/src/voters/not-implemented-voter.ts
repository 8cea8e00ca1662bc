import type { Voter, VoterFamily } from './voter.ts'

/**
 * A voter of the published list that does not exist yet. It is listed so that integrators see it, always abstains, and
 * says so: an absent check must never look like a passed one.
 */
export function notImplementedVoter(
  name: string,
  family: VoterFamily,
  about: { readonly sees: string; readonly fooledBy: string },
): Voter<never, 'not_implemented'> {
  return {
    name,
    family,
    version: '0',
    needs: [],
    findings: { not_implemented: 'absent' },
    about: { ...about, thresholdSource: 'Not implemented in this release: it abstains on every capture.' },
    vote: () => ({ finding: 'not_implemented', reason: 'not implemented', measured: {} }),
  }
}
