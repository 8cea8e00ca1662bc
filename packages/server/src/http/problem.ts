import { AppError, ERROR_TITLES, type ErrorCode, type Problem, type ProblemItem } from '@identity/protocol'
import { StorageError } from '@identity/storage'
import { ERROR_STATUS } from './error-status.ts'
import { problemItems } from './validator.ts'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** Enough to correct a request by; a hostile one can be wrong in thousands of places. */
const MAX_ITEMS = 20
const UNAVAILABLE_RETRY_SECONDS = 2

interface FastifyFailure {
  readonly code?: string
  readonly statusCode?: number
  readonly validation?: Parameters<typeof problemItems>[0]
  readonly validationContext?: string
}

/** Schema failures as pointers. A query parameter is `?name`, a path parameter `{name}`. */
const itemsOf = (failure: FastifyFailure): ProblemItem[] =>
  problemItems((failure.validation ?? []).slice(0, MAX_ITEMS)).map(({ pointer, message }) => {
    if (failure.validationContext === 'querystring') return { pointer: `?${pointer.slice(1)}`, message }
    if (failure.validationContext === 'params') return { pointer: `{${pointer.slice(1)}}`, message }
    return { pointer, message }
  })

/** Fastify's own refusals, by the names of its documentation. */
function codeOfFastify(failure: FastifyFailure): ErrorCode | null {
  if (failure.validation) return 'invalid_request'
  switch (failure.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'payload_too_large'
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'unsupported_media_type'
    case 'FST_ERR_NOT_FOUND':
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_ASYNC_CONSTRAINT':
      return 'not_found'
    default:
      // Every other refusal of the request that Fastify or Node's parser makes (bad length, bad JSON, bad escape).
      return failure.statusCode !== undefined && failure.statusCode >= 400 && failure.statusCode < 500
        ? 'invalid_request'
        : null
  }
}

/** Any thrown value as the error that may be shown. What is not known leaves as `internal`, with nothing of it inside. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof StorageError) {
    if (error.code === 'database_unavailable' || error.code === 'blob_store_unavailable')
      return new AppError('overloaded', { retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS, cause: error })
    if (error.code === 'subject_erased') return new AppError('erased', { cause: error })
    return new AppError('internal', { cause: error })
  }
  const code = typeof error === 'object' && error !== null ? codeOfFastify(error) : null
  if (code === null) return new AppError('internal', { cause: error })
  return new AppError(code, { errors: itemsOf(error as FastifyFailure), cause: error })
}

/** The body of an error reply (RFC 9457). */
export function problemOf(error: AppError, requestId: string): Problem {
  return {
    type: `urn:identity:problem:${error.code}`,
    title: ERROR_TITLES[error.code],
    status: ERROR_STATUS[error.code],
    ...(error.detail !== undefined && error.code !== 'internal' ? { detail: error.detail } : {}),
    code: error.code,
    requestId,
    errors: error.errors.slice(0, MAX_ITEMS),
  }
}
