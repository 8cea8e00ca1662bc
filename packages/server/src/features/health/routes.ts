import { Type } from 'typebox'
import { AppError } from '@identity/protocol'
import type { App, Context } from '../../context.ts'
import { problemReplies } from '../../http/problem-replies.ts'

const StateSchema = Type.Object({ status: Type.Unsafe<'ok'>({ type: 'string', enum: ['ok'] }) })
const ReadySchema = Type.Object({
  status: Type.Unsafe<'ok'>({ type: 'string', enum: ['ok'] }),
  reading: Type.Object({
    processes: Type.Integer({ minimum: 1, description: 'Processes that read frames.' }),
    ready: Type.Integer({ minimum: 0, description: 'Of them, those whose models are open.' }),
    captures: Type.Integer({ minimum: 0, description: 'Captures waiting or being read.' }),
  }),
  faces: Type.Object({
    engine: Type.Unsafe<'starting' | 'native' | 'wasm' | 'none'>({
      type: 'string',
      enum: ['starting', 'native', 'wasm', 'none'],
      description: 'What runs the face models. `none`: they did not open, and portraits are not enrolled.',
    }),
    index: Type.Unsafe<'building' | 'ready' | 'full'>({
      type: 'string',
      enum: ['building', 'ready', 'full'],
      description: 'The index of face enrolments. `full`: searches are not complete.',
    }),
    progress: Type.Number({ minimum: 0, maximum: 1, description: 'Of the index while it is built.' }),
  }),
})
const OK = { status: 'ok' } as const
const RETRY_SECONDS = 2

export function healthRoutes(app: App, { storage, analysis, faceIndex }: Context): void {
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
      response: { 200: ReadySchema, ...problemReplies() },
    },
    handler: async () => {
      await storage.check().catch((cause: unknown) => {
        throw new AppError('overloaded', { retryAfterSeconds: RETRY_SECONDS, cause })
      })
      const { state, progress } = faceIndex.status
      const engine = analysis.faceEngine === undefined ? 'starting' : (analysis.faceEngine?.runtime ?? 'none')
      const { all, ready } = analysis.processes
      const reading = { processes: all, ready, captures: analysis.load }
      return { ...OK, reading, faces: { engine, index: state, progress } } as const
    },
  })
}
