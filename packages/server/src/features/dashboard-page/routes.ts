import { fileURLToPath } from 'node:url'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../context.ts'
import { pageFile, sendPageFile, type PageFile } from '../../http/page-file.ts'
import { readBuiltPage } from './built-page.ts'
import { notBuiltPage } from './not-built.ts'

const ENTRY = '@identity/dashboard/browser/index.html'

/**
 * Text read from a card is written by whoever holds it, so the page may run its own files and nothing else, and the
 * browser refuses to turn text into markup (`require-trusted-types-for`).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  // Frames come by the API and are shown from memory.
  "img-src 'self' blob:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ')

function send(request: FastifyRequest, reply: FastifyReply, file: PageFile): FastifyReply {
  reply
    .header('content-security-policy', POLICY)
    .header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    .header('referrer-policy', 'no-referrer')
  return sendPageFile(request, reply, file)
}

/** The page that analysts work on, at `/dashboard`; every address of its own below that is the same page. */
export function dashboardPageRoutes(app: App, folder = fileURLToPath(new URL('.', import.meta.resolve(ENTRY)))): void {
  const files = readBuiltPage(folder)
  const missing = pageFile(Buffer.from(notBuiltPage()), '.html')
  const index = files?.get('index.html')

  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    index === undefined ? send(request, reply.code(503), missing) : send(request, reply, index)

  app.get('/dashboard', { config: { access: 'public' }, schema: { hide: true }, handler: page })
  app.get('/dashboard/*', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: (request, reply) => {
      const path = (request.params as { '*': string })['*']
      const file = files?.get(path)
      if (file !== undefined) return send(request, reply, file)
      // A missing script must not be answered with a page that the browser would try to run.
      if (path.startsWith('assets/')) {
        reply.callNotFound()
        return reply
      }
      return page(request, reply)
    },
  })
}
