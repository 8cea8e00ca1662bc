import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SigningClient } from '@identity/specimen'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startService } from './test/service-process.ts'
import { createCustomer, signedCapture } from './test/test-app.ts'

const KEY = 'qe_test_main-test-key-0123456789abcdef'
let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'identity-main-'))
})
afterAll(() => rm(home, { recursive: true }))

const env = (name: string) => ({ IDENTITY_DATA_DIR: join(home, name), IDENTITY_BOOTSTRAP_API_KEY: KEY })

// A start loads models and compiles nothing, but shares the machine with other tests.
describe('the service process', { timeout: 120_000 }, () => {
  it('prints one line with its URL, and after SIGTERM ends cleanly with every capture in flight answered and kept', async () => {
    const service = await startService(env('a'))
    expect(service.stdout()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/)
    const client = new SigningClient({ baseUrl: service.url, apiKey: KEY })
    const customerId = await createCustomer(client)
    const { bundle } = await signedCapture(client, customerId)
    const inFlight = client.submit({ customerId, bundle })
    await new Promise((resolve) => setTimeout(resolve, 50))
    service.child.kill('SIGTERM')
    const reply = await inFlight
    expect([200, 202]).toContain(reply.status)
    expect(await service.ended).toBe(0)
    expect(service.stdout().trim().split('\n')).toHaveLength(1)

    const again = await startService(env('a'))
    const after = new SigningClient({ baseUrl: again.url, apiKey: KEY })
    const kept = await after.request('GET', `/api/identity/verifications/${reply.body.verification.id}`)
    expect(kept.status).toBe(200)
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
  })

  it('refuses a data directory another process holds, in one line that names the holder', async () => {
    const first = await startService(env('b'))
    const refusal = await startService(env('b')).catch((error: unknown) => (error as Error).message)
    expect(refusal).toMatch(/^identity: .+\n$/)
    expect(refusal).toContain(String(first.child.pid))
    first.child.kill('SIGTERM')
    await first.ended
  })

  it('refuses a wrong setting and a taken port in one line', async () => {
    const wrong = await startService({ ...env('c'), PORT: 'http' }).catch((error: unknown) => (error as Error).message)
    expect(wrong).toBe('identity: PORT must be integer\n')
    const first = await startService(env('d'))
    const taken = await startService({ ...env('e'), PORT: new URL(first.url).port }).catch(
      (error: unknown) => (error as Error).message,
    )
    expect(taken).toMatch(/^identity: listen EADDRINUSE.*\n$/)
    first.child.kill('SIGTERM')
    await first.ended
  })
})
