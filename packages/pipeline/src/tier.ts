import type { AntiSpoofWord, AssuranceTier, TamperWord, VerificationStatus, Verdict } from './judgement.ts'

/** Passed needs both; one accusation fails; anything unclear is for a person. */
export function verdictOf(antiSpoof: AntiSpoofWord, tamper: TamperWord): Verdict {
  if (antiSpoof === 'spoof' || tamper === 'tampered') return 'failed'
  return antiSpoof === 'live' && tamper === 'authentic' ? 'passed' : 'requires_review'
}

const STATUS: Readonly<Record<Verdict, VerificationStatus>> = {
  passed: 'verified',
  failed: 'failed',
  requires_review: 'pending',
}

export const statusOf = (verdict: Verdict): VerificationStatus => STATUS[verdict]

export interface TierFacts {
  readonly verdict: Verdict
  /** `flash_reflectance` passed on pixels that the server measured; samples alone are the client's word. */
  readonly flashOnPixels: boolean
  /** The bundle was signed with the secret of its challenge or a provisioned device key. */
  readonly keyKnown: boolean
  readonly frames: number
}

/** high: passed, signed with a known key, and the flash was seen on the pixels of a burst. standard: passed. low: the rest. */
export function tierOf({ verdict, flashOnPixels, keyKnown, frames }: TierFacts): AssuranceTier {
  if (verdict !== 'passed') return 'low'
  return flashOnPixels && keyKnown && frames >= 2 ? 'high' : 'standard'
}

/** `tierOf` in words, for those who build on it. A test holds the two together. */
export const TIER_RULES = [
  {
    tier: 'high',
    needs: [
      'live and authentic',
      'signed with the secret of its challenge or a provisioned device key',
      'the flash challenge answered on frames the server measured',
      'at least two frames',
    ],
  },
  { tier: 'standard', needs: ['live and authentic'] },
  { tier: 'low', needs: [] },
] as const
