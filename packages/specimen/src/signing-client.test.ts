import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { canonicalJson, type CaptureRequest } from '@identity/protocol'
import { afterEach, describe, expect, test } from 'vitest'
import { buildBundle, sign, SigningClient } from './signing-client.ts'

const AT = '2026-05-24T08:15:52.481Z'
let server: Server | undefined
afterEach(() => server?.close())

/** A real HTTP server that records what it gets and answers with what it is told. */
async function listen(
  status: number,
  reply: unknown,
): Promise<{ baseUrl: string; seen: { url: string; auth: string; body: unknown }[] }> {
  const seen: { url: string; auth: string; body: unknown }[] = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push({ url: request.url ?? '', auth: request.headers.authorization ?? '', body: JSON.parse(body) })
      response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(reply))
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, seen }
}

describe('sign', () => {
  test('is HMAC-SHA256 over the canonical bundle without its signature, keyed with the whole secret', async () => {
    const bundle = await sign(buildBundle([{ jpeg: Uint8Array.of(255, 216, 255) }], AT), 'qe_whsec_abc')
    const { signature, ...unsigned } = bundle
    const expected = createHmac('sha256', 'qe_whsec_abc').update(canonicalJson(unsigned)).digest('hex')
    expect(signature).toBe(expected)
    expect(bundle.frames).toEqual(['/9j/'])
  })
})

describe('buildBundle', () => {
  test('tells about each frame only when something is known', () => {
    const jpeg = Uint8Array.of(1)
    expect(buildBundle([{ jpeg }], AT)).not.toHaveProperty('frameMeta')
    expect(buildBundle([{ jpeg }, { jpeg, meta: { step: 1 } }], AT).frameMeta).toEqual([{}, { step: 1 }])
  })
})

describe('SigningClient', () => {
  test('sends key and body to the documented paths', async () => {
    const { baseUrl, seen } = await listen(200, { flashChallenge: { id: 'fc_1' } })
    const client = new SigningClient({ baseUrl, apiKey: 'qe_test_1' })
    expect(await client.issueChallenge('c1', { steps: 7 })).toEqual({ id: 'fc_1' })
    const request: CaptureRequest = { customerId: 'c1', bundle: await sign(buildBundle([], AT), 'k'), hmacKey: 'k' }
    await client.submit(request)
    expect(seen).toEqual([
      { url: '/api/identity/document/ktp/challenge', auth: 'Bearer qe_test_1', body: { customerId: 'c1', steps: 7 } },
      { url: '/api/identity/document/ktp/capture', auth: 'Bearer qe_test_1', body: request },
    ])
  })

  test('hands back a refusal as it is, and throws when there is no challenge to go on with', async () => {
    const { baseUrl } = await listen(409, { code: 'challenge_consumed' })
    const client = new SigningClient({ baseUrl, apiKey: 'k' })
    const bundle = await sign(buildBundle([], AT), 'k')
    expect(await client.submit({ customerId: 'c', bundle })).toMatchObject({
      status: 409,
      body: { code: 'challenge_consumed' },
    })
    await expect(client.issueChallenge('c')).rejects.toThrow('409')
  })
})
