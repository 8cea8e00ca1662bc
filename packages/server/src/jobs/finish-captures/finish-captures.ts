import { AppError } from '@identity/protocol'
import type { StaleCapture } from '@identity/storage'
import type { AnalysisTicket } from '../../analysis/analysis-port.ts'
import type { Context } from '../../context.ts'
import type { SealedFacts } from '../../features/capture/sealed-facts.ts'
import { describeError } from '../../http/log.ts'
import type { Job } from '../job.ts'

const BATCH = 4
const LEASE_MARGIN_MS = 10_000
/** After this many tries the frames are taken to be what kills the analysis, and a person has to look. */
const MAX_ATTEMPTS = 3

async function finishOne(context: Context, stale: StaleCapture, reserved: AnalysisTicket): Promise<void> {
  const { storage, captures } = context
  const { capture, owner } = stale
  // A capture waiting in this very process only needed its lease renewed.
  if (captures.adoptLease(owner)) return
  // No facts at state sealed: the customer was erased since, and there is nothing left to judge.
  if (capture.state === 'received' || stale.bundleWithoutFrames === null) {
    await storage.captures.fail(owner, capture.state === 'received' ? 'no_frames' : 'subject_erased')
    return
  }
  const sealed = {
    owner,
    bundleId: capture.bundleId,
    customerId: capture.customerId,
    requestId: capture.requestId,
    frames: capture.frames,
    facts: stale.bundleWithoutFrames as SealedFacts,
  }
  if (capture.attempts > MAX_ATTEMPTS) {
    await captures.finish(sealed, [], null)
    return
  }
  const { tenantId, customerId, bundleId } = capture
  const bytes = await Promise.all(
    capture.frames.map((frame) => storage.frames.openSealed({ tenantId, customerId, bundleId, frame })),
  )
  await captures.finish(sealed, bytes, reserved)
}

/**
 * Finishes captures whose owner is gone: frames sealed but no verdict, after a kill, a crash of the analysis, or a
 * deadline. Those that were cut off before their frames were durable are failed; nobody was told they exist.
 */
export const finishCaptures: Job = {
  name: 'finish-captures',
  intervalMs: ({ settings }) => settings.sweepIntervalMs,
  atStart: true,
  async run(context, signal) {
    const { storage, analysis, settings, metrics, log } = context
    for (;;) {
      const tickets: AnalysisTicket[] = []
      try {
        while (tickets.length < BATCH) tickets.push(analysis.reserve())
      } catch (error) {
        // Live requests go first; the next round comes soon.
        if (!(error instanceof AppError)) throw error
      }
      try {
        if (tickets.length === 0 || signal.aborted) return
        const claimed = await storage.sweeper.claimStaleCaptures({
          limit: tickets.length,
          leaseMs: settings.analysis.deadlineMs + LEASE_MARGIN_MS,
        })
        await Promise.all(
          claimed.map(async (stale, index) => {
            const captureId = stale.capture.id
            const ticket = tickets.at(index)
            try {
              if (ticket !== undefined) await finishOne(context, stale, ticket)
              metrics.captures.inc({ outcome: 'swept' })
              log.info({ captureId }, 'finished')
            } catch (error) {
              log.warn({ captureId, failure: describeError(error) }, 'not finished yet')
            }
          }),
        )
        if (claimed.length < tickets.length) return
      } finally {
        for (const ticket of tickets) ticket.release()
      }
    }
  },
}
