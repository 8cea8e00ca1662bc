import { AppError, SHORT_TEXT_MAX_CHARS } from '@identity/protocol'
import { NikSearchRequestSchema, ref, SearchResultSchema } from '@identity/protocol/schema'
import { Type } from 'typebox'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { auditEntry } from '../../http/audit-entry.ts'
import { BODY_PROBLEMS, problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'

const TAG = ['Reviews']

export function searchRoutes(app: App, { storage }: Context): void {
  app.get('/api/identity/search', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'search',
      tags: TAG,
      summary: 'What has this id or reference',
      querystring: Type.Object({ q: Type.String({ minLength: 1, maxLength: SHORT_TEXT_MAX_CHARS }) }),
      response: { 200: replySchema(SearchResultSchema), ...problemReplies('invalid_request') },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request)
      const q = request.query.q.trim()
      const [verification, bundle, review, customer, referred] = await Promise.all([
        storage.verifications.get(tenantId, q),
        storage.bundles.get(tenantId, q),
        storage.reviews.get(tenantId, q),
        storage.customers.get(tenantId, q),
        storage.customers.list(tenantId, { limit: 1, externalRef: q }),
      ])
      const customers = [customer, ...(referred === 'invalid_cursor' ? [] : referred.data)].filter(
        (one) => one !== null,
      )
      return {
        data: [
          ...customers.map(({ id }) => ({ kind: 'customer' as const, id, customerId: id })),
          ...(verification === null
            ? []
            : [{ kind: 'verification' as const, id: verification.id, customerId: verification.customerId }]),
          ...(bundle === null ? [] : [{ kind: 'bundle' as const, id: bundle.id, customerId: bundle.customerId }]),
          ...(review === null ? [] : [{ kind: 'review' as const, id: review.id, customerId: review.customerId }]),
        ],
      }
    },
  })

  // A POST: a number in an address would stay in the logs of every proxy on the way.
  app.post('/api/identity/search/nik', {
    config: { access: ['reviews:write'] },
    schema: {
      operationId: 'searchByNik',
      tags: TAG,
      summary: 'Bundles on which this NIK was read, newest first',
      description:
        'Found by a keyed index; the number is not stored. Each search is in the audit trail, without the number.',
      body: ref(NikSearchRequestSchema),
      response: {
        200: replySchema(SearchResultSchema),
        ...problemReplies(...BODY_PROBLEMS),
      },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request)
      const { nik } = request.body
      if (!/^\d{16}$/.test(nik))
        throw new AppError('invalid_request', { errors: [{ pointer: '/nik', message: 'must be 16 digits' }] })
      const hits = await storage.bundles.findByNik(tenantId, nik)
      await storage.audit.append({
        ...auditEntry(request, 'search.nik', tenantId),
        details: { hits: hits.length },
      })
      return {
        data: hits.map(({ bundleId, customerId }) => ({ kind: 'bundle' as const, id: bundleId, customerId })),
      }
    },
  })
}
