import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Device, DeviceCreated, Page } from '@identity/protocol'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

const PATH = '/api/identity/devices'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
})
afterAll(() => app.close())

describe('a device', () => {
  it('shows its signing key once', async () => {
    const made = await app.client.request<DeviceCreated>('POST', PATH, { label: 'till 4', platform: 'android' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ label: 'till 4', platform: 'android', state: 'active', revokedAt: null })
    expect(made.body.hmacKey).toMatch(/^qe_dev_[A-Za-z0-9_-]{43}$/)
    const read = await app.client.request<Device>('GET', `${PATH}/${made.body.id}`)
    const { hmacKey, ...rest } = made.body
    expect(read.body).toEqual(rest)
    const list = await app.client.request<Page<Device>>('GET', PATH)
    expect(JSON.stringify(list.body)).not.toContain(hmacKey)
  })

  it('needs neither label nor platform, and takes only known platforms', async () => {
    expect((await app.client.request<Device>('POST', PATH, {})).body).toMatchObject({ label: null, platform: null })
    expect((await app.client.request('POST', PATH, { platform: 'symbian' })).status).toBe(422)
  })

  it('is revoked for good, and revoking twice keeps the first time', async () => {
    const { body: made } = await app.client.request<DeviceCreated>('POST', PATH, {})
    const first = await app.client.request<Device>('DELETE', `${PATH}/${made.id}`)
    expect(first.body.state).toBe('revoked')
    const second = await app.client.request<Device>('DELETE', `${PATH}/${made.id}`)
    expect(second.body).toEqual(first.body)
  })
})
