import {
  CAPTURES_PER_SESSION,
  type CaptureClientView,
  type CaptureSession,
  type CaptureSessionClientView,
} from '@identity/protocol'
import type { CaptureSessionOutcome, CaptureSessionRecord } from '@identity/storage'

/** What the server that made the session sees of it. */
export const sessionView = (record: CaptureSessionRecord): CaptureSession => ({
  id: record.id,
  customerId: record.customerId,
  state: record.state,
  step: record.step,
  locale: record.locale,
  requiredAssurance: record.requiredAssurance,
  returnUrl: record.returnUrl,
  captures: record.captureDigests.length,
  capturesAllowed: CAPTURES_PER_SESSION,
  outcome: record.outcome && {
    verificationId: record.outcome.verificationId,
    ktpBundleId: record.outcome.bundleId,
  },
  createdAt: new Date(record.createdAtMs).toISOString(),
  expiresAt: new Date(record.expiresAtMs).toISOString(),
})

/** An outcome as the phone gets to see it: no score, no voter, no reason. */
export const outcomeView = (outcome: CaptureSessionOutcome): CaptureClientView => ({
  verification: { id: outcome.verificationId, status: outcome.status },
  ktpBundle: { id: outcome.bundleId, verdict: outcome.verdict },
  retry: { allowed: outcome.retryAllowed, hints: outcome.hints },
})

/** What the browser that holds the token sees. */
export const sessionClientView = (record: CaptureSessionRecord): CaptureSessionClientView => ({
  id: record.id,
  customerId: record.customerId,
  state: record.state,
  step: record.step,
  locale: record.locale,
  requiredAssurance: record.requiredAssurance,
  returnUrl: record.returnUrl,
  capturesLeft: record.state === 'open' ? Math.max(0, CAPTURES_PER_SESSION - record.captureDigests.length) : 0,
  outcome: record.outcome && outcomeView(record.outcome),
  expiresAt: new Date(record.expiresAtMs).toISOString(),
})
