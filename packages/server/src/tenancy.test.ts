import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaptureSessionCreated, DeviceCreated, Problem } from '@identity/protocol'
import { fakeAnalysis } from './test/fake-analysis.ts'
import { fakeJudge } from './test/fake-judge.ts'
import { createCustomer, signedCapture, startTestApp, type TestApp } from './test/test-app.ts'

interface Operation {
  readonly security?: readonly unknown[]
}
const { paths } = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)
const closed = operations.filter(({ operation }) => operation.security?.length !== 0)
const withId = closed.filter(({ path }) => path.includes('{id}'))

let app: TestApp
/** Ids of the first tenant by the path that shows them. */
let ids: Record<string, string>
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis(), judge: fakeJudge })
  const customerId = await createCustomer(app.client)
  const { bundle } = await signedCapture(app.client, customerId)
  const { body } = await app.client.submit({ customerId, bundle })
  const device = await app.client.request<DeviceCreated>('POST', '/api/identity/devices', {})
  const session = await app.client.request<CaptureSessionCreated>('POST', '/api/identity/capture-sessions', {
    customerId,
  })
  ids = {
    '/api/identity/customers/{id}': customerId,
    '/api/identity/verifications/{id}': body.verification.id,
    '/api/identity/document/ktp/bundles/{id}': body.ktpBundle.id,
    '/api/identity/devices/{id}': device.body.id,
    '/api/identity/capture-sessions/{id}': session.body.id,
    '/api/identity/capture-sessions/{id}/cancel': session.body.id,
  }
})
afterAll(() => app.close())

describe('another tenant', () => {
  it('is tried on every path with an id', () => {
    expect(withId.length).toBeGreaterThanOrEqual(5)
    expect([...new Set(withId.map(({ path }) => path))].sort()).toEqual(Object.keys(ids).sort())
  })

  it.each(withId)('$method $path finds nothing, exactly as if the id were unknown', async ({ method, path }) => {
    const answer = async (id: string) => {
      const reply = await app.other.request<Problem>(method, path.replace('{id}', id))
      return { ...reply.body, requestId: '' }
    }
    const foreign = await answer(ids[path])
    expect(foreign).toMatchObject({ status: 404, code: 'not_found' })
    expect(foreign).toEqual(await answer(ids[path].replace(/.$/, (last) => (last === '0' ? '1' : '0'))))
  })

  it('the owner still finds everything afterwards', async () => {
    for (const [path, id] of Object.entries(ids).filter(([path]) => !path.endsWith('/cancel')))
      expect((await app.client.request('GET', path.replace('{id}', id))).status).toBe(200)
  })

  it.each(['customers', 'verifications', 'devices'])('lists no %s but its own', async (list) => {
    const reply = await app.other.request<{ data: unknown[] }>('GET', `/api/identity/${list}`)
    expect(reply.body.data).toEqual([])
  })

  it('gets no verification by naming a foreign customer', async () => {
    const customerId = ids['/api/identity/customers/{id}']
    const reply = await app.other.request<{ data: unknown[] }>(
      'GET',
      `/api/identity/verifications?customerId=${customerId}`,
    )
    expect(reply.body.data).toEqual([])
  })
})

describe('without a key', () => {
  it.each(closed)('$method $path is 401', async ({ method, path }) => {
    const reply = await fetch(app.url + path.replace('{id}', 'x'), { method })
    expect(reply.status).toBe(401)
  })
})

describe('a key without scopes', () => {
  it.each(closed)('gets 403 from $method $path', async ({ method, path }) => {
    const tenantId = (await app.storage.apiKeys.findBySecret(app.apiKey))?.tenantId ?? ''
    const { secret } = await app.storage.apiKeys.create({
      tenantId,
      name: 'none',
      mode: 'test',
      scopes: ['audit:read'],
    })
    const reply = await fetch(app.url + path.replace('{id}', 'x'), { method, headers: { 'x-api-key': secret } })
    expect(reply.status).toBe(403)
  })
})
