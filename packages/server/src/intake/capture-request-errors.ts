import type { ProblemItem } from '@identity/protocol'
import { CaptureRequestSchema } from '@identity/protocol/schema'
import { createValidator, problemItems } from '../http/validator.ts'

const validate = createValidator().getSchema(CaptureRequestSchema.$id)!

/** What is wrong with the shape of a capture request; empty when nothing is. */
export function captureRequestErrors(body: unknown): ProblemItem[] {
  return validate(body) === true ? [] : problemItems(validate.errors ?? [])
}
