import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Metrics } from './metrics.ts'

declare module 'fastify' {
  interface FastifyRequest {
    startedAtMs: number
  }
}

/** The pattern, never the path: paths hold ids and whatever a scanner tries. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none'

/** Request id and cache headers on every reply; one log line and one observation a request. */
export function registerObservation(app: FastifyInstance, metrics: Metrics, clock: () => number): void {
  app.decorateRequest('startedAtMs', 0)
  app.addHook('onRequest', (request, reply, done) => {
    request.startedAtMs = clock()
    reply.header('x-request-id', request.id)
    reply.header('cache-control', 'no-store')
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const ms = clock() - request.startedAtMs
    const route = routeOf(request)
    metrics.requestSeconds.observe({ method: request.method, route, status: String(reply.statusCode) }, ms / 1000)
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(ms),
        tenantId: request.caller?.tenantId,
        keyId: request.caller?.keyId,
      },
      'request',
    )
    done()
  })
}
