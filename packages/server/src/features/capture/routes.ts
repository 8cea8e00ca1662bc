import { Type } from 'typebox'
import { AppError, BODY_MAX_BYTES } from '@identity/protocol'
import { CaptureClientViewSchema, CaptureRequestSchema, CaptureResultSchema, ref } from '@identity/protocol/schema'
import type { App, Context } from '../../context.ts'
import { callerOf, refuseOtherCustomer } from '../../http/access.ts'
import { idempotencyKeyOf, idempotent, sendStored } from '../../http/idempotency.ts'
import { registerJsonBody } from '../../http/json-body.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { rateLimit } from '../../http/rate-limit.ts'
import { serverTiming } from '../../http/stage-times.ts'
import { sessionReply, takeSessionCapture } from '../capture-sessions/session-captures.ts'
import { answerKey, type KeyFacts } from './answer-key.ts'

const LEASE_MARGIN_MS = 15_000

const EITHER_VIEW = Type.Unsafe<object>({
  description: 'The full result for an API key, the client view for a capture-session token.',
  anyOf: [ref(CaptureResultSchema), ref(CaptureClientViewSchema)],
})

/** A plug-in of its own: inside, a JSON body stays raw bytes until an intake thread has judged them. */
export function captureRoutes(parent: App, context: Context): void {
  const { storage, intake, metrics, settings } = context
  void parent.register((app: App, _options, done) => {
    registerJsonBody(app, { raw: true })
    // Nothing of the body may be judged, coerced or copied on the event loop; the intake thread applies this schema.
    app.setValidatorCompiler(() => () => true)

    app.post('/api/identity/document/ktp/capture', {
      config: {
        access: ['verifications:view', 'verifications:write'],
        sessionToken: true,
        idempotencyKey: true,
        rateLimited: true,
      },
      bodyLimit: BODY_MAX_BYTES,
      onRequest: [
        (request, reply, next) => {
          context.bodyBudget.checkLength(request, reply, BODY_MAX_BYTES)
          next()
        },
        rateLimit(storage.rateLimits, 'capture', settings.rateLimits.capture),
        (request, reply, next) => {
          context.bodyBudget.take(request, reply)
          next()
        },
      ],
      schema: {
        operationId: 'submitCapture',
        tags: ['KTP capture'],
        summary: 'Submit a capture',
        description:
          'A signed bundle of frames. A bundle with a flash challenge is accepted once; sending the same bundle again returns the same reply. 202: the frames are stored and the verification is `pending` until their analysis ends.',
        body: ref(CaptureRequestSchema),
        response: {
          200: EITHER_VIEW,
          202: EITHER_VIEW,
          ...problemReplies(
            'invalid_request',
            'bundle_version_unsupported',
            'frame_invalid',
            'frame_too_large',
            'frame_dimensions',
            'too_many_frames',
            'signature_invalid',
            'not_found',
            'session_closed',
            'challenge_not_found',
            'challenge_expired',
            'challenge_consumed',
            'challenge_customer_mismatch',
            'duplicate_bundle',
            'idempotency_conflict',
            'idempotency_in_progress',
            'length_required',
            'payload_too_large',
            'unsupported_media_type',
            'rate_limited',
          ),
        },
      },
      handler: async (request, reply) => {
        const caller = callerOf(request)
        const { tenantId, keyId, session } = caller
        const body: unknown = request.body
        // A bad header is refused before the body costs anything.
        idempotencyKeyOf(request)
        if (!Buffer.isBuffer(body) || body.length === 0)
          throw new AppError('invalid_request', { errors: [{ pointer: '', message: 'a JSON body is required' }] })
        let key: KeyFacts | null = null
        const outcome = await intake.read(body, async (question) => {
          refuseOtherCustomer(caller, question.customerId)
          const answered = await answerKey(storage, tenantId, question)
          key = answered.facts
          return answered.answer
        })
        if (outcome.kind === 'refused') throw new AppError(outcome.code, { errors: outcome.errors })
        // Set by the callback above before the outcome could be accepted.
        const facts = key as KeyFacts | null
        if (facts === null) throw new Error('accepted without a key')
        const { challenge } = facts
        if (!outcome.signatureValid) {
          if (challenge !== null) await storage.challenges.noteBadSignature(tenantId, challenge.id)
          throw new AppError('signature_invalid')
        }
        // The losers of a race are told at once; a retry of the winner goes on to its stored reply.
        if (challenge !== null && challenge.consumedAtMs !== null && challenge.consumedDigest !== outcome.digest)
          throw new AppError('challenge_consumed')
        if (session !== null) await takeSessionCapture(storage, session, outcome.digest)
        const { result: response, stageMs } = await metrics.stages.collect(() => {
          for (const [stage, ms] of Object.entries(outcome.timings)) metrics.stages.record(stage, ms as number)
          return idempotent(storage.idempotency, request, {
            bodySha256: outcome.bodySha256,
            subjectId: outcome.customerId,
            leaseMs: settings.analysis.deadlineMs + LEASE_MARGIN_MS,
            work: async () => {
              const submitted = { tenantId, actor: keyId, requestId: request.id, intake: outcome, key: facts }
              const full = await context.captures.submit(submitted)
              return session === null ? full : sessionReply(storage, session, full)
            },
          })
        })
        return sendStored(reply.header('Server-Timing', serverTiming(stageMs)), response)
      },
    })
    done()
  })
}
