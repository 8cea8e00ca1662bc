import { describe, expect, it } from 'vitest'
import { retryingFetch } from './retrying-fetch.ts'

const BASE = 'http://identity.example/api/identity'
const setup = (statuses: (number | 'down')[], headers: Record<string, string> = {}) => {
  const keys: (string | null)[] = []
  const bodies: string[] = []
  const waits: number[] = []
  const send = async (input: RequestInfo | URL) => {
    const request = input as Request
    keys.push(request.headers.get('idempotency-key'))
    bodies.push(await request.text())
    const status = statuses.shift() ?? 200
    if (status === 'down') throw new TypeError('fetch failed')
    return new Response('{}', { status, headers })
  }
  const wait = (ms: number) => Promise.resolve(waits.push(ms))
  return { fetch: retryingFetch({ fetch: send, wait }), keys, bodies, waits }
}
const post = (path: string) => new Request(BASE + path, { method: 'POST', body: '{"a":1}' })

describe('retryingFetch', () => {
  it('repeats a capture under one idempotency key, with the same body', async () => {
    const { fetch, keys, bodies, waits } = setup(['down', 503, 200])
    expect((await fetch(post('/document/ktp/capture'))).status).toBe(200)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(bodies).toEqual(['{"a":1}', '{"a":1}', '{"a":1}'])
    expect(waits).toEqual([500, 1_000])
  })

  it('keeps a key of the caller', async () => {
    const { fetch, keys } = setup([200])
    const request = post('/document/ktp/capture')
    request.headers.set('idempotency-key', 'mine')
    await fetch(request)
    expect(keys).toEqual(['mine'])
  })

  it('waits as long as the service asks, but not for minutes', async () => {
    const short = setup([429, 200], { 'retry-after': '7' })
    await short.fetch(new Request(`${BASE}/verifications`))
    expect(short.waits).toEqual([7_000])
    const long = setup([429, 200], { 'retry-after': '600' })
    expect((await long.fetch(new Request(`${BASE}/verifications`))).status).toBe(429)
  })

  it('never repeats what would be done twice', async () => {
    const { fetch, keys } = setup([503, 200])
    expect((await fetch(post('/capture-sessions'))).status).toBe(503)
    expect(keys).toEqual([null])
  })

  it('gives up after four tries', async () => {
    const { fetch, waits } = setup(['down', 'down', 'down', 'down'])
    await expect(fetch(new Request(`${BASE}/customers`))).rejects.toThrow('fetch failed')
    expect(waits).toHaveLength(3)
  })
})
