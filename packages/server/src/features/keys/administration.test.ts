import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiKeyCreated, ApiKeyList, Problem, TenantSettingsView } from '@identity/protocol'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

const KEYS = '/api/identity/keys'
const SETTINGS = '/api/identity/tenant/settings'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
})
afterAll(() => app.close())

const works = async (secret: string) =>
  (await fetch(`${app.url}/api/identity/customers`, { headers: { 'x-api-key': secret } })).status === 200
const make = () => app.client.request<ApiKeyCreated>('POST', KEYS, { name: 'backend', scopes: ['customers:read'] })

describe('an API key', () => {
  it('shows its secret once, works, and stops when it is revoked', async () => {
    const { status, body } = await make()
    expect(status).toBe(201)
    expect(await works(body.secret)).toBe(true)
    const list = await app.client.request<ApiKeyList>('GET', KEYS)
    expect(JSON.stringify(list.body)).not.toContain(body.secret)
    expect(list.body.data.find(({ id }) => id === body.id)).toMatchObject({
      state: 'active',
      lastUsedAt: expect.stringContaining('T') as string,
    })
    await app.client.request('DELETE', `${KEYS}/${body.id}`)
    expect(await works(body.secret)).toBe(false)
  })

  it('goes on beside its successor for the overlap that was asked for', async () => {
    const { body: old } = await make()
    const next = await app.client.request<ApiKeyCreated>('POST', `${KEYS}/${old.id}/rotate`, { overlapMs: 60_000 })
    expect(next.body).toMatchObject({ name: 'backend', scopes: ['customers:read'], predecessorId: old.id })
    expect([await works(old.secret), await works(next.body.secret)]).toEqual([true, true])
    await app.client.request('POST', `${KEYS}/${old.id}/rotate`, { overlapMs: 0 })
    expect([await works(old.secret), await works(next.body.secret)]).toEqual([false, true])
    expect((await app.client.request<Problem>('POST', `${KEYS}/${old.id}/rotate`, {})).body.code).toBe('not_found')
  })

  it('cannot make one that may do more', async () => {
    const manager = await app.client.request<ApiKeyCreated>('POST', KEYS, { name: 'm', scopes: ['keys:manage'] })
    const ask = (scopes: string[]) =>
      fetch(app.url + KEYS, {
        method: 'POST',
        headers: { 'x-api-key': manager.body.secret, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'more', scopes }),
      })
    expect((await ask(['customers:read'])).status).toBe(403)
    expect((await ask(['keys:manage'])).status).toBe(201)
    expect((await ask([])).status).toBe(422)
    expect((await ask(['everything'])).status).toBe(422)
  })
})

describe('tenant settings', () => {
  it('change one by one, hold for this tenant alone, and are audited with what they were', async () => {
    const before = await app.client.request<TenantSettingsView>('GET', SETTINGS)
    expect(before.body).toMatchObject({ allowSelfAssertedKeys: false, secondApproverFrom: null })
    const retentionDays = { passed: 1825, failed: 90, review: null }
    await app.client.request('PATCH', SETTINGS, { secondApproverFrom: 'high', retentionDays, reviewClaimMs: 300_000 })
    const after = await app.client.request<TenantSettingsView>('GET', SETTINGS)
    expect(after.body).toEqual({ ...before.body, secondApproverFrom: 'high', retentionDays, reviewClaimMs: 300_000 })
    expect((await app.other.request('GET', SETTINGS)).body).toEqual(before.body)
    const tenantId = (await app.storage.apiKeys.findBySecret(app.apiKey))?.tenantId ?? ''
    const log = await app.storage.audit.list(tenantId, { limit: 100 })
    expect(
      log === 'invalid_cursor' ? [] : log.data.filter(({ action }) => action === 'tenant.settings_changed'),
    ).toMatchObject([
      {
        details: {
          secondApproverFrom: { from: null, to: 'high' },
          retentionDays: { to: retentionDays },
          reviewClaimMs: { from: 900_000, to: 300_000 },
        },
      },
    ])
  })

  it.each([
    { secondApproverFrom: 'extreme' },
    { reviewClaimMs: 0 },
    { reviewClaimMs: 1e9 },
    { retentionDays: { passed: 0, failed: null, review: null } },
  ])('refuse %j', async (change) => {
    expect((await app.client.request('PATCH', SETTINGS, change)).status).toBe(422)
  })
})
