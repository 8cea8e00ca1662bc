import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import { NAMED_SCHEMAS } from '@identity/protocol/schema'
import { fastify, LogController } from 'fastify'
import type { App, Context } from './context.ts'
import { docsRoutes, registerOpenApi } from './features/docs/routes.ts'
import { FEATURES } from './features/index.ts'
import { registerAccess } from './http/access.ts'
import { registerErrors } from './http/errors.ts'
import { registerJsonBody, SMALL_BODY_MAX_BYTES } from './http/json-body.ts'
import { registerObservation } from './http/observation.ts'
import { lazySerializers } from './http/lazy-serializers.ts'
import { requestId } from './http/request-id.ts'
import { answerClientError } from './http/client-error.ts'
import { createValidator } from './http/validator.ts'

/** A slow phone on a slow network may take a minute for its megabytes; a slow-loris is cut off. */
const REQUEST_TIMEOUT_MS = 120_000
/**
 * Counted from the opening of a connection, by a timer that may run before what has arrived is read, so a machine that
 * is starved of processor time needs room. A connection without headers holds a few kilobytes.
 */
const HEADERS_TIMEOUT_MS = 60_000
/** Browsers ask again after this long whether another origin may call. */
const PREFLIGHT_SECONDS = 600
/** Longest id in a path; what is longer finds no route. */
const MAX_PARAM_CHARS = 256

/** The HTTP side of the service, not listening yet. */
export async function createHttp(context: Context): Promise<App> {
  const app = fastify({
    loggerInstance: context.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit: SMALL_BODY_MAX_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, `req_${randomUUID()}`),
    // Requests that arrive on open connections while the service drains are still answered.
    return503OnClosing: false,
    schemaController: { compilersFactory: { buildSerializer: lazySerializers() } },
    trustProxy: context.settings.trustedProxies.length === 0 ? false : [...context.settings.trustedProxies],
    routerOptions: { maxParamLength: MAX_PARAM_CHARS },
  }) as unknown as App
  await configure(app, context)
  return app
}

/** Schemas, hooks and routes, in the order in which hooks run. */
async function configure(app: App, context: Context): Promise<void> {
  for (const schema of NAMED_SCHEMAS) app.addSchema(schema)
  const strict = createValidator({ allErrors: true })
  const fromText = createValidator({ allErrors: true, fromText: true })
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'querystring' || httpPart === 'params' ? fromText : strict).compile(schema as object),
  )
  registerErrors(app, context.metrics)
  registerObservation(app, context.metrics, context.clock)
  await app.register(helmet, {
    // The API answers JSON only; the docs page needs its own scripts and styles from this origin.
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
  })
  const { webOrigins } = context.settings
  // Tokens travel in a header, never in a cookie, so another site's page can do nothing without being given one.
  if (webOrigins.length > 0)
    await app.register(cors, {
      origin: webOrigins.includes('*') ? '*' : [...webOrigins],
      methods: ['GET', 'POST', 'PUT'],
      allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'x-request-id'],
      exposedHeaders: ['retry-after', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset'],
      maxAge: PREFLIGHT_SECONDS,
    })
  registerJsonBody(app, { raw: false })
  app.decorateRequest('bodySha256', '')
  await registerOpenApi(app)
  registerAccess(app, context.storage, context.settings)
  for (const register of Object.values(FEATURES)) register(app, context)
  await docsRoutes(app)
}
