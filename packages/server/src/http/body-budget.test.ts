import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem } from '@identity/protocol'
import { buildBundle, SigningClient } from '@identity/specimen'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startService, type ServiceProcess } from '../test/service-process.ts'
import { createCustomer, smallJpeg } from '../test/test-app.ts'

const KEY = 'qe_test_body-budget-0123456789abcdef'
const MIB = 1024 * 1024
const AT_ONCE = 20
const FRAMES = 2
const FRAME_BYTES = 8 * MIB

let home: string
let service: ServiceProcess
let client: SigningClient
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'identity-budget-'))
  service = await startService({
    IDENTITY_DATA_DIR: join(home, 'data'),
    IDENTITY_BOOTSTRAP_API_KEY: KEY,
    IDENTITY_RATE_LIMIT_CHALLENGE: '0',
    IDENTITY_RATE_LIMIT_CAPTURE: '0',
    IDENTITY_IN_FLIGHT_MB: '64',
  })
  client = new SigningClient({ baseUrl: service.url, apiKey: KEY })
})
afterAll(async () => {
  service.child.kill('SIGTERM')
  await service.ended
  await rm(home, { recursive: true })
})

/** Most memory the service process, without its analysis processes, has ever held. */
async function peakBytes(): Promise<number> {
  const status = await readFile(`/proc/${String(service.child.pid)}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}

describe('more than fits', { timeout: 120_000 }, () => {
  it(`of ${AT_ONCE} bodies of 22 MB at once, those beyond the budget are told to come back; memory stays bounded`, async () => {
    const customerId = await createCustomer(client)
    const { nonce } = await client.issueChallenge(customerId, { ttlMs: 300_000 })
    const head = await smallJpeg()
    const jpeg = Buffer.concat([head, randomBytes(FRAME_BYTES - head.length)])
    const frames = Array.from({ length: FRAMES }, () => ({ jpeg }))
    const bundle = buildBundle(frames, new Date().toISOString(), { flashChallengeNonce: nonce })
    const body = Buffer.from(JSON.stringify({ customerId, bundle: { ...bundle, signature: '0'.repeat(64) } }))
    expect(body.length).toBeGreaterThan(22_000_000)
    const replies = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const reply = await fetch(`${service.url}/api/identity/document/ktp/capture`, {
          method: 'POST',
          headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
          body,
        })
        return { code: ((await reply.json()) as Problem).code, retryAfter: reply.headers.get('retry-after') }
      }),
    )
    const busy = replies.filter(({ code }) => code === 'overloaded')
    // Those admitted were read to the end: only the signature is wrong. After three the challenge is revoked.
    const read = replies.filter(({ code }) => code === 'signature_invalid' || code === 'challenge_expired')
    expect(busy.length + read.length, JSON.stringify(replies)).toBe(AT_ONCE)
    expect(read.length).toBeGreaterThan(0)
    expect(busy.length).toBeGreaterThan(0)
    for (const { retryAfter } of busy) expect(Number(retryAfter)).toBeGreaterThan(0)
    // All at once would be 450 MB before the first is parsed, which costs four times its size.
    expect(await peakBytes()).toBeLessThan(700 * MIB)

    // Nothing of the budget stays taken.
    const metrics = await (await fetch(`${service.url}/metrics`)).text()
    expect(metrics).toMatch(/in_flight\w*bytes\w* 0$/m)
  })

  it('200 connections that never finish their request keep nobody else waiting', async () => {
    const { hostname, port } = new URL(service.url)
    const sockets: Socket[] = []
    for (let i = 0; i < 200; i++) {
      const socket = connect(Number(port), hostname)
      // Cut off by the service sooner or later, as it should.
      socket.on('error', () => undefined)
      socket.write(
        i % 2 === 0
          ? 'POST /api/identity/document/ktp/capture HTTP/1.1\r\nHost: x\r\nX-A: '
          : `POST /api/identity/document/ktp/capture HTTP/1.1\r\nHost: x\r\nX-API-Key: ${KEY}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
      )
      sockets.push(socket)
    }
    for (const socket of sockets) if (socket.connecting) await once(socket, 'connect')
    const customerId = await createCustomer(client)
    expect((await client.issueChallenge(customerId)).nonce).toBeTruthy()
    for (const socket of sockets) socket.destroy()
  })
})
