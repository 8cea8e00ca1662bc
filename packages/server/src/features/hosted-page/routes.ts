import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, Context } from '../../context.ts'
import { hostedPage, hostedPageStyle } from './page.ts'

/** One entry of the built SDK; its siblings are served with it. */
const SDK_ENTRY = 'qe-identity-sdk-web/script/hosted-page.js'

interface Asset {
  readonly body: Buffer
  readonly type: string
  readonly etag: string
}

const asset = (body: Buffer, type: string): Asset => ({
  body,
  type,
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
})

/** The built scripts by file name, read once: a handful of files, 40 KB in all. */
function sdkScripts(): ReadonlyMap<string, Asset> {
  const folder = new URL('.', import.meta.resolve(SDK_ENTRY))
  if (!existsSync(folder)) throw new Error('the capture page is not built: npm run build')
  const names = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.js'))
  return new Map(
    names.map((name) => [name, asset(readFileSync(new URL(name, folder)), 'text/javascript; charset=utf-8')]),
  )
}

/** The page people capture on, at `/capture`, and the scripts it and other pages load from `/sdk`. */
export function hostedPageRoutes(app: App, { settings }: Context): void {
  const scripts = sdkScripts()
  const modules = [...scripts.keys()].filter((name) => name.startsWith('chunk-'))
  const page = asset(Buffer.from(hostedPage(modules)), 'text/html; charset=utf-8')
  const style = asset(Buffer.from(hostedPageStyle()), 'text/css; charset=utf-8')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    // The photo to be confirmed, before it has an address.
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${settings.webOrigins.join(' ')}`.trim(),
  ].join('; ')

  const send = (request: FastifyRequest, reply: FastifyReply, { body, type, etag }: Asset) => {
    reply.header('cache-control', 'no-cache').header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type(type).send(body)
  }

  app.get('/capture', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: (request, reply) => {
      reply
        .header('content-security-policy', policy)
        .header(
          'permissions-policy',
          'camera=(self), accelerometer=(self), gyroscope=(self), microphone=(), geolocation=()',
        )
        .header('referrer-policy', 'no-referrer')
      // The older header can name no origins; `frame-ancestors` above is what browsers of today obey.
      if (settings.webOrigins.length > 0) reply.removeHeader('x-frame-options')
      return send(request, reply, page)
    },
  })

  app.get('/capture.css', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: (request, reply) => send(request, reply, style),
  })

  app.get('/sdk/:file', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: (request, reply) => {
      const script = scripts.get((request.params as { file: string }).file)
      if (script === undefined) {
        reply.callNotFound()
        return reply
      }
      // A public script: any page may load it, as from a content network.
      reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
      return send(request, reply, script)
    },
  })
}
