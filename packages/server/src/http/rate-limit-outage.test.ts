import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage, StorageError } from '@identity/storage'
import { expect, it } from 'vitest'
import { fakeAnalysis } from '../test/fake-analysis.ts'
import { startTestApp } from '../test/test-app.ts'

it('challenge and capture fail closed when the limiter is down', async () => {
  const home = await mkdtemp(join(tmpdir(), 'identity-limiter-'))
  const storage = await openStorage({ dataDir: join(home, 'data'), clock: Date.now, random: randomBytes })
  const down = () => Promise.reject(new StorageError('database_unavailable', 'down'))
  const broken = {
    ...storage,
    rateLimits: { take: down, forget: down },
  }
  const app = await startTestApp(
    { analysis: fakeAnalysis(), storage: broken },
    { IDENTITY_RATE_LIMIT_CHALLENGE: '30', IDENTITY_RATE_LIMIT_CAPTURE: '20' },
  )
  for (const route of ['challenge', 'capture']) {
    const reply = await app.client.request<{ code: string }>('POST', `/api/identity/document/ktp/${route}`, {})
    expect(reply.status).toBe(503)
    expect(reply.body.code).toBe('overloaded')
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  await app.close()
  await storage.close()
  await rm(home, { recursive: true })
})
