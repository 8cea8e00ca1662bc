import { Type } from 'typebox'
import { STATUSES, type Verification } from '@identity/protocol'
import {
  IdParamsSchema,
  oneOf,
  VerificationPageSchema,
  VerificationQuerySchema,
  VerificationSchema,
} from '@identity/protocol/schema'
import type { CaptureRecord, VerificationRecord } from '@identity/storage'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { found } from '../../http/found.ts'
import { pageRequest, pageView } from '../../http/page.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { captureIdOf } from '../capture/capture-ids.ts'

const verificationView = (record: VerificationRecord): Verification => ({
  id: record.id,
  customerId: record.customerId,
  ktpBundleId: record.bundleId,
  status: record.status,
  score: record.score,
  assuranceTier: record.assuranceTier,
  actorUserId: record.actorUserId,
  supersedesId: record.supersedesId,
  createdAt: new Date(record.createdAtMs).toISOString(),
})

/** A capture that was answered `pending` before its analysis ended. One that was given up never became a verification. */
const unfinishedView = (id: string, capture: CaptureRecord | null): Verification | null =>
  capture === null || (capture.state !== 'received' && capture.state !== 'sealed')
    ? null
    : {
        id,
        customerId: capture.customerId,
        ktpBundleId: capture.bundleId,
        status: 'pending',
        score: 0,
        assuranceTier: 'low',
        actorUserId: null,
        supersedesId: null,
        createdAt: new Date(capture.receivedAtMs).toISOString(),
      }

const QuerySchema = Type.Object({
  ...VerificationQuerySchema.properties,
  status: Type.Optional(oneOf(STATUSES)),
})

export function verificationRoutes(app: App, { storage }: Context): void {
  app.get('/api/identity/verifications/:id', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'getVerification',
      tags: ['Verifications'],
      summary: 'Get a verification',
      params: IdParamsSchema,
      response: { 200: replySchema(VerificationSchema), ...problemReplies('not_found') },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request)
      const { id } = request.params
      const record = await storage.verifications.get(tenantId, id)
      if (record !== null) return verificationView(record)
      return found(unfinishedView(id, await storage.captures.get(tenantId, captureIdOf(id))))
    },
  })

  app.get('/api/identity/verifications', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'listVerifications',
      tags: ['Verifications'],
      summary: 'List verifications, newest first',
      querystring: QuerySchema,
      response: { 200: replySchema(VerificationPageSchema), ...problemReplies('invalid_request') },
    },
    handler: async (request) => {
      const { customerId, status } = request.query
      const page = await storage.verifications.list(callerOf(request).tenantId, {
        ...pageRequest(request.query),
        customerId,
        status,
      })
      return pageView(page, verificationView)
    },
  })
}
