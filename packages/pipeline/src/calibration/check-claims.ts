import type { PolicyClaim } from '../policy.ts'
import type { JudgedCapture } from './judge-captures.ts'
import { shareOf, shareWhere, type Share } from './share.ts'

/** No genuine capture is called spoof or tampered more often. */
const ACCUSED_AT_MOST = 0.01
/** Two-sided 90 %, that is 95 % to either side. */
const CONFIDENCE = 0.9

export interface CheckedClaim extends PolicyClaim {
  /** The held-out rate is higher than claimed beyond chance: its lower bound (one-sided 95 %) lies above the claim. */
  readonly isContradicted: boolean
  /** Its upper bound lies within the claim: the held-out captures alone are enough to make it. */
  readonly isSupported: boolean
}

interface Rate {
  readonly name: string
  readonly of: (captures: readonly JudgedCapture[]) => Share
  /** A promise of the product; otherwise what the fitted half allows to claim. */
  readonly atMost?: number
}

/**
 * Claims of a policy and whether captures that it was not fitted on contradict them. For each species the share that
 * passes; for genuine captures the share accused, and of good ones the share not passed. A claim is the upper bound that
 * the fitted half allows (one-sided 95 %), so that few captures claim little.
 */
export function checkClaims(fitted: readonly JudgedCapture[], heldOut: readonly JudgedCapture[]): CheckedClaim[] {
  const species = [
    ...new Set([...fitted, ...heldOut].flatMap(({ label }) => (label.class === 'attack' ? label.species : []))),
  ]
  const rates: Rate[] = [
    {
      name: 'genuine called spoof or tampered (BPCER)',
      of: (captures) => shareWhere(captures.filter(isGenuine), ({ verdict }) => verdict === 'failed'),
      atMost: ACCUSED_AT_MOST,
    },
    {
      name: 'genuine in good conditions not passed (BPCER + BPNRR)',
      of: (captures) =>
        shareWhere(
          captures.filter((each) => isGenuine(each) && each.label.condition === 'good'),
          ({ verdict }) => verdict !== 'passed',
        ),
    },
    ...species.sort().map((name) => ({
      name: `${name} passed (APCER)`,
      of: (captures: readonly JudgedCapture[]) =>
        shareWhere(
          captures.filter(({ label }) => label.species === name),
          ({ verdict }) => verdict === 'passed',
        ),
    })),
  ]
  return rates.map(({ name, of, atMost }) => {
    const [own, held] = [of(fitted), of(heldOut)]
    const limit = atMost ?? shareOf(own.count, own.of, CONFIDENCE).high
    const bounds = shareOf(held.count, held.of, CONFIDENCE)
    return {
      name,
      atMost: limit,
      fitted: [own.count, own.of],
      heldOut: [held.count, held.of],
      isContradicted: bounds.low > limit,
      isSupported: bounds.high <= limit,
    }
  })
}

const isGenuine = ({ label }: JudgedCapture): boolean => label.class === 'genuine'
