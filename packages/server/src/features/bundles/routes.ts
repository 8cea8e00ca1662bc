import { BundleFindingsSchema, IdParamsSchema, KtpBundleSchema } from '@identity/protocol/schema'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { found } from '../../http/found.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { bundleFindings } from './bundle-findings.ts'
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

  app.get('/api/identity/document/ktp/bundles/:id/findings', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'getKtpBundleFindings',
      tags: ['KTP capture'],
      summary: 'Get what is needed to draw why a capture was judged as it was',
      description:
        'Corners of the card on each frame, the limits of the policy in force, where every finding stands on its scale, all that was measured, and the NIK taken apart beside the print.',
      params: IdParamsSchema,
      response: { 200: replySchema(BundleFindingsSchema), ...problemReplies('not_found', 'erased') },
    },
    handler: async (request) => {
      const record = found(await storage.bundles.get(callerOf(request).tenantId, request.params.id))
      return bundleFindings(context, record)
    },
  })
}
