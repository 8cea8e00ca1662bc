import { AppError } from '@identity/protocol'
import { ChallengeRequestSchema, ChallengeResultSchema, ref } from '@identity/protocol/schema'
import type { App, Context } from '../../context.ts'
import { callerOf, refuseOtherCustomer } from '../../http/access.ts'
import { idempotent, jsonResponse, sendStored } from '../../http/idempotency.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { rateLimit } from '../../http/rate-limit.ts'
import { issueChallenge } from './service.ts'

/** Issuing takes milliseconds; a call that has not answered by then died. */
const LEASE_MS = 10_000

export function challengeRoutes(app: App, context: Context): void {
  app.post('/api/identity/document/ktp/challenge', {
    config: {
      access: ['verifications:view', 'verifications:write'],
      sessionToken: true,
      idempotencyKey: true,
      rateLimited: true,
    },
    onRequest: rateLimit(context.storage.rateLimits, 'challenge', context.settings.rateLimits.challenge),
    schema: {
      operationId: 'issueFlashChallenge',
      tags: ['KTP capture'],
      summary: 'Issue a flash challenge',
      description:
        'A single-use sequence of colours the SDK shows during the capture. `hmacSecret` is returned this once and signs the bundle.',
      body: ref(ChallengeRequestSchema),
      response: {
        200: ref(ChallengeResultSchema),
        ...problemReplies(
          'invalid_request',
          'not_found',
          'session_closed',
          'payload_too_large',
          'unsupported_media_type',
          'rate_limited',
          'idempotency_conflict',
          'idempotency_in_progress',
        ),
      },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { tenantId, session } = caller
      refuseOtherCustomer(caller, request.body.customerId)
      if (session !== null && session.state !== 'open') throw new AppError('session_closed')
      const response = await idempotent(context.storage.idempotency, request, {
        bodySha256: request.bodySha256,
        subjectId: tenantId,
        leaseMs: LEASE_MS,
        work: async () => jsonResponse(200, await issueChallenge(context, tenantId, request.body)),
      })
      return sendStored(reply, response)
    },
  })
}
