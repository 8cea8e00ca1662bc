import { Type, type Static } from 'typebox'
import { STATUSES, TIERS, type Verification } from '@identity/protocol'
import {
  IdParamsSchema,
  oneOf,
  VerificationPageSchema,
  VerificationQuerySchema,
  VerificationSchema,
} from '@identity/protocol/schema'
import type { CaptureRecord, VerificationFilter, VerificationRecord } from '@identity/storage'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { found } from '../../http/found.ts'
import { pageRequest, pageView } from '../../http/page.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { fileReply, sendCsv } from '../../http/export.ts'
import { rangeOf, rangeQuery } from '../../http/time-range.ts'
import { captureIdOf } from '../capture/capture-ids.ts'
import { verificationView } from './verification-view.ts'

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
        supersededById: null,
        createdAt: new Date(capture.receivedAtMs).toISOString(),
      }

const filters = {
  customerId: VerificationQuerySchema.properties.customerId,
  ktpBundleId: VerificationQuerySchema.properties.customerId,
  status: Type.Optional(oneOf(STATUSES)),
  assuranceTier: Type.Optional(oneOf(TIERS)),
  current: Type.Optional(Type.Boolean({ description: 'true: only what no later row superseded.' })),
  reviewed: Type.Optional(Type.Boolean({ description: 'true: decided by a person; false: by the machine.' })),
  ...rangeQuery,
}
const QuerySchema = Type.Object({ ...VerificationQuerySchema.properties, ...filters })
const ExportQuerySchema = Type.Object(filters)

const filterOf = ({ ktpBundleId, ...query }: Static<typeof ExportQuerySchema>): VerificationFilter => ({
  customerId: query.customerId,
  bundleId: ktpBundleId,
  status: query.status,
  assuranceTier: query.assuranceTier,
  current: query.current,
  reviewed: query.reviewed,
  ...rangeOf(query),
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
      const page = await storage.verifications.list(callerOf(request).tenantId, {
        ...pageRequest(request.query),
        ...filterOf(request.query),
      })
      return pageView(page, verificationView)
    },
  })

  app.get('/api/identity/verifications.csv', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'exportVerifications',
      tags: ['Verifications'],
      summary: 'Verifications as CSV, newest first, at most 50,000',
      querystring: ExportQuerySchema,
      response: { ...fileReply('text/csv'), ...problemReplies('invalid_request') },
    },
    handler: (request, reply) => {
      const { tenantId } = callerOf(request)
      const filter = filterOf(request.query)
      return sendCsv<VerificationRecord>(
        reply,
        'verifications.csv',
        [
          ['id', (row) => row.id],
          ['customerId', (row) => row.customerId],
          ['ktpBundleId', (row) => row.bundleId],
          ['status', (row) => row.status],
          ['score', (row) => row.score],
          ['assuranceTier', (row) => row.assuranceTier],
          ['actorUserId', (row) => row.actorUserId],
          ['supersedesId', (row) => row.supersedesId],
          ['supersededById', (row) => row.supersededById],
          ['createdAt', (row) => new Date(row.createdAtMs).toISOString()],
        ],
        (page) => storage.verifications.list(tenantId, { ...page, ...filter }),
      )
    },
  })
}
