import { AppError } from '@identity/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { describeError } from './log.ts'
import type { Metrics } from './metrics.ts'
import { PROBLEM_TYPE, problemOf, toAppError } from './problem.ts'

/** Every error leaves as `application/problem+json`, counted by its code. */
export function registerErrors(app: FastifyInstance, metrics: Metrics): void {
  const send = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const shown = toAppError(error)
    const problem = problemOf(shown, request.id)
    metrics.refusals.inc({ code: problem.code })
    if (problem.status >= 500)
      request.log.error({ code: problem.code, failure: describeError(shown.cause ?? shown) }, 'failed')
    if (shown.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
    if (shown.retryAfterSeconds !== undefined) reply.header('retry-after', String(shown.retryAfterSeconds))
    return reply.code(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem))
  }
  app.setErrorHandler(send)
  app.setNotFoundHandler((request, reply) => send(new AppError('not_found'), request, reply))
}
