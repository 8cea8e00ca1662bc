import type { ErrorCode } from '@identity/protocol'

/** The one map from code to HTTP status. */
export const ERROR_STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_request: 422,
  unauthenticated: 401,
  forbidden_scope: 403,
  not_found: 404,
  length_required: 411,
  payload_too_large: 413,
  unsupported_media_type: 415,
  frame_invalid: 422,
  frame_too_large: 422,
  frame_dimensions: 422,
  too_many_frames: 422,
  bundle_version_unsupported: 422,
  signature_invalid: 401,
  challenge_not_found: 404,
  challenge_expired: 410,
  challenge_consumed: 409,
  challenge_customer_mismatch: 422,
  customer_exists: 409,
  duplicate_bundle: 409,
  idempotency_conflict: 422,
  idempotency_in_progress: 409,
  rate_limited: 429,
  overloaded: 503,
  internal: 500,
}
