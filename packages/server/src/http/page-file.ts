import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const YEAR_SECONDS = 31_536_000

/** A file of a page that the service shows, ready to be sent: read, compressed and named once. */
export interface PageFile {
  readonly body: Buffer
  /** null where it would save nothing. */
  readonly gzip: Buffer | null
  readonly type: string
  readonly etag: string
  /** Its name changes with its content, so browsers may keep it for good. */
  readonly immutable: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED: ReadonlySet<string> = new Set(['.png', '.woff2'])

/** @param extension with its dot; what is not known is sent as bytes. */
export function pageFile(body: Buffer, extension: string, immutable = false): PageFile {
  return {
    body,
    gzip: COMPRESSED.has(extension) ? null : gzipSync(body, { level: 9 }),
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    immutable,
  }
}

const acceptsGzip = (request: FastifyRequest): boolean => /\bgzip\b/.test(String(request.headers['accept-encoding']))

/** Sends the file, compressed where the browser can read that, or says that the browser's own copy is good. */
export function sendPageFile(request: FastifyRequest, reply: FastifyReply, file: PageFile): FastifyReply {
  reply
    .header('cache-control', file.immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  reply.type(file.type)
  if (file.gzip === null || !acceptsGzip(request)) return reply.send(file.body)
  return reply.header('content-encoding', 'gzip').send(file.gzip)
}
