/**
 * Every code a reply can carry, with the title a person reads. The server holds the map to HTTP statuses;
 * docs/errors.md says what to do about each, and a test keeps the two equal.
 */
export const ERROR_TITLES = {
  invalid_request: 'The request does not have the documented shape.',
  unauthenticated: 'A valid API key is needed.',
  sign_in_failed: 'E-mail, password or code is not right.',
  session_expired: 'Your session has ended; sign in again.',
  forbidden_scope: 'The API key lacks the scope this call needs.',
  second_factor_needed: 'The sign-in is not complete: the second factor is missing.',
  csrf_failed: 'The request does not come from a page of this service.',
  insecure_transport: 'Signing in needs https.',
  not_found: 'There is no such thing.',
  length_required: 'The request must say how long its body is.',
  payload_too_large: 'The request body is too large.',
  unsupported_media_type: 'The request body must be application/json.',
  frame_invalid: 'A frame is not a readable JPEG or PNG in standard base64.',
  frame_too_large: 'A frame is larger than 12 MB of base64.',
  frame_dimensions: 'A frame has too few or too many pixels.',
  too_many_frames: 'The bundle has more than 10 frames.',
  bundle_version_unsupported: 'This bundle version is not supported.',
  signature_invalid: 'The bundle signature does not verify.',
  challenge_not_found: 'There is no such flash challenge.',
  challenge_expired: 'The flash challenge has expired.',
  challenge_consumed: 'The flash challenge was already used.',
  challenge_customer_mismatch: 'The flash challenge was issued for another customer.',
  session_closed: 'This capture session takes no more captures.',
  review_conflict: 'Someone else holds this case or has decided it.',
  erased: 'What you ask for was erased.',
  customer_exists: 'A customer with this external reference exists already.',
  duplicate_bundle: 'This bundle was already submitted.',
  email_taken: 'Someone with this e-mail exists already.',
  last_admin: 'The last active admin cannot be removed.',
  link_invalid: 'This link was used, replaced or has expired.',
  totp_enrolled: 'An authenticator app is set up already.',
  idempotency_conflict: 'This idempotency key was used for another request.',
  idempotency_in_progress: 'The first request with this idempotency key is still running.',
  rate_limited: 'Too many requests.',
  overloaded: 'The service is busy.',
  internal: 'Something went wrong on our side.',
} as const

export type ErrorCode = keyof typeof ERROR_TITLES

export const ERROR_CODES = Object.keys(ERROR_TITLES) as readonly ErrorCode[]
