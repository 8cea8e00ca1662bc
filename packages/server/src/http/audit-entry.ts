import type { FastifyRequest } from 'fastify'
import { callerOf } from './access.ts'

/** The entry of what the caller of this request, a key or a person, does to `subject`; `action` is `noun.verb`. */
export function auditEntry(request: FastifyRequest, action: string, subject: string) {
  const { tenantId, keyId } = callerOf(request)
  return { tenantId, actor: keyId, action, subject, requestId: request.id }
}
