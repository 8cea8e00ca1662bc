import type { components } from './openapi.ts'

type Problem = components['schemas']['Problem']

/** What the service answered instead of a result (RFC 9457). Decide by `code`; quote `requestId` when asking for help. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError'
  readonly status: number
  /** A code of docs/errors.md; `network` when there was no answer with one. */
  readonly code: string
  readonly requestId: string | null
  /** The members to correct. */
  readonly errors: Problem['errors']

  constructor(status: number, problem: Partial<Problem> | undefined) {
    super(problem?.title ?? `HTTP ${status}`)
    this.status = status
    this.code = problem?.code ?? 'network'
    this.requestId = problem?.requestId ?? null
    this.errors = problem?.errors ?? []
  }
}
