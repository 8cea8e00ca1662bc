import { describePolicy } from '@identity/pipeline/judge'
import { PolicySchema } from '@identity/protocol/schema'
import type { App, Context } from '../../context.ts'
import { replySchema } from '../../http/reply-schema.ts'

export function policyRoutes(app: App, { policy }: Context): void {
  app.get('/api/identity/policy', {
    config: { access: ['verifications:view'] },
    schema: {
      operationId: 'getPolicy',
      tags: ['Verifications'],
      summary: 'The policy in force: voters, weights, thresholds, rules of the tier',
      response: { 200: replySchema(PolicySchema) },
    },
    handler: () => describePolicy(policy),
  })
}
