import type { Socket } from 'node:net'
import { AppError } from '@identity/protocol'
import { PROBLEM_TYPE, problemOf } from './problem.ts'

/** Node's parser gave up before there was a request: no route, no caller, so no status but 400 (RFC 9110, 15.5.1). */
const BAD_REQUEST = 400

/** Answers bytes that are no HTTP request, or that never became one, with a problem like any other, and hangs up. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket, requestId: string): void {
  // A peer that went away, or one that already has its reply, hears nothing.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const problem = { ...problemOf(new AppError('invalid_request'), requestId), status: BAD_REQUEST }
  const body = Buffer.from(JSON.stringify(problem))
  socket.end(
    [
      `HTTP/1.1 ${BAD_REQUEST} Bad Request`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${body.length}`,
      `X-Request-Id: ${requestId}`,
      'Cache-Control: no-store',
      'Connection: close',
      '',
      body.toString(),
    ].join('\r\n'),
  )
}
