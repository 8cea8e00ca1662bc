import { ERROR_TITLES, type ErrorCode } from './error-codes.ts'
import type { ProblemItem } from './problem.ts'

export interface AppErrorOptions {
  /** One sentence about this occurrence, safe to show to the caller: no personal data, no key, no path. */
  readonly detail?: string
  /** Which members of the request are wrong; safe to show. */
  readonly errors?: readonly ProblemItem[]
  /** Whole seconds until a retry makes sense; becomes `Retry-After`. */
  readonly retryAfterSeconds?: number
  /** What went wrong underneath; logged by name only, never shown. */
  readonly cause?: unknown
}

/**
 * A broken contract, named by a code of the closed list. A check that failed is a value, not an AppError.
 *
 * @example throw new AppError('challenge_expired')
 * @example throw new AppError('invalid_request', { errors: [{ pointer: '/steps', message: 'must be 3–10' }] })
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly errors: readonly ProblemItem[]
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? ERROR_TITLES[code], 'cause' in options ? { cause: options.cause } : undefined)
    this.code = code
    this.detail = options.detail
    this.errors = options.errors ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
