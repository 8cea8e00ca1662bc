import { AppError } from '@identity/protocol'
import type { RateLimitPort } from '@identity/storage'
import type { onRequestAsyncHookHandler } from 'fastify'
import { callerOf } from './access.ts'

const WINDOW_MS = 60_000
const UNAVAILABLE_RETRY_SECONDS = 2
const seconds = (ms: number): number => Math.ceil(ms / 1000)

/**
 * Counts a call of this key to this route in a sliding minute shared by all processes, before the body is read.
 * Refused calls do not count. When the limiter itself fails the call is refused (503): challenge and capture fail closed.
 * @param perMinute 0 switches the limit off.
 */
export function rateLimit(limits: RateLimitPort, route: string, perMinute: number): onRequestAsyncHookHandler {
  return async (request, reply) => {
    if (perMinute === 0) return
    const { tenantId, keyId } = callerOf(request)
    const result = await limits
      .take({ bucket: `${tenantId}:${keyId}:${route}`, limit: perMinute, windowMs: WINDOW_MS })
      .catch((cause: unknown) => {
        throw new AppError('overloaded', { retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS, cause })
      })
    reply.header('ratelimit-limit', String(result.limit))
    reply.header('ratelimit-remaining', String(result.remaining))
    reply.header('ratelimit-reset', String(seconds(result.resetMs)))
    if (!result.allowed)
      throw new AppError('rate_limited', { retryAfterSeconds: Math.max(1, seconds(result.retryAfterMs)) })
  }
}
