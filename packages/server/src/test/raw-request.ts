import { request, type IncomingHttpHeaders } from 'node:http'
import type { Problem } from '@identity/protocol'

export interface RawReply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The parsed problem; throws when the reply is none. */
  problem(): Problem
}

/** One request exactly as given: no header is added but Host and, unless told otherwise, Content-Length. */
export function rawRequest(
  url: string,
  options: {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: Buffer | string
    /** Send the body chunked, without saying how long it is. */
    readonly chunked?: boolean
  },
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | undefined> = { ...options.headers }
    const body = options.body
    if (body !== undefined && !options.chunked && headers['content-length'] === undefined)
      headers['content-length'] = String(Buffer.byteLength(body))
    const outgoing = request(url, { method: options.method ?? 'POST', headers, agent: false }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          text,
          problem: () => {
            if (!/^application\/problem\+json/.test(reply.headers['content-type'] ?? ''))
              throw new Error(`no problem: ${text.slice(0, 200)}`)
            return JSON.parse(text) as Problem
          },
        })
      })
      reply.on('error', reject)
    })
    outgoing.on('error', reject)
    if (body !== undefined && options.chunked) {
      outgoing.write(body)
      outgoing.end()
    } else {
      outgoing.end(body)
    }
  })
}
