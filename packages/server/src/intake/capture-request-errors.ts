import type { CaptureRequest, ProblemItem } from '@identity/protocol'
import { CaptureRequestSchema } from '@identity/protocol/schema'
import { createValidator, problemItems } from '../http/validator.ts'

const validate = createValidator().getSchema(CaptureRequestSchema.$id)!

/** What is wrong with the shape of a capture request; empty when nothing is. */
export function captureRequestErrors(body: unknown): ProblemItem[] {
  if (validate(body) !== true) return problemItems(validate.errors ?? [])
  // A leap second (23:59:60Z) is a date-time by RFC 3339; no clock here has one, and Date makes nothing of it.
  return Number.isNaN(Date.parse((body as CaptureRequest).bundle.capturedAt))
    ? [{ pointer: '/bundle/capturedAt', message: 'must be a time without a leap second' }]
    : []
}
