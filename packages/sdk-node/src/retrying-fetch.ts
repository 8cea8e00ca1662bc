import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

export interface RetryOptions {
  /** Tries in all. Default 4. */
  readonly tries?: number
  /** Pause before the second try; doubled each time, and at least what `Retry-After` asks for. Default 500 ms. */
  readonly firstPauseMs?: number
  /** The platform's own when absent. */
  readonly fetch?: typeof fetch
  readonly wait?: (ms: number) => Promise<unknown>
}

const AGAIN = new Set([429, 502, 503, 504])
/** A service that asks for longer than this is better asked by the caller later. */
const LONGEST_PAUSE_MS = 60_000
/** The calls the service repeats safely under one key (openapi.json says so of each). */
const IDEMPOTENT_POSTS = /\/document\/ktp\/(challenge|capture)$/

/**
 * `fetch` that asks again when the network, a proxy or a full queue stood in the way. Only what is safe to repeat:
 * reading, and the calls that take an Idempotency-Key, which get one and keep it over all tries.
 */
export function retryingFetch(options: RetryOptions = {}): (request: Request) => Promise<Response> {
  const { tries = 4, firstPauseMs = 500, fetch: send = fetch, wait = sleep } = options
  return async (request) => {
    const repeatable = request.method !== 'POST' || IDEMPOTENT_POSTS.test(new URL(request.url).pathname)
    const headers = new Headers(request.headers)
    if (request.method === 'POST' && repeatable && !headers.has('idempotency-key'))
      headers.set('idempotency-key', randomUUID())
    for (let tried = 1; ; tried++) {
      const last = !repeatable || tried >= tries
      const pauseMs = firstPauseMs * 2 ** (tried - 1)
      try {
        const response = await send(new Request(request.clone(), { headers }))
        if (last || !AGAIN.has(response.status)) return response
        const asked = Number(response.headers.get('retry-after') ?? 0) * 1_000
        if (asked > LONGEST_PAUSE_MS) return response
        await response.body?.cancel()
        await wait(Math.max(pauseMs, asked || 0))
      } catch (error) {
        if (last) throw error
        await wait(pauseMs)
      }
    }
  }
}
