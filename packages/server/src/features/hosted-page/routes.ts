import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { App, Context } from '../../context.ts'
import { pageFile, sendPageFile, type PageFile } from '../../http/page-file.ts'
import { HOSTED_PAGE_STYLE, hostedPage } from './page.ts'

/** One entry of the built SDK; its siblings are served with it. */
const SDK_ENTRY = 'qe-identity-sdk-web/script/hosted-page.js'

/** The built scripts by file name, read once: a handful of files, 50 KB in all. */
function sdkScripts(): ReadonlyMap<string, PageFile> {
  const folder = new URL('.', import.meta.resolve(SDK_ENTRY))
  if (!existsSync(folder)) throw new Error('the capture page is not built: npm run build')
  const names = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.js'))
  return new Map(names.map((name) => [name, pageFile(readFileSync(new URL(name, folder)), '.js')]))
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64')

/** The page people capture on, at `/capture`, and the scripts it and other pages load from `/sdk`. */
export function hostedPageRoutes(app: App, { settings }: Context): void {
  const scripts = sdkScripts()
  const modules = [...scripts.keys()].filter((name) => name.startsWith('chunk-'))
  const page = pageFile(Buffer.from(hostedPage(modules)), '.html')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'sha256-${hashOf(HOSTED_PAGE_STYLE)}'`,
    // The photo to be confirmed, before it has an address.
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${settings.webOrigins.join(' ')}`.trim(),
  ].join('; ')

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
      return sendPageFile(request, reply, page)
    },
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
      return sendPageFile(request, reply, script)
    },
  })
}
