import type { ErrorCode } from './error-codes.ts'

export interface ProblemItem {
  /** RFC 6901 JSON pointer into the request body; '' is the whole body. Query parameters: `?name`. Headers: `name:`. */
  readonly pointer: string
  readonly message: string
}

/** Every error reply: RFC 9457, `application/problem+json`. Never holds a stack trace or personal data. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly code: ErrorCode
  /** Quote it when you report a problem. */
  readonly requestId: string
  /** Empty unless the request itself can be corrected. */
  readonly errors: readonly ProblemItem[]
}
