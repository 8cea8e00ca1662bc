import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fakeAnalysis } from '../test/fake-analysis.ts'
import { rawRequest } from '../test/raw-request.ts'
import { startTestApp, type TestApp } from '../test/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
})
afterAll(() => app.close())

const get = (headers: Record<string, string>) =>
  rawRequest(`${app.url}/api/identity/customers`, { method: 'GET', headers })

describe('an API key', () => {
  it('is taken from Authorization: Bearer or from X-API-Key', async () => {
    expect((await get({ authorization: `Bearer ${app.apiKey}` })).status).toBe(200)
    expect((await get({ authorization: `bearer ${app.apiKey}` })).status).toBe(200)
    expect((await get({ 'x-api-key': app.apiKey })).status).toBe(200)
    expect((await get({ 'x-api-key': app.apiKey, authorization: `Bearer ${app.apiKey}` })).status).toBe(200)
  })

  it.each([
    ['none', {}],
    ['an empty one', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['an unknown one', { authorization: 'Bearer qe_live_unknown-unknown-unknown-unknown' }],
    ['a very long one', { 'x-api-key': 'q'.repeat(5000) }],
  ])('%s gives 401, always with the same words', async (_, headers) => {
    const reply = await get(headers)
    expect(reply.status).toBe(401)
    expect(reply.headers['www-authenticate']).toBe('Bearer')
    const { requestId, ...problem } = reply.problem()
    expect(requestId).toMatch(/^req_/)
    expect(problem).toEqual({
      type: 'urn:identity:problem:unauthenticated',
      title: 'A valid API key is needed.',
      status: 401,
      code: 'unauthenticated',
      errors: [],
    })
  })

  it('is refused when two different ones are sent', async () => {
    expect((await get({ 'x-api-key': app.otherKey, authorization: `Bearer ${app.apiKey}` })).status).toBe(401)
  })

  it('stops working when it is revoked', async () => {
    const key = await app.storage.apiKeys.findBySecret(app.apiKey)
    const tenantId = key?.tenantId ?? ''
    const made = await app.storage.apiKeys.create({ tenantId, name: 't', mode: 'test', scopes: ['customers:read'] })
    expect((await get({ 'x-api-key': made.secret })).status).toBe(200)
    await app.storage.apiKeys.revoke(tenantId, made.key.id)
    expect((await get({ 'x-api-key': made.secret })).status).toBe(401)
  })

  it('is judged before the body is read', async () => {
    const reply = await rawRequest(`${app.url}/api/identity/document/ktp/capture`, {
      headers: { 'content-type': 'application/json', 'content-length': '59000000', expect: '100-continue' },
    }).catch((error: unknown) => error)
    expect(reply).toMatchObject({ status: 401 })
  })
})

describe('a scope', () => {
  it('that is missing gives 403 and says which one is needed', async () => {
    const tenantId = (await app.storage.apiKeys.findBySecret(app.apiKey))?.tenantId ?? ''
    const made = await app.storage.apiKeys.create({ tenantId, name: 's', mode: 'test', scopes: ['customers:read'] })
    const reply = await rawRequest(`${app.url}/api/identity/customers`, {
      headers: { 'x-api-key': made.secret, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(reply.status).toBe(403)
    expect(reply.problem()).toMatchObject({
      code: 'forbidden_scope',
      detail: 'The key needs the scope customers:write.',
    })
  })

  it.each(['verifications:view', 'verifications:write'])('%s allows a challenge', async (scope) => {
    const tenantId = (await app.storage.apiKeys.findBySecret(app.apiKey))?.tenantId ?? ''
    const made = await app.storage.apiKeys.create({ tenantId, name: scope, mode: 'test', scopes: [scope] })
    const reply = await rawRequest(`${app.url}/api/identity/document/ktp/challenge`, {
      headers: { 'x-api-key': made.secret, 'content-type': 'application/json' },
      body: '{"customerId":"nobody"}',
    })
    expect(reply.problem().code).toBe('not_found')
  })
})
