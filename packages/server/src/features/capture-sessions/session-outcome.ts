import { QUALITY_RETRIES, type CaptureResult } from '@identity/protocol'
import type { Evidence } from '@identity/pipeline'
import type { CaptureSessionOutcome, CaptureSessionRecord } from '@identity/storage'
import { retryHints } from './retry-hints.ts'

/**
 * What a capture means for its session, and whether the session has ended. A picture may be asked for again twice
 * because of its quality; the third goes to a person as it is, so that nobody is kept in a loop. A verdict that another
 * picture would not change ends the session at once.
 * @param evidence null: the analysis has not ended.
 */
export function sessionOutcome(
  session: Pick<CaptureSessionRecord, 'requiredAssurance' | 'captureDigests'>,
  result: Pick<CaptureResult, 'verification' | 'ktpBundle'>,
  evidence: Pick<Evidence, 'frames' | 'reading' | 'flash'> | null,
): { readonly outcome: CaptureSessionOutcome; readonly ended: boolean } {
  const { verdict, assuranceTier } = result.ktpBundle
  const belowWanted = verdict === 'passed' && session.requiredAssurance === 'high' && assuranceTier !== 'high'
  const improvable = evidence !== null && (verdict === 'requires_review' || belowWanted)
  const hints = improvable ? retryHints(evidence) : []
  if (belowWanted && hints.length === 0) hints.push('brighter_screen')
  const retryAllowed = hints.length > 0 && session.captureDigests.length <= QUALITY_RETRIES
  return {
    outcome: {
      verificationId: result.verification.id,
      bundleId: result.ktpBundle.id,
      status: result.verification.status,
      verdict,
      retryAllowed,
      hints: retryAllowed ? hints : [],
      unfinished: evidence === null,
    },
    ended: evidence !== null && !retryAllowed,
  }
}
