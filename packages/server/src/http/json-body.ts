import { createHash } from 'node:crypto'
import { AppError } from '@identity/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { scanJson } from './byte-scan.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the raw body, lower-case hex; '' when there is none. Binds an Idempotency-Key to a body. */
    bodySha256: string
  }
}

/** No documented small body comes near; the default of the framework is 1 MiB. */
export const SMALL_BODY_MAX_BYTES = 64 * 1024

/** Reads a small JSON body under the same rules as a capture: one reading of the bytes, or none. */
export function parseSmallJson(bytes: Buffer): unknown {
  const finding = scanJson(bytes)
  if (finding !== null) throw new AppError('invalid_request', { errors: [finding] })
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    throw new AppError('invalid_request', { errors: [{ pointer: '', message: 'body is not valid JSON' }] })
  }
}

const refuseEncoding = (request: FastifyRequest): void => {
  const encoding = request.headers['content-encoding']
  // Inflating is where zip bombs live; frames are compressed already.
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new AppError('unsupported_media_type', {
      detail: 'Content-Encoding is not supported: send the body as it is.',
    })
}

/** `application/json` only. Inside the capture plug-in the body stays raw bytes, for the intake thread. */
export function registerJsonBody(app: FastifyInstance, options: { readonly raw: boolean }): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      refuseEncoding(request)
      if (options.raw) {
        done(null, body)
        return
      }
      request.bodySha256 = createHash('sha256').update(body).digest('hex')
      done(null, parseSmallJson(body as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
}
