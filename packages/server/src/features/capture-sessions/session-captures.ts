import type { Evidence } from '@identity/pipeline'
import { AppError, CAPTURES_PER_SESSION, type CaptureResult } from '@identity/protocol'
import type { CaptureSessionRecord, Storage, StoredResponse } from '@identity/storage'
import { jsonResponse } from '../../http/idempotency.ts'
import { sessionOutcome } from './session-outcome.ts'
import { outcomeView } from './session-view.ts'

type Stores = Pick<Storage, 'captureSessions' | 'bundles' | 'verifications'>

/** Counts a capture of this session. Throws `session_closed` when it takes no more. */
export async function takeSessionCapture(
  storage: Stores,
  session: CaptureSessionRecord,
  digest: string,
): Promise<void> {
  const { tenantId, id } = session
  const taken = await storage.captureSessions.takeCapture({ tenantId, id, digest, allowed: CAPTURES_PER_SESSION })
  if (taken === 'closed') throw new AppError('session_closed')
}

/** The reply to a token: what the capture means for its session, which is noted there, and nothing of what was measured. */
export async function sessionReply(
  storage: Stores,
  session: CaptureSessionRecord,
  full: StoredResponse,
): Promise<StoredResponse> {
  if (full.status !== 200 && full.status !== 202) return full
  const { tenantId, id } = session
  const result = JSON.parse(full.body.toString('utf8')) as CaptureResult
  const evidence = full.status === 200 ? await storage.bundles.openEvidence(tenantId, result.ktpBundle.id) : null
  const now = (await storage.captureSessions.get(tenantId, id)) ?? session
  const { outcome, ended } = sessionOutcome(now, result, evidence as Evidence | null)
  await storage.captureSessions.noteOutcome(tenantId, id, outcome, ended)
  return jsonResponse(full.status, outcomeView(outcome))
}

/** The session as it is now; a capture that was still being analysed when it was noted is looked up again. */
export async function settledSession(storage: Stores, session: CaptureSessionRecord): Promise<CaptureSessionRecord> {
  const { tenantId, id, outcome } = session
  if (outcome?.unfinished !== true) return session
  const [verification, bundle] = await Promise.all([
    storage.verifications.get(tenantId, outcome.verificationId),
    storage.bundles.get(tenantId, outcome.bundleId),
  ])
  if (verification === null || bundle === null) return session
  const evidence = (await storage.bundles.openEvidence(tenantId, bundle.id)) as Evidence
  const settled = sessionOutcome(
    session,
    {
      verification: { id: verification.id, status: verification.status, score: verification.score },
      ktpBundle: {
        id: bundle.id,
        verdict: bundle.verdict,
        assuranceTier: bundle.assuranceTier,
        framesStored: bundle.framesStored,
        keySource: bundle.keySource,
      },
    },
    evidence,
  )
  return (await storage.captureSessions.noteOutcome(tenantId, id, settled.outcome, settled.ended)) ?? session
}
