import { join } from 'node:path'
import type { CaptureResult, Problem, TenantSettingsView } from '@identity/protocol'
import Database from 'libsql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '../../http/log.ts'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { fakeJudge } from '../../test/fake-judge.ts'
import { createCustomer, signedCapture, startTestApp, type TestApp } from '../../test/test-app.ts'
import { purgeFrames } from './purge-frames.ts'

const DAY_MS = 86_400_000

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis(), judge: fakeJudge })
})
afterAll(() => app.close())

it('frames go when the days of their verdict are over: the picture is gone, what was found on it stays', async () => {
  const customerId = await createCustomer(app.client)
  const { bundle } = await signedCapture(app.client, customerId)
  const { body } = await app.client.request<CaptureResult>('POST', '/api/identity/document/ktp/capture', {
    customerId,
    bundle,
  })
  const { id, verdict } = body.ktpBundle
  const side = new Database(join(app.dataDir, 'identity.sqlite'))
  side.prepare('update bundles set received_at = received_at - ? where id = ?').run(8 * DAY_MS, id)
  side.close()
  const keep = (days: number) =>
    app.client.request<TenantSettingsView>('PATCH', '/api/identity/tenant/settings', {
      retentionDays: { passed: null, failed: null, review: null, [verdict === 'passed' ? 'passed' : 'review']: days },
    })
  const blobs = async () => {
    const found: string[] = []
    for await (const { key } of app.storage.blobs.list()) found.push(key)
    return found.length
  }
  const picture = () => app.client.request<Problem>('GET', `/api/identity/bundles/${id}/frames/0/image?purpose=review`)
  const run = () => purgeFrames.run({ storage: app.storage, log: createLog('silent') }, new AbortController().signal)

  expect((await keep(9)).status).toBe(200)
  await run()
  expect((await picture()).status).toBe(200)
  const before = await blobs()
  await keep(7)
  await run()
  expect(await picture()).toMatchObject({ status: 410, body: { code: 'erased' } })
  expect(await blobs()).toBe(before - bundle.frames.length)
  const stored = await app.client.request<{ verdict: string }>('GET', `/api/identity/document/ktp/bundles/${id}`)
  expect(stored).toMatchObject({ status: 200, body: { verdict } })
})
