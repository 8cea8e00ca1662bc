import type {
  CaptureSessionClientView,
  CaptureSessionLink,
  CaptureStep,
  ChallengeResult,
  ErrorCode,
  FlashChallenge,
  Problem,
} from '@identity/protocol'

/** What the SDK can ask of the service with a session's token. */
export interface SessionClient {
  readonly baseUrl: string
  readonly token: string
  session(): Promise<CaptureSessionClientView>
  /** The hosted page of this session, for another device. */
  link(): Promise<CaptureSessionLink>
  noteStep(step: CaptureStep): Promise<CaptureSessionClientView>
  /** @param steps 3–10. @param ttlMs 15 000–300 000. */
  challenge(customerId: string, steps: number, ttlMs: number): Promise<FlashChallenge>
}

/** `code` is the service's own, or `network` when there was no answer. */
export class SessionError extends Error {
  override readonly name = 'SessionError'
  readonly code: ErrorCode | 'network'
  /** Seconds the service asks to wait; null when it did not say. */
  readonly retryAfterSeconds: number | null
  constructor(code: ErrorCode | 'network', retryAfterSeconds: number | null = null) {
    super(code)
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

const TIMEOUT_MS = 20_000

/**
 * @param baseUrl of the service, without a slash at the end; '' for the page's own origin.
 * @param token `qe_cst_…`; never an API key: what is in a browser is public.
 */
export function createSessionClient(options: { readonly baseUrl: string; readonly token: string }): SessionClient {
  const { baseUrl, token } = options
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    let response: Response
    // Not `AbortSignal.timeout`: React Native and browsers of 2021 lack it.
    const giveUp = new AbortController()
    const timer = setTimeout(() => giveUp.abort(), TIMEOUT_MS)
    try {
      response = await fetch(baseUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: giveUp.signal,
      })
    } catch {
      throw new SessionError('network')
    } finally {
      clearTimeout(timer)
    }
    const reply: unknown = await response.json().catch(() => null)
    if (response.ok && reply !== null) return reply as T
    throw new SessionError(
      (reply as Partial<Problem> | null)?.code ?? 'network',
      retryAfterSeconds(response.headers.get('retry-after')),
    )
  }
  return {
    baseUrl,
    token,
    session: () => call('GET', '/api/identity/capture-session'),
    link: () => call('GET', '/api/identity/capture-session/link'),
    noteStep: (step) => call('PUT', '/api/identity/capture-session/step', { step }),
    challenge: async (customerId, steps, ttlMs) =>
      (await call<ChallengeResult>('POST', '/api/identity/document/ktp/challenge', { customerId, steps, ttlMs }))
        .flashChallenge,
  }
}

export function retryAfterSeconds(header: string | null): number | null {
  const seconds = Number(header ?? NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}
