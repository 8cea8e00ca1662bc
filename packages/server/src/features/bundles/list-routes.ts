import { KEY_SOURCES, type Platform, PLATFORMS, TIERS, VERDICTS } from '@identity/protocol'
import { BundlePageSchema, oneOf, PageQuerySchema, VerificationQuerySchema } from '@identity/protocol/schema'
import type { BundleFilter, BundleRecord } from '@identity/storage'
import { Type, type Static } from 'typebox'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { fileReply, sendCsv } from '../../http/export.ts'
import { pageRequest, pageView } from '../../http/page.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { rangeOf, rangeQuery } from '../../http/time-range.ts'

const filters = {
  customerId: VerificationQuerySchema.properties.customerId,
  verdict: Type.Optional(oneOf(VERDICTS)),
  assuranceTier: Type.Optional(oneOf(TIERS)),
  platform: Type.Optional(oneOf(PLATFORMS)),
  keySource: Type.Optional(oneOf(KEY_SOURCES)),
  ...rangeQuery,
}
const QuerySchema = Type.Object({ ...PageQuerySchema.properties, ...filters })
const ExportQuerySchema = Type.Object(filters)

const filterOf = ({ from, to, ...query }: Static<typeof ExportQuerySchema>): BundleFilter => ({
  customerId: query.customerId,
  verdict: query.verdict,
  assuranceTier: query.assuranceTier,
  platform: query.platform,
  keySource: query.keySource,
  ...rangeOf({ from, to }),
})

/** A bundle in a list: nothing that is sealed. */
const itemView = (record: BundleRecord) => ({
  id: record.id,
  customerId: record.customerId,
  verificationId: record.verificationId,
  verdict: record.verdict,
  assuranceTier: record.assuranceTier,
  score: record.score,
  platform: record.platform as Platform,
  keySource: record.keySource,
  framesStored: record.framesStored,
  policyVersion: record.policyVersion,
  receivedAt: new Date(record.receivedAtMs).toISOString(),
})

export function bundleListRoutes(app: App, { storage }: Context): void {
  app.get('/api/identity/document/ktp/bundles', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'listKtpBundles',
      tags: ['KTP capture'],
      summary: 'List stored captures, newest first',
      querystring: QuerySchema,
      response: { 200: replySchema(BundlePageSchema), ...problemReplies('invalid_request') },
    },
    handler: async (request) => {
      const page = await storage.bundles.list(callerOf(request).tenantId, {
        ...pageRequest(request.query),
        ...filterOf(request.query),
      })
      return pageView(page, itemView)
    },
  })

  app.get('/api/identity/document/ktp/bundles.csv', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'exportKtpBundles',
      tags: ['KTP capture'],
      summary: 'Stored captures as CSV, newest first, at most 50,000',
      querystring: ExportQuerySchema,
      response: { ...fileReply('text/csv'), ...problemReplies('invalid_request') },
    },
    handler: (request, reply) => {
      const { tenantId } = callerOf(request)
      const filter = filterOf(request.query)
      return sendCsv<BundleRecord>(
        reply,
        'bundles.csv',
        [
          ['id', (row) => row.id],
          ['customerId', (row) => row.customerId],
          ['verificationId', (row) => row.verificationId],
          ['verdict', (row) => row.verdict],
          ['assuranceTier', (row) => row.assuranceTier],
          ['score', (row) => row.score],
          ['platform', (row) => row.platform],
          ['keySource', (row) => row.keySource],
          ['policyVersion', (row) => row.policyVersion],
          ['receivedAt', (row) => new Date(row.receivedAtMs).toISOString()],
        ],
        (page) => storage.bundles.list(tenantId, { ...page, ...filter }),
      )
    },
  })
}
