import type { ErrorCode } from '@identity/protocol'
import { ProblemSchema, ref } from '@identity/protocol/schema'
import { ERROR_STATUS } from './error-status.ts'

/** What any route with a key, a rate or a body can answer. */
const ALWAYS: readonly ErrorCode[] = ['unauthenticated', 'forbidden_scope', 'internal', 'overloaded']

/** What besides a route with a JSON body can answer. */
export const BODY_PROBLEMS = [
  'invalid_request',
  'payload_too_large',
  'unsupported_media_type',
] as const satisfies readonly ErrorCode[]

/** Response schemas of a route's errors, for the OpenAPI page: one entry a status, naming the codes. */
export function problemReplies(...codes: readonly ErrorCode[]) {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of [...codes, ...ALWAYS]) {
    const known = byStatus.get(ERROR_STATUS[code]) ?? []
    byStatus.set(ERROR_STATUS[code], [...known, code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      { description: named.join(', '), content: { 'application/problem+json': { schema: ref(ProblemSchema) } } },
    ]),
  )
}
