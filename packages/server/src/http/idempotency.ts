import { AppError } from '@identity/protocol'
import type { IdempotencyPort, StoredResponse } from '@identity/storage'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { callerOf } from './access.ts'
import { PROBLEM_TYPE, problemOf, toAppError } from './problem.ts'

/** Visible ASCII, as the header's draft allows within quotes. */
const ACCEPTABLE = /^[\x21-\x7e]{1,255}$/

export interface IdempotentCall {
  /** SHA-256 of the raw body, lower-case hex. */
  readonly bodySha256: string
  /** Whose key seals the stored reply: a customer, or the tenant. */
  readonly subjectId: string
  /** After this long without a reply the call counts as lost. */
  readonly leaseMs: number
  readonly work: () => Promise<StoredResponse>
}

/** Sends exactly these bytes. */
export function sendStored(reply: FastifyReply, response: StoredResponse): FastifyReply {
  return reply.code(response.status).type(response.contentType).send(response.body)
}

/** An object as the bytes that are sent and stored. */
export function jsonResponse(status: number, value: object): StoredResponse {
  return { status, contentType: 'application/json; charset=utf-8', body: Buffer.from(JSON.stringify(value)) }
}

/** Errors that say "not now" must not be what a retry gets back. */
const isFinal = (code: string): boolean =>
  !['idempotency_in_progress', 'rate_limited', 'overloaded', 'internal'].includes(code)

export const idempotencyKeyOf = (request: FastifyRequest): string | null => {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || !ACCEPTABLE.test(key))
    throw new AppError('invalid_request', {
      errors: [{ pointer: 'Idempotency-Key:', message: 'must be 1 to 255 visible ASCII characters' }],
    })
  return key
}

/**
 * Runs `work` once per Idempotency-Key, caller, route and body, and gives every retry the stored reply. Replies that
 * end the matter are kept (2xx and the caller's own mistakes), never a 5xx.
 */
export async function idempotent(
  port: IdempotencyPort,
  request: FastifyRequest,
  call: IdempotentCall,
): Promise<StoredResponse> {
  const key = idempotencyKeyOf(request)
  if (key === null) return call.work()
  const { tenantId, keyId } = callerOf(request)
  const scope = { tenantId, actorId: keyId, route: `${request.method} ${request.routeOptions.url ?? ''}`, key }
  const begun = await port.begin({ ...scope, bodyHash: call.bodySha256, leaseMs: call.leaseMs })
  switch (begun.kind) {
    case 'replay':
      return begun.response
    case 'conflict':
      throw new AppError('idempotency_conflict')
    case 'in_progress':
      throw new AppError('idempotency_in_progress', {
        retryAfterSeconds: Math.max(1, Math.ceil(begun.retryAfterMs / 1000)),
      })
    case 'started':
  }
  const { subjectId } = call
  let response: StoredResponse
  try {
    response = await call.work()
  } catch (error) {
    const shown = toAppError(error)
    if (isFinal(shown.code)) {
      const problem = problemOf(shown, request.id)
      response = { status: problem.status, contentType: PROBLEM_TYPE, body: Buffer.from(JSON.stringify(problem)) }
      await port.complete(scope, { token: begun.token, subjectId, response })
    } else {
      await port.abandon(scope, begun.token)
    }
    throw error
  }
  // 202 says "not finished": a retry must get the verdict once there is one.
  if (response.status === 202) await port.abandon(scope, begun.token)
  else await port.complete(scope, { token: begun.token, subjectId, response })
  return response
}
