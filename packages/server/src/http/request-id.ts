import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What may be echoed into logs and headers: no spaces, no line breaks, no quotes. */
const ACCEPTABLE = /^[A-Za-z0-9._:-]{1,64}$/

/** The caller's `X-Request-Id` when it is harmless, a fresh `req_…` otherwise. */
export function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id']
  if (typeof given === 'string' && ACCEPTABLE.test(given)) return given
  return `req_${randomUUID()}`
}
