import { Type } from 'typebox'
import { AppError } from '@identity/protocol'
import type { App, Context } from '../../context.ts'
import { problemReplies } from '../../http/problem-replies.ts'

const StateSchema = Type.Object({ status: Type.Unsafe<'ok'>({ type: 'string', enum: ['ok'] }) })
const OK = { status: 'ok' } as const
const RETRY_SECONDS = 2

export function healthRoutes(app: App, { storage }: Context): void {
  app.get('/healthz', {
    config: { access: 'public' },
    schema: {
      operationId: 'getLiveness',
      tags: ['Operations'],
      summary: 'The process answers',
      security: [],
      response: { 200: StateSchema },
    },
    handler: () => OK,
  })

  app.get('/readyz', {
    config: { access: 'public' },
    schema: {
      operationId: 'getReadiness',
      tags: ['Operations'],
      summary: 'Database and blob store answer',
      security: [],
      response: { 200: StateSchema, ...problemReplies() },
    },
    handler: async () => {
      await storage.check().catch((cause: unknown) => {
        throw new AppError('overloaded', { retryAfterSeconds: RETRY_SECONDS, cause })
      })
      return OK
    },
  })
}
