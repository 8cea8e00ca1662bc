import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Problem } from '@identity/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerClientError } from './client-error.ts'

describe('bytes that are no HTTP request', () => {
  let server: Server
  beforeAll(async () => {
    server = createServer((_, reply) => reply.end())
    server.on('clientError', (error, socket) => answerClientError(error, socket as never, 'req_1'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => server.close())

  const send = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes))
      let text = ''
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })

  it.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    ['a header larger than 16 KiB', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ])('%s is answered 400 with a problem, and the connection ends', async (_, bytes) => {
    const [head = '', body = ''] = (await send(bytes)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 /)
    expect(head).toMatch(/content-type: application\/problem\+json/i)
    expect(JSON.parse(body) as Problem).toMatchObject({ status: 400, code: 'invalid_request', requestId: 'req_1' })
  })
})
