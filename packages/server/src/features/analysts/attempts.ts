import { createHash } from 'node:crypto'
import { AppError } from '@identity/protocol'
import type { RateLimitPort } from '@identity/storage'
import type { Settings } from '../../settings.ts'

const QUARTER_MS = 15 * 60_000
const DAY_MS = 24 * 3_600_000
/** A day allows ten quarters of an hour of trying, which leaves a guesser of codes 3 × 50 chances in a million. */
const QUARTERS_A_DAY = 10
const UNAVAILABLE_RETRY_SECONDS = 2

export interface Attempts {
  /** Counts a sign-in from an address, right or wrong. */
  fromAddress(address: string): Promise<void>
  /** Counts a try at a password; `forget` when it was right. Unknown accounts are counted like known ones. */
  atPassword(account: string): Promise<{ forget(): Promise<void> }>
  /** The same for codes of the second factor. */
  atCode(account: string): Promise<{ forget(): Promise<void> }>
}

/**
 * The lock-out: sliding windows shared by all processes, counted before the work and forgotten on success, so that many
 * tries at once are no way round. Every method throws AppError `rate_limited` with the time to wait, or `overloaded` when
 * the limiter does not answer.
 */
export function createAttempts(limits: RateLimitPort, settings: Settings['analysts']): Attempts {
  const take = async (bucket: string, limit: number, windowMs: number): Promise<void> => {
    const { allowed, retryAfterMs } = await limits.take({ bucket, limit, windowMs }).catch((cause: unknown) => {
      throw new AppError('overloaded', { retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS, cause })
    })
    if (!allowed) throw new AppError('rate_limited', { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) })
  }
  const counted = async (kind: string, account: string, limit: number) => {
    // An account that does not exist is an e-mail somebody typed: not to be kept in plain.
    const name = `${kind}:${createHash('sha256').update(account, 'utf8').digest('base64url')}`
    await take(`${name}:quarter`, limit, QUARTER_MS)
    await take(`${name}:day`, limit * QUARTERS_A_DAY, DAY_MS)
    return {
      forget: async () => {
        await limits.forget(`${name}:quarter`)
        await limits.forget(`${name}:day`)
      },
    }
  }
  return {
    fromAddress: async (address) => {
      if (settings.attemptsAddress > 0) await take(`sign-in-from:${address}`, settings.attemptsAddress, QUARTER_MS)
    },
    atPassword: (account) => counted('password', account, settings.attempts),
    atCode: (account) => counted('code', account, Math.ceil(settings.attempts / 2)),
  }
}
