import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { AppError, REVIEW_REASONS_FOR } from '@identity/protocol'
import {
  IdParamsSchema,
  ref,
  ReviewCasePageSchema,
  ReviewCaseSchema,
  ReviewClaimRequestSchema,
  ReviewCountsSchema,
  ReviewDecidedSchema,
  ReviewDecisionRequestSchema,
  ReviewDetailSchema,
  ReviewNoteRequestSchema,
  ReviewNoteSchema,
  ReviewOpenRequestSchema,
  ReviewQuerySchema,
} from '@identity/protocol/schema'
import type { ReviewCaseRecord } from '@identity/storage'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { fileReply } from '../../http/export.ts'
import { found } from '../../http/found.ts'
import { idempotent, jsonResponse, sendStored } from '../../http/idempotency.ts'
import { pageRequest, pageView } from '../../http/page.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { millis } from '../../http/time-range.ts'
import { verificationView } from '../verifications/verification-view.ts'
import { caseDetail } from './case-detail.ts'
import { caseView, caseViews } from './case-view.ts'
import { reviewActor } from './review-actor.ts'
import { reviewEvents } from './review-events.ts'

const TAG = ['Reviews']
const WITH_BODY = ['invalid_request', 'not_found', 'payload_too_large', 'unsupported_media_type'] as const
/** A decision is one transaction; a lost one is tried again soon. */
const DECISION_LEASE_MS = 30_000
/** Pages that watch at once in one process; each asks the database once a second. */
const MAX_STREAMS = 200
const BUSY_RETRY_SECONDS = 5

export function reviewRoutes(app: App, context: Context): void {
  readingRoutes(app, context)
  claimRoutes(app, context)
  decisionRoute(app, context)
  eventRoute(app, context)
}

/** The 409 that says who was faster. */
async function conflict({ storage }: Pick<Context, 'storage'>, record: ReviewCaseRecord): Promise<AppError> {
  const view = await caseView(storage, record)
  const who = view.decidedBy ?? view.claim
  const act = view.decidedBy === null ? 'Claimed' : 'Decided'
  return new AppError('review_conflict', {
    detail: who === null ? 'The case changed meanwhile.' : `${act} by ${who.name ?? who.id} (${who.id}) at ${who.at}.`,
  })
}

function readingRoutes(app: App, context: Context): void {
  const { storage } = context
  app.get('/api/identity/reviews', {
    config: { access: ['reviews:read'] },
    schema: {
      operationId: 'listReviews',
      tags: TAG,
      summary: 'The queue: undecided cases, oldest first',
      querystring: ReviewQuerySchema,
      response: { 200: replySchema(ReviewCasePageSchema), ...problemReplies('invalid_request') },
    },
    handler: async (request) => {
      const { tenantId, keyId } = callerOf(request)
      const { state, risk, reason, platform, customerId, openedFrom, openedTo, mine } = request.query
      const page = await storage.reviews.list(tenantId, {
        ...pageRequest(request.query),
        state,
        risk,
        reason,
        platform,
        customerId,
        openedFromMs: millis(openedFrom),
        openedToMs: millis(openedTo),
        claimedBy: mine === true ? keyId : undefined,
      })
      const { data, nextCursor } = pageView(page, (record) => record)
      return { data: await caseViews(storage, tenantId, data), nextCursor }
    },
  })

  app.get('/api/identity/reviews/counts', {
    config: { access: ['reviews:read'] },
    schema: {
      operationId: 'countReviews',
      tags: TAG,
      summary: 'How many cases there are in each state',
      response: { 200: replySchema(ReviewCountsSchema), ...problemReplies() },
    },
    handler: async (request) => {
      const { tenantId, keyId } = callerOf(request)
      const version = await storage.reviews.head(tenantId)
      const { oldestOpenedAtMs, ...counts } = await storage.reviews.counts(tenantId, keyId)
      return {
        ...counts,
        oldestOpenedAt: oldestOpenedAtMs === null ? null : new Date(oldestOpenedAtMs).toISOString(),
        version,
      }
    },
  })

  app.get('/api/identity/reviews/:id', {
    config: { access: ['reviews:read'] },
    schema: {
      operationId: 'getReview',
      tags: TAG,
      summary: 'Everything a case page shows',
      description:
        'Boxes of fields are fractions of the rectified card, corners pixels of the frame. What is personal is there for callers that also have `verifications:view`. Pictures: `…/bundles/{id}/frames/{index}/image` and `…/bundles/{id}/card/{index}`.',
      params: IdParamsSchema,
      response: { 200: replySchema(ReviewDetailSchema), ...problemReplies('not_found') },
    },
    handler: async (request, reply) => {
      const { tenantId, scopes } = callerOf(request)
      const record = found(await storage.reviews.get(tenantId, request.params.id))
      reply.header('cache-control', 'no-store, private')
      return caseDetail(context, record, scopes.includes('verifications:view'))
    },
  })
}

