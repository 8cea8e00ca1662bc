import { expect, it } from 'vitest'
import { StorageError } from '@identity/storage'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { startTestApp } from '../../test/test-app.ts'

it('answers that it lives, that it is ready, and with metrics by route pattern', async () => {
  const app = await startTestApp({ analysis: fakeAnalysis() })
  for (const path of ['/healthz', '/readyz']) {
    const reply = await fetch(app.url + path)
    expect(await reply.json()).toMatchObject({ status: 'ok' })
  }
  const ready: unknown = await (await fetch(`${app.url}/readyz`)).json()
  expect(ready).toMatchObject({ reading: { processes: 1, ready: 1, captures: 0 } })
  await app.client.request('GET', '/api/identity/customers/cl-some-id')
  const metrics = await (await fetch(`${app.url}/metrics`)).text()
  expect(metrics).toContain(
    'identity_http_request_seconds_bucket{le="0.001",method="GET",route="/healthz",status="200"}',
  )
  expect(metrics).toContain('route="/api/identity/customers/:id",status="404"')
  expect(metrics).toContain('identity_http_refusals_total{code="not_found"} 1')
  expect(metrics).toContain('identity_in_flight_bytes 0')
  expect(metrics).not.toContain('cl-some-id')
  await app.close()
})

it('lives but is not ready while the database is gone', async () => {
  const app = await startTestApp({ analysis: fakeAnalysis() })
  Object.assign(app.storage, { check: () => Promise.reject(new StorageError('database_unavailable', 'gone')) })
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  const ready = await fetch(`${app.url}/readyz`)
  expect(ready.status).toBe(503)
  expect(ready.headers.get('retry-after')).toBe('2')
  await app.close()
})
