import { SHORT_TEXT_MAX_CHARS } from '@identity/protocol'
import { AuditPageSchema, PageQuerySchema } from '@identity/protocol/schema'
import type { AuditFilter, AuditRecord } from '@identity/storage'
import { Type, type Static } from 'typebox'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { fileReply, sendCsv, sendNdjson } from '../../http/export.ts'
import { pageRequest, pageView } from '../../http/page.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { rangeOf, rangeQuery } from '../../http/time-range.ts'

const word = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS, description }))
const filters = {
  actor: word('`usr_…`, `key_…` or `system`.'),
  action: word('`noun.verb`, for example `review.decided`.'),
  subject: word('Id of what was acted on.'),
  ...rangeQuery,
}
const QuerySchema = Type.Object({ ...PageQuerySchema.properties, ...filters })
const ExportQuerySchema = Type.Object(filters)

const filterOf = ({ actor, action, subject, ...range }: Static<typeof ExportQuerySchema>): AuditFilter => ({
  actor,
  action,
  subject,
  ...rangeOf(range),
})

const entryView = (record: AuditRecord) => ({
  id: record.id,
  sequence: record.sequence,
  at: new Date(record.atMs).toISOString(),
  actor: record.actor,
  action: record.action,
  subject: record.subject,
  requestId: record.requestId,
  details: record.details,
  previousHash: record.previousHash,
  hash: record.hash,
})

const TAG = ['Audit']

export function auditRoutes(app: App, { storage }: Context): void {
  app.get('/api/identity/audit', {
    config: { access: ['audit:read'] },
    schema: {
      operationId: 'listAuditEntries',
      tags: TAG,
      summary: 'The audit trail, newest first',
      querystring: QuerySchema,
      response: { 200: replySchema(AuditPageSchema), ...problemReplies('invalid_request') },
    },
    handler: async (request) => {
      const page = await storage.audit.list(callerOf(request).tenantId, {
        ...pageRequest(request.query),
        ...filterOf(request.query),
        newestFirst: true,
      })
      return pageView(page, entryView)
    },
  })

  const description =
    'At most 50,000 entries; a longer export breaks off, so narrow the time. That the chain is whole is proved by `identity audit verify`.'
  app.get('/api/identity/audit.ndjson', {
    config: { access: ['audit:read'] },
    schema: {
      operationId: 'exportAuditNdjson',
      tags: TAG,
      summary: 'The audit trail, oldest first, one JSON object a line',
      description,
      querystring: ExportQuerySchema,
      response: { ...fileReply('application/x-ndjson'), ...problemReplies('invalid_request') },
    },
    handler: (request, reply) => {
      const { tenantId } = callerOf(request)
      const filter = filterOf(request.query)
      return sendNdjson(reply, 'audit.ndjson', entryView, (page) =>
        storage.audit.list(tenantId, { ...page, ...filter }),
      )
    },
  })

  app.get('/api/identity/audit.csv', {
    config: { access: ['audit:read'] },
    schema: {
      operationId: 'exportAuditCsv',
      tags: TAG,
      summary: 'The audit trail as CSV, oldest first',
      description,
      querystring: ExportQuerySchema,
      response: { ...fileReply('text/csv'), ...problemReplies('invalid_request') },
    },
    handler: (request, reply) => {
      const { tenantId } = callerOf(request)
      const filter = filterOf(request.query)
      return sendCsv<AuditRecord>(
        reply,
        'audit.csv',
        [
          ['sequence', (row) => row.sequence],
          ['at', (row) => new Date(row.atMs).toISOString()],
          ['actor', (row) => row.actor],
          ['action', (row) => row.action],
          ['subject', (row) => row.subject],
          ['requestId', (row) => row.requestId],
          ['details', (row) => JSON.stringify(row.details)],
          ['previousHash', (row) => row.previousHash],
          ['hash', (row) => row.hash],
        ],
        (page) => storage.audit.list(tenantId, { ...page, ...filter }),
      )
    },
  })
}