function claimRoutes(app: App, context: Context): void {
  const { storage } = context
  const settled = async (result: Awaited<ReturnType<typeof storage.reviews.claim>>) => {
    if (result.kind === 'not_found') throw new AppError('not_found')
    if (result.kind !== 'claimed') throw await conflict(context, result.case)
    return caseView(storage, result.case)
  }

  app.post('/api/identity/reviews', {
    config: { access: ['reviews:override'] },
    schema: {
      operationId: 'openReview',
      tags: TAG,
      summary: 'Open a case for a bundle the machine failed',
      description: 'Gives the case that exists when there is one. Passed bundles have none.',
      body: ref(ReviewOpenRequestSchema),
      response: { 200: replySchema(ReviewCaseSchema), ...problemReplies(...WITH_BODY) },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const { ktpBundleId } = request.body
      return caseView(
        storage,
        found(await storage.reviews.openForFailed(caller.tenantId, ktpBundleId, reviewActor(request, caller))),
      )
    },
  })

  app.post('/api/identity/reviews/:id/claim', {
    config: { access: ['reviews:write'] },
    schema: {
      operationId: 'claimReview',
      tags: TAG,
      summary: 'Take a case for a while',
      description: 'Nobody else may decide until the claim runs out or is given back. Claiming again renews it.',
      params: IdParamsSchema,
      body: ref(ReviewClaimRequestSchema),
      response: { 200: replySchema(ReviewCaseSchema), ...problemReplies(...WITH_BODY, 'review_conflict') },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const { tenantId } = caller
      const { settings } = found(await storage.tenants.get(tenantId))
      return settled(
        await storage.reviews.claim({
          tenantId,
          caseId: request.params.id,
          actor: reviewActor(request, caller),
          ttlMs: settings.reviewClaimMs,
          steal: request.body.takeOver ?? false,
        }),
      )
    },
  })

  app.post('/api/identity/reviews/:id/release', {
    config: { access: ['reviews:write'] },
    schema: {
      operationId: 'releaseReview',
      tags: TAG,
      summary: 'Give a case back',
      params: IdParamsSchema,
      response: { 200: replySchema(ReviewCaseSchema), ...problemReplies('not_found', 'review_conflict') },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      return settled(
        await storage.reviews.release({
          tenantId: caller.tenantId,
          caseId: request.params.id,
          actor: reviewActor(request, caller),
        }),
      )
    },
  })

  app.post('/api/identity/reviews/:id/notes', {
    config: { access: ['reviews:write'] },
    schema: {
      operationId: 'addReviewNote',
      tags: TAG,
      summary: 'Note something for colleagues',
      params: IdParamsSchema,
      body: ref(ReviewNoteRequestSchema),
      response: { 201: replySchema(ReviewNoteSchema), ...problemReplies(...WITH_BODY, 'erased') },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const actor = reviewActor(request, caller)
      const { tenantId } = caller
      const note = await storage.reviews.addNote({
        tenantId,
        caseId: request.params.id,
        actor,
        text: request.body.text,
      })
      if (note === 'not_found' || note === 'erased') throw new AppError(note)
      const name = (await storage.analysts.get(tenantId, note.author))?.name ?? null
      return reply.code(201).send({
        id: note.id,
        author: { id: note.author, name, at: new Date(note.createdAtMs).toISOString() },
        text: note.text,
      })
    },
  })
}

