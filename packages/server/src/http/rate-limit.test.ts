import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fakeAnalysis } from '../test/fake-analysis.ts'
import { rawRequest } from '../test/raw-request.ts'
import { createCustomer, startTestApp, type TestApp } from '../test/test-app.ts'

let app: TestApp
let customerId: string
beforeAll(async () => {
  app = await startTestApp(
    { analysis: fakeAnalysis() },
    { IDENTITY_RATE_LIMIT_CHALLENGE: '30', IDENTITY_RATE_LIMIT_CAPTURE: '20' },
  )
  customerId = await createCustomer(app.client)
})
afterAll(() => app.close())

const call = (route: string, key: string, body: string) =>
  rawRequest(`${app.url}/api/identity/document/ktp/${route}`, {
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body,
  })

describe('the rate limit', () => {
  it.each([
    ['challenge', 30, () => JSON.stringify({ customerId })],
    ['capture', 20, () => '{}'],
  ])('of %s is %i a minute and key, exactly, with headers on every reply', async (route, limit, body) => {
    const replies = await Promise.all(Array.from({ length: limit + 15 }, () => call(route, app.apiKey, body())))
    const refused = replies.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(15)
    for (const { headers } of replies) {
      expect(headers['ratelimit-limit']).toBe(String(limit))
      expect(Number(headers['ratelimit-remaining'])).toBeGreaterThanOrEqual(0)
      expect(Number(headers['ratelimit-reset'])).toBeLessThanOrEqual(60)
    }
    for (const reply of refused) {
      expect(reply.problem().code).toBe('rate_limited')
      expect(reply.headers['ratelimit-remaining']).toBe('0')
      expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
    }
    expect((await call(route, app.otherKey, '{}')).status).not.toBe(429)
  })

  it('is looked at before the body is read', async () => {
    const reply = await rawRequest(`${app.url}/api/identity/document/ktp/capture`, {
      headers: {
        'x-api-key': app.apiKey,
        'content-type': 'application/json',
        'content-length': '50000000',
        expect: '100-continue',
      },
    })
    expect(reply.status).toBe(429)
  })
})
