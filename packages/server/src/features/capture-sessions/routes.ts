import { Readable } from 'node:stream'
import { AppError, CAPTURE_SESSION_TTL_MS } from '@identity/protocol'
import {
  CaptureProgressRequestSchema,
  CaptureSessionClientViewSchema,
  CaptureSessionCreatedSchema,
  CaptureSessionLinkSchema,
  CaptureSessionRequestSchema,
  CaptureSessionSchema,
  IdParamsSchema,
  ref,
} from '@identity/protocol/schema'
import { Type } from 'typebox'
import type { App, Context } from '../../context.ts'
import { callerOf, sessionOf, tokenOf } from '../../http/access.ts'
import { found } from '../../http/found.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { returnUrlFault } from './return-url.ts'
import { settledSession } from './session-captures.ts'
import { sessionLink } from './session-link.ts'
import { sessionEvents } from './session-events.ts'
import { sessionClientView, sessionView } from './session-view.ts'

/** Pages that wait at once in one process; each asks the database once a second. */
const MAX_STREAMS = 200
const BUSY_RETRY_SECONDS = 5

const TAG = ['Capture sessions']
const TOKEN_ONLY = [{ captureSession: [] }]

/** For the server that makes sessions, and under `/capture-session` for the browser that holds a token. */
export function captureSessionRoutes(app: App, context: Context): void {
  serverRoutes(app, context)
  tokenRoutes(app, context)
}

function serverRoutes(app: App, { storage, settings }: Context): void {
  app.post('/api/identity/capture-sessions', {
    config: { access: ['sessions:write'] },
    schema: {
      operationId: 'createCaptureSession',
      tags: TAG,
      summary: 'Let a person capture their card in a browser',
      description:
        'A short-lived token for one customer. Open `url`, show `qrSvg`, or give `token` to the web SDK; the API key stays on your server.',
      body: ref(CaptureSessionRequestSchema),
      response: {
        201: replySchema(CaptureSessionCreatedSchema),
        ...problemReplies('invalid_request', 'not_found', 'payload_too_large', 'unsupported_media_type'),
      },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request)
      const { customerId, returnUrl, locale, requiredAssurance, ttlMs } = request.body
      const fault = returnUrl === undefined ? null : returnUrlFault(returnUrl)
      if (fault !== null) throw new AppError('invalid_request', { errors: [{ pointer: '/returnUrl', message: fault }] })
      if ((await storage.customers.get(tenantId, customerId)) === null)
        throw new AppError('not_found', { errors: [{ pointer: '/customerId', message: 'no such customer' }] })
      const { session, token } = await storage.captureSessions.create({
        tenantId,
        customerId,
        locale: locale ?? 'id',
        requiredAssurance: requiredAssurance ?? 'standard',
        returnUrl: returnUrl ?? null,
        ttlMs: ttlMs ?? CAPTURE_SESSION_TTL_MS.default,
      })
      return reply.code(201).send({ ...sessionView(session), token, ...sessionLink(request, settings, token) })
    },
  })

  app.get('/api/identity/capture-sessions/:id', {
    config: { access: ['sessions:write', 'verifications:view'] },
    schema: {
      operationId: 'getCaptureSession',
      tags: TAG,
      summary: 'Get a capture session',
      params: IdParamsSchema,
      response: { 200: replySchema(CaptureSessionSchema), ...problemReplies('not_found') },
    },
    handler: async (request) => {
      const session = found(await storage.captureSessions.get(callerOf(request).tenantId, request.params.id))
      return sessionView(await settledSession(storage, session))
    },
  })

  app.post('/api/identity/capture-sessions/:id/cancel', {
    config: { access: ['sessions:write'] },
    schema: {
      operationId: 'cancelCaptureSession',
      tags: TAG,
      summary: 'Cancel a capture session',
      description: 'Its token opens nothing from now on. A session that has ended stays as it is.',
      params: IdParamsSchema,
      response: { 200: replySchema(CaptureSessionSchema), ...problemReplies('not_found') },
    },
    handler: async (request) =>
      sessionView(found(await storage.captureSessions.cancel(callerOf(request).tenantId, request.params.id))),
  })
}

function tokenRoutes(app: App, { storage, settings }: Context): void {
  const closing = new AbortController()
  let streams = 0
  app.addHook('preClose', (done) => {
    closing.abort()
    done()
  })

  app.get('/api/identity/capture-session', {
    config: { access: 'session' },
    schema: {
      operationId: 'getOwnCaptureSession',
      tags: TAG,
      summary: 'The session of this token',
      security: TOKEN_ONLY,
      response: { 200: replySchema(CaptureSessionClientViewSchema), ...problemReplies() },
    },
    handler: async (request) => sessionClientView(await settledSession(storage, sessionOf(request))),
  })

  app.get('/api/identity/capture-session/link', {
    config: { access: 'session' },
    schema: {
      operationId: 'getOwnCaptureSessionLink',
      tags: TAG,
      summary: 'Go on with this session on another device',
      description: 'The page the caller is on, as an address and a QR code: for a desktop that hands over to a phone.',
      security: TOKEN_ONLY,
      response: { 200: replySchema(CaptureSessionLinkSchema), ...problemReplies() },
    },
    handler: (request) => sessionLink(request, settings, tokenOf(request)),
  })

  app.put('/api/identity/capture-session/step', {
    config: { access: 'session' },
    schema: {
      operationId: 'noteCaptureStep',
      tags: TAG,
      summary: 'Say where the person stands',
      description: 'A reload, or the other screen of a hand-over, goes on there.',
      security: TOKEN_ONLY,
      body: ref(CaptureProgressRequestSchema),
      response: {
        200: replySchema(CaptureSessionClientViewSchema),
        ...problemReplies('invalid_request', 'not_found', 'payload_too_large', 'unsupported_media_type'),
      },
    },
    handler: async (request) => {
      const { tenantId, id } = sessionOf(request)
      return sessionClientView(found(await storage.captureSessions.noteStep(tenantId, id, request.body.step)))
    },
  })

  app.get('/api/identity/capture-session/events', {
    config: { access: 'session' },
    schema: {
      operationId: 'watchOwnCaptureSession',
      tags: TAG,
      summary: 'Changes of the session of this token',
      description:
        'Server-sent events: `state` with a CaptureSessionClientView now and at each change, until the session has ended. Where streams are cut, poll `GET /api/identity/capture-session`.',
      security: TOKEN_ONLY,
      response: {
        200: {
          description: 'text/event-stream',
          content: { 'text/event-stream': { schema: Type.Unsafe<Readable>({ type: 'string' }) } },
        },
        ...problemReplies(),
      },
    },

    handler: async (request, reply) => {
      if (streams >= MAX_STREAMS) throw new AppError('overloaded', { retryAfterSeconds: BUSY_RETRY_SECONDS })
      const { tenantId, id } = sessionOf(request)
      const latest = async () => {
        const session = await storage.captureSessions.get(tenantId, id)
        return session && settledSession(storage, session)
      }
      streams++
      const stream = Readable.from(sessionEvents(latest, closing.signal))
      stream.once('close', () => streams--)
      reply.type('text/event-stream').header('x-accel-buffering', 'no')
      return stream
    },
  })
}
