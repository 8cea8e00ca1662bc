import { Type } from 'typebox'
import type { App, Context } from '../../context.ts'

export function metricsRoutes(app: App, { metrics }: Context): void {
  app.get('/metrics', {
    config: { access: 'public' },
    schema: {
      operationId: 'getMetrics',
      tags: ['Operations'],
      summary: 'Metrics in the Prometheus text format',
      security: [],
      response: { 200: { description: 'Metrics', content: { 'text/plain': { schema: Type.String() } } } },
    },
    handler: async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  })
}
