import { AppError } from '@identity/protocol'
import { OverviewSchema } from '@identity/protocol/schema'
import { Type } from 'typebox'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { rangeOf, rangeQuery } from '../../http/time-range.ts'
import { namesOf } from '../reviews/review-actor.ts'

const DAY_MS = 24 * 3_600_000
const DEFAULT_DAYS = 30
const MAX_DAYS = 366

export function overviewRoutes(app: App, { storage }: Context): void {
  app.get('/api/identity/overview', {
    config: { access: ['reviews:read'] },
    schema: {
      operationId: 'getOverview',
      tags: ['Reviews'],
      summary: 'Numbers for charts',
      description: 'The last 30 days unless told otherwise, at most 366. Days are those of Jakarta.',
      querystring: Type.Object(rangeQuery),
      response: { 200: replySchema(OverviewSchema), ...problemReplies('invalid_request') },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request)
      const range = rangeOf(request.query)
      const toMs = range.toMs ?? (await storage.nowMs()) + 1
      const fromMs = range.fromMs ?? toMs - DEFAULT_DAYS * DAY_MS
      if (fromMs >= toMs || toMs - fromMs > MAX_DAYS * DAY_MS)
        throw new AppError('invalid_request', {
          errors: [{ pointer: '?from', message: `must lie before to, at most ${MAX_DAYS} days` }],
        })
      const overview = await storage.overview.read(tenantId, { fromMs, toMs })
      const nameOf = await namesOf(
        storage,
        tenantId,
        overview.analysts.map(({ id }) => id),
      )
      return {
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
        ...overview,
        analysts: overview.analysts.map((analyst) => ({ ...analyst, name: nameOf(analyst.id) })),
      }
    },
  })
}
