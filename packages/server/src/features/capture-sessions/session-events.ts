import { setTimeout as sleep } from 'node:timers/promises'
import type { CaptureSessionRecord } from '@identity/storage'
import { sessionClientView } from './session-view.ts'

const POLL_MS = 1_000
/** Proxies cut connections that are silent for half a minute or more. */
const HEARTBEAT_MS = 15_000
/** A page that still waits after this long connects again. */
const LONGEST_MS = 10 * 60_000

/**
 * Server-sent events of one session: `state` with the client view now and at each change, until the session has ended.
 * @param latest the session as it is now, null when it is gone.
 */
export async function* sessionEvents(
  latest: () => Promise<CaptureSessionRecord | null>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let version = -1
  let silentMs = 0
  for (let waitedMs = 0; waitedMs < LONGEST_MS && !signal.aborted; waitedMs += POLL_MS) {
    const session = await latest()
    if (session === null) return
    // Expiry changes no row, so it does not raise the version.
    if (session.version !== version || session.state !== 'open') {
      version = session.version
      silentMs = 0
      yield `id: ${version}\nevent: state\ndata: ${JSON.stringify(sessionClientView(session))}\n\n`
      if (session.state !== 'open') return
    } else if (silentMs >= HEARTBEAT_MS) {
      silentMs = 0
      yield ': still open\n\n'
    }
    silentMs += POLL_MS
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined)
  }
}
