import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from '../../context.ts'
import { finishDocument, IDEMPOTENCY_KEY_HEADER } from './openapi-document.ts'

const VERSION = '1.0.0'

/** Must be registered before the routes it describes. */
export async function registerOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Identity Platform: KTP capture',
        version: VERSION,
        description:
          'Verification of Indonesian national ID cards (KTP) from signed phone captures. Errors are RFC 9457 problems with a code of a closed list.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'KTP capture', description: 'Challenge, capture and what was stored of it.' },
        { name: 'Capture sessions', description: 'Captures in a browser, without an API key in it.' },
        { name: 'Customers', description: 'The people to verify.' },
        { name: 'Verifications', description: 'Results, one row a decision.' },
        { name: 'Devices', description: 'Signing keys of native SDKs.' },
        { name: 'Analysts', description: 'People: signing in, their own account, and the members of a tenant.' },
        { name: 'Administration', description: 'API keys and settings of a tenant.' },
        { name: 'Reviews', description: 'Cases that a person decides, what to look at, and numbers about them.' },
        { name: 'Audit', description: 'Who did what, in a chain that cannot be altered unnoticed.' },
        { name: 'Operations', description: 'For load balancers and monitoring.' },
      ],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer qe_live_…`' },
          captureSession: {
            type: 'http',
            scheme: 'bearer',
            description: 'The token of a capture session: `Authorization: Bearer qe_cst_…`',
          },
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
          analystSession: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-identity_session',
            description:
              'A person signed in to the dashboard. Anything but GET also needs `X-CSRF-Token`. On plain http of this machine the name is `identity_session`.',
          },
        },
      },
      security: [{ bearer: [] }, { apiKey: [] }, { analystSession: [] }],
    },
    // Components keep the names of the schemas; the plug-in's own are `def-0`, `def-1`, ….
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, i) => (json.$id as string | undefined) ?? `def-${i}`,
    },
    transform: ({ schema, url, route }) => {
      const config = route.config ?? {}
      return {
        url,
        schema: {
          ...schema,
          ...(config.idempotencyKey && { headers: IDEMPOTENCY_KEY_HEADER }),
          ...(config.access === 'analyst' && { security: [{ analystSession: [] }] }),
          ...(config.sessionToken && {
            security: [{ bearer: [] }, { apiKey: [] }, { analystSession: [] }, { captureSession: [] }],
          }),
        },
      }
    },
  })
}

/** `/openapi.json` and the page that shows it, served from this process alone. */
export async function docsRoutes(app: App): Promise<void> {
  app.get('/openapi.json', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: (_request, reply) => reply.type('application/json; charset=utf-8').send(finishDocument(app.swagger())),
  })
  await app.register(async (scope) => {
    // The page's own routes carry no config of ours.
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' }
    })
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: false,
      transformSpecification: (document) => finishDocument(document),
      uiConfig: { deepLinking: true, displayOperationId: false, tryItOutEnabled: true },
    })
  })
}
