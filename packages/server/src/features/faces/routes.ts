import { AppError, FRAME_BASE64_MAX_CHARS } from '@identity/protocol'
import {
  FaceCompareRequestSchema,
  FaceComparisonSchema,
  FaceSearchRequestSchema,
  FaceSearchResultSchema,
  FaceThresholdsSchema,
  ref,
} from '@identity/protocol/schema'
import type { FastifyRequest } from 'fastify'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { BODY_PROBLEMS, problemReplies } from '../../http/problem-replies.ts'
import { rateLimit } from '../../http/rate-limit.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { compareFaces, searchFaces } from './match-faces.ts'
import { checkedThresholds, thresholdsOf } from './thresholds.ts'

/** One photo and its few neighbours. */
const BODY_MAX_BYTES = FRAME_BASE64_MAX_CHARS + 16_384

const PHOTO_REFUSALS = [
  'invalid_request',
  'frame_invalid',
  'frame_too_large',
  'frame_dimensions',
  'length_required',
  'payload_too_large',
  'unsupported_media_type',
  'rate_limited',
] as const

const by = (request: FastifyRequest) => {
  const { tenantId, keyId } = callerOf(request)
  return { tenantId, keyId, requestId: request.id }
}

export function faceRoutes(app: App, context: Context): void {
  const { storage, settings, bodyBudget } = context
  const withPhoto = (route: string) => ({
    bodyLimit: BODY_MAX_BYTES,
    onRequest: [
      (request: FastifyRequest, reply: Parameters<typeof bodyBudget.checkLength>[1], next: () => void) => {
        bodyBudget.checkLength(request, reply, BODY_MAX_BYTES)
        next()
      },
      rateLimit(storage.rateLimits, route, settings.rateLimits.faces),
      (request: FastifyRequest, reply: Parameters<typeof bodyBudget.take>[1], next: () => void) => {
        bodyBudget.take(request, reply)
        next()
      },
    ],
  })

  app.post('/api/identity/faces/compare', {
    config: { access: ['faces:match'], rateLimited: true },
    ...withPhoto('faces-compare'),
    schema: {
      operationId: 'compareFaces',
      tags: ['Faces'],
      summary: 'Compare an enrolment with a photo or with another enrolment',
      description:
        'One to one. `review` is for a person: the score lies between the thresholds, or `reason` says why it does not decide. Audited with score, decision and thresholds.',
      body: ref(FaceCompareRequestSchema),
      response: { 200: replySchema(FaceComparisonSchema), ...problemReplies(...PHOTO_REFUSALS, 'not_found') },
    },
    handler: (request) => compareFaces(context, by(request), request.body),
  })

  app.post('/api/identity/faces/search', {
    config: { access: ['faces:match'], rateLimited: true },
    ...withPhoto('faces-search'),
    schema: {
      operationId: 'searchFaces',
      tags: ['Faces'],
      summary: 'Search the enrolments of the tenant for a face',
      description:
        'One to many, exact, over the active enrolments of this tenant; those of bundles that did not pass are not found. Audited.',
      body: ref(FaceSearchRequestSchema),
      response: { 200: replySchema(FaceSearchResultSchema), ...problemReplies(...PHOTO_REFUSALS, 'not_found') },
    },
    handler: (request) => searchFaces(context, by(request), request.body),
  })

  app.get('/api/identity/faces/thresholds', {
    config: { access: ['faces:match', 'faces:manage'] },
    schema: {
      operationId: 'getFaceThresholds',
      tags: ['Faces'],
      summary: 'Get the thresholds in force for this tenant',
      response: { 200: replySchema(FaceThresholdsSchema), ...problemReplies() },
    },
    handler: (request) => thresholdsOf(storage.tenants, callerOf(request).tenantId),
  })

  app.put('/api/identity/faces/thresholds', {
    config: { access: ['faces:manage'] },
    schema: {
      operationId: 'setFaceThresholds',
      tags: ['Faces'],
      summary: 'Set the thresholds of this tenant',
      description:
        'They hold for comparisons and enrolments from now on; what was decided keeps those it was decided by.',
      body: ref(FaceThresholdsSchema),
      response: {
        200: replySchema(FaceThresholdsSchema),
        ...problemReplies(...BODY_PROBLEMS),
      },
    },
    handler: async (request) => {
      const { tenantId, keyId, requestId } = by(request)
      const faceThresholds = checkedThresholds(request.body)
      await storage.transaction(async (ports) => {
        const tenant = await ports.tenants.updateSettings(tenantId, { faceThresholds })
        if (tenant === null) throw new AppError('not_found')
        await ports.audit.append({
          tenantId,
          actor: keyId,
          action: 'face.thresholds_set',
          subject: tenantId,
          requestId,
          details: { thresholds: faceThresholds },
        })
      })
      return faceThresholds
    },
  })
}
