import { setTimeout as sleep } from 'node:timers/promises'
import type { ReviewCaseRecord, ReviewPort } from '@identity/storage'

const POLL_MS = 1_000
/** Proxies cut connections that are silent for half a minute or more. */
const HEARTBEAT_MS = 15_000
/** A page that still watches after this long connects again, and is authorised again. */
const LONGEST_MS = 10 * 60_000
const MAX_CHANGES = 100

/**
 * Server-sent events of a tenant's cases: `change` with the cases that changed after `sinceVersion`, whichever process
 * changed them. Polls one number, so that many watchers cost little.
 */
export async function* reviewEvents(
  reviews: Pick<ReviewPort, 'head' | 'changesSince'>,
  tenantId: string,
  sinceVersion: number | null,
  view: (records: readonly ReviewCaseRecord[]) => Promise<readonly object[]>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let seen = sinceVersion ?? (await reviews.head(tenantId))
  yield `id: ${seen}\nevent: ready\ndata: {"version":${seen}}\n\n`
  let silentMs = 0
  for (let waitedMs = 0; waitedMs < LONGEST_MS && !signal.aborted; waitedMs += POLL_MS) {
    if ((await reviews.head(tenantId)) > seen) {
      const changed = await reviews.changesSince(tenantId, seen, MAX_CHANGES)
      // A change that touched no case (a lost race) leaves only its number.
      seen = changed.at(-1)?.version ?? (await reviews.head(tenantId))
      silentMs = 0
      yield `id: ${seen}\nevent: change\ndata: ${JSON.stringify(await view(changed))}\n\n`
      continue
    }
    if (silentMs >= HEARTBEAT_MS) {
      silentMs = 0
      yield ': still open\n\n'
    }
    silentMs += POLL_MS
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined)
  }
}
