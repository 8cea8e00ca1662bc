import { IdParamsSchema, KtpBundleSchema } from '@identity/protocol/schema'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { found } from '../../http/found.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { bundleView } from './bundle-view.ts'
import { bundleListRoutes } from './list-routes.ts'

export function bundleRoutes(app: App, context: Context): void {
  const { storage } = context
  bundleListRoutes(app, context)

  app.get('/api/identity/document/ktp/bundles/:id', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'getKtpBundle',
      tags: ['KTP capture'],
      summary: 'Get a stored capture with everything that was measured',
      params: IdParamsSchema,
      response: { 200: replySchema(KtpBundleSchema), ...problemReplies('not_found', 'erased') },
    },
    handler: async (request) => {
      const record = found(await storage.bundles.get(callerOf(request).tenantId, request.params.id))
      return bundleView(storage, record)
    },
  })
}
