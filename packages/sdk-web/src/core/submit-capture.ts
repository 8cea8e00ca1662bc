import type { CaptureBundle, CaptureClientView, Problem } from '@identity/protocol'
import { retryAfterSeconds, SessionError, type SessionClient } from './session-client.ts'

export interface SubmitProgress {
  /** `sending` while bytes leave the device, `waiting` while the service looks, `retrying` after a failure. */
  readonly phase: 'sending' | 'waiting' | 'retrying'
  /** 0–1 of the bytes. */
  readonly sentShare: number
}

export interface Transport {
  /** One try. Rejects with `SessionError('network')` when there was no answer. */
  readonly post: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    onSent: (share: number) => void,
  ) => Promise<{ readonly status: number; readonly body: string; readonly retryAfter: string | null }>
  readonly wait: (ms: number) => Promise<void>
}

/** A phone in a lift is back within a minute. */
const TRIES = 6
const FIRST_PAUSE_MS = 1_000
const AGAIN = new Set(['network', 'rate_limited', 'overloaded', 'internal', 'idempotency_in_progress'])

/**
 * Sends a signed bundle until the service has answered for good. Every try carries the same Idempotency-Key, so a reply
 * that was lost on the way is simply asked for again, and nothing is captured twice.
 * @throws SessionError with the service's code, or `network` when all tries failed.
 */
export async function submitCapture(
  client: Pick<SessionClient, 'baseUrl' | 'token'>,
  request: { readonly customerId: string; readonly bundle: CaptureBundle },
  options: {
    readonly transport: Transport
    readonly idempotencyKey: string
    readonly onProgress?: (progress: SubmitProgress) => void
  },
): Promise<CaptureClientView> {
  const { transport, idempotencyKey, onProgress = () => undefined } = options
  const body = JSON.stringify(request)
  const headers = {
    authorization: `Bearer ${client.token}`,
    'content-type': 'application/json',
    'idempotency-key': idempotencyKey,
  }
  for (let tried = 1; ; tried++) {
    try {
      onProgress({ phase: 'sending', sentShare: 0 })
      const reply = await transport.post(
        `${client.baseUrl}/api/identity/document/ktp/capture`,
        headers,
        body,
        (sentShare) => onProgress({ phase: sentShare < 1 ? 'sending' : 'waiting', sentShare }),
      )
      const parsed = parse(reply.body)
      if (reply.status === 200 || reply.status === 202) return parsed as CaptureClientView
      throw new SessionError(
        (parsed as Partial<Problem> | null)?.code ?? 'network',
        retryAfterSeconds(reply.retryAfter),
      )
    } catch (error) {
      const known = error instanceof SessionError ? error : new SessionError('network')
      if (!AGAIN.has(known.code) || tried >= TRIES) throw known
      onProgress({ phase: 'retrying', sentShare: 0 })
      await transport.wait(Math.max((known.retryAfterSeconds ?? 0) * 1_000, FIRST_PAUSE_MS * 2 ** (tried - 1)))
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