function decisionRoute(app: App, context: Context): void {
  const { storage } = context
  app.post('/api/identity/reviews/:id/decision', {
    config: { access: ['reviews:write'], idempotencyKey: true },
    schema: {
      operationId: 'decideReview',
      tags: TAG,
      summary: 'Approve, reject, or ask for another capture',
      description:
        'Makes a new verification that supersedes the machine’s; approving raises the KYC tier and releases the face enrolment, anything else revokes it. Of two people one wins, the other gets 409. Above the tenant’s risk an approval waits for a second person. What the machine failed only a supervisor may decide.',
      params: IdParamsSchema,
      body: ref(ReviewDecisionRequestSchema),
      response: {
        200: replySchema(ReviewDecidedSchema),
        ...problemReplies(...WITH_BODY, 'review_conflict', 'erased', 'idempotency_conflict', 'idempotency_in_progress'),
      },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { tenantId } = caller
      const { id: caseId } = request.params
      const { decision, reasonCode, text } = request.body
      if (!REVIEW_REASONS_FOR[decision].includes(reasonCode))
        throw new AppError('invalid_request', {
          errors: [{ pointer: '/reasonCode', message: `must be one of ${REVIEW_REASONS_FOR[decision].join(', ')}` }],
        })
      if (reasonCode === 'other' && text === undefined)
        throw new AppError('invalid_request', {
          errors: [{ pointer: '/text', message: 'must say what the reason is' }],
        })
      const { settings } = found(await storage.tenants.get(tenantId))
      const response = await idempotent(storage.idempotency, request, {
        // The same body for another case is another request.
        bodySha256: createHash('sha256').update(`${caseId} ${request.bodySha256}`).digest('hex'),
        subjectId: tenantId,
        leaseMs: DECISION_LEASE_MS,
        work: async () => {
          const result = await storage.reviews.decide({
            tenantId,
            caseId,
            actor: reviewActor(request, caller),
            decision,
            reasonCode,
            text: text ?? null,
            secondApproverFrom: settings.secondApproverFrom,
          })
          switch (result.kind) {
            case 'not_found':
            case 'erased':
              throw new AppError(result.kind)
            case 'taken':
            case 'already_decided':
              throw await conflict(context, result.case)
            case 'same_person':
              throw new AppError('review_conflict', { detail: 'The second approval must be another person’s.' })
            case 'supervisor_only':
              throw new AppError('forbidden_scope', { detail: 'This needs the scope reviews:override.' })
            case 'awaiting_second':
            case 'decided': {
              const view = await caseView(storage, result.case)
              const made = view.verificationId && (await storage.verifications.get(tenantId, view.verificationId))
              return jsonResponse(200, {
                case: view,
                verification: made ? verificationView(made) : null,
                kycTierMoved: result.kind === 'decided' && result.kycTierMoved,
              })
            }
          }
        },
      })
      return sendStored(reply, response)
    },
  })
}

function eventRoute(app: App, { storage }: Context): void {
  const closing = new AbortController()
  let streams = 0
  app.addHook('preClose', (done) => {
    closing.abort()
    done()
  })
  app.get('/api/identity/reviews/events', {
    config: { access: ['reviews:read'] },
    schema: {
      operationId: 'watchReviews',
      tags: TAG,
      summary: 'Changes of the cases, as they happen',
      description:
        'Server-sent events: `ready` with the version, then `change` with a list of ReviewCase. After a break send `Last-Event-ID`. Ends after ten minutes: connect again.',
      response: { ...fileReply('text/event-stream'), ...problemReplies() },
    },
    handler: (request, reply) => {
      if (streams >= MAX_STREAMS) throw new AppError('overloaded', { retryAfterSeconds: BUSY_RETRY_SECONDS })
      const { tenantId } = callerOf(request)
      const last = request.headers['last-event-id']
      const since = typeof last === 'string' && /^\d{1,15}$/.test(last) ? Number(last) : null
      streams++
      const stream = Readable.from(
        reviewEvents(
          storage.reviews,
          tenantId,
          since,
          (records) => caseViews(storage, tenantId, records),
          closing.signal,
        ),
      )
      stream.once('close', () => streams--)
      reply.type('text/event-stream').header('x-accel-buffering', 'no').header('cache-control', 'no-store, private')
      return stream
    },
  })
}
