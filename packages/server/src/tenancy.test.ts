import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  AnalystInvited,
  AnalystMe,
  ApiKeyCreated,
  CaptureSessionCreated,
  DeviceCreated,
  Problem,
} from '@identity/protocol'
import { Browser } from './test/browser.ts'
import { fakeAnalysis } from './test/fake-analysis.ts'
import { fakeJudge } from './test/fake-judge.ts'
import { createCustomer, signedCapture, startTestApp, type TestApp } from './test/test-app.ts'

interface Operation {
  readonly security?: readonly object[]
}
const { paths } = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
)
const closed = operations.filter(({ operation }) => operation.security?.length !== 0)
const withId = closed.filter(({ path }) => path.includes('{id}'))
/** Only a person signed in to the dashboard may call these. */
const isForPeople = ({ security }: Operation): boolean =>
  security?.length === 1 && Object.keys(security[0] ?? {}).join('') === 'analystSession'
/** Passes, until a case for people is wanted. */
let undecided = false
const judge: typeof fakeJudge = (evidence, policy) => ({
  ...fakeJudge(evidence, policy),
  ...(undecided && { verdict: 'requires_review', status: 'pending', assuranceTier: 'low' }),
})
/** Bodies that get past the schema, where one is needed. */
const BODIES: Readonly<Record<string, object>> = {
  'PATCH /api/identity/analysts/{id}': { role: 'viewer' },
  'POST /api/identity/keys/{id}/rotate': {},
  'POST /api/identity/reviews/{id}/claim': {},
  'POST /api/identity/reviews/{id}/notes': { text: 'x' },
  'POST /api/identity/reviews/{id}/decision': { decision: 'reject', reasonCode: 'other', text: 'x' },
}
const filled = (path: string, id: string): string =>
  path.replace('{id}', id).replace('{index}', '0') + (path.includes('{index}') ? '?purpose=review' : '')
const FIRST_PASSWORD = 'kuda laut ungu 71'

let app: TestApp
/** Ids of the first tenant by the path that shows them. */
let ids: Record<string, string>
/** Admins of the first tenant and of the other. */
let admin: Browser
let otherAdmin: Browser

async function adminOf(client: TestApp['client'], email: string): Promise<Browser> {
  const made = await client.request<AnalystInvited>('POST', '/api/identity/analysts', {
    email,
    name: 'Sari',
    role: 'admin',
  })
  const browser = new Browser(app.url)
  await browser.setUp(made.body.link.split('#')[1] ?? '', FIRST_PASSWORD)
  return browser
}

beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis(), judge }, { IDENTITY_PASSWORD_COST: '10' })
  admin = await adminOf(app.client, 'a@contoh.example')
  otherAdmin = await adminOf(app.other, 'b@contoh.example')
  const me = await admin.request<AnalystMe>('GET', '/api/identity/analysts/me')
  const key = await app.client.request<ApiKeyCreated>('POST', '/api/identity/keys', {
    name: 'k',
    scopes: ['customers:read'],
  })
  const customerId = await createCustomer(app.client)
  const { bundle } = await signedCapture(app.client, customerId)
  const { body } = await app.client.submit({ customerId, bundle })
  const device = await app.client.request<DeviceCreated>('POST', '/api/identity/devices', {})
  const session = await app.client.request<CaptureSessionCreated>('POST', '/api/identity/capture-sessions', {
    customerId,
  })
  undecided = true
  await app.client.submit({ customerId, bundle: (await signedCapture(app.client, customerId)).bundle })
  const cases = await admin.request<{ data: { id: string }[] }>('GET', '/api/identity/reviews')
  const caseId = cases.body.data[0].id
  ids = {
    '/api/identity/bundles/{id}/frames/{index}/image': body.ktpBundle.id,
    '/api/identity/bundles/{id}/card/{index}': body.ktpBundle.id,
    '/api/identity/reviews/{id}': caseId,
    '/api/identity/reviews/{id}/claim': caseId,
    '/api/identity/reviews/{id}/release': caseId,
    '/api/identity/reviews/{id}/notes': caseId,
    '/api/identity/reviews/{id}/decision': caseId,
    '/api/identity/customers/{id}': customerId,
    '/api/identity/verifications/{id}': body.verification.id,
    '/api/identity/document/ktp/bundles/{id}': body.ktpBundle.id,
    '/api/identity/document/ktp/bundles/{id}/findings': body.ktpBundle.id,
    '/api/identity/devices/{id}': device.body.id,
    '/api/identity/analysts/{id}': me.body.id,
    '/api/identity/analysts/{id}/link': me.body.id,
    '/api/identity/analysts/me/sessions/{id}': me.body.session.id,
    '/api/identity/keys/{id}': key.body.id,
    '/api/identity/keys/{id}/rotate': key.body.id,
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

  describe.each(['key', 'admin'])('by its %s', (who) => {
    const asked = withId.filter(({ operation }) => who === 'admin' || !isForPeople(operation))

    it.each(asked)('finds nothing at $method $path, exactly as if the id were unknown', async ({ method, path }) => {
      const caller = who === 'key' ? app.other : otherAdmin
      const answer = async (id: string) => {
        const reply = await caller.request<Problem>(method, filled(path, id), BODIES[`${method} ${path}`])
        return { ...reply.body, requestId: '' }
      }
      const foreign = await answer(ids[path])
      expect(foreign).toMatchObject({ status: 404, code: 'not_found' })
      expect(foreign).toEqual(await answer(ids[path].replace(/.$/, (last) => (last === '0' ? '1' : '0'))))
    })
  })

  it('the owner still finds everything afterwards', async () => {
    const readable = withId.filter(({ method }) => method === 'GET')
    for (const { path } of readable)
      expect((await admin.request('GET', filled(path, ids[path]))).status, path).toBe(200)
    const keys = await admin.request<{ data: { state: string }[] }>('GET', '/api/identity/keys')
    expect(keys.body.data.map(({ state }) => state)).not.toContain('revoked')
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
    const reply = await fetch(app.url + filled(path, 'x'), { method })
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
      scopes: [],
    })
    const reply = await fetch(app.url + filled(path, 'x'), { method, headers: { 'x-api-key': secret } })
    expect(reply.status).toBe(403)
  })
})
