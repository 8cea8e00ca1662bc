import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '../../http/log.ts'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { createCustomer, startTestApp, type TestApp } from '../../test/test-app.ts'
import { dropExpired } from './drop-expired.ts'

const DAY_MS = 86_400_000

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() }, { IDENTITY_RATE_LIMIT_CHALLENGE: '10' })
})
afterAll(() => app.close())

it('an Idempotency-Key is forgotten after 24 hours and not before, and so is an unused rate window', async () => {
  const customerId = await createCustomer(app.client)
  const issue = async (key: string) => {
    const reply = await app.client.request<{ flashChallenge: { id: string } }>(
      'POST',
      '/api/identity/document/ktp/challenge',
      { customerId },
      { 'idempotency-key': key },
    )
    return reply.body.flashChallenge.id
  }
  const [old, recent] = [await issue('old'), await issue('recent')]
  const side = new Database(join(app.dataDir, 'identity.sqlite'))
  const makeOlder = side.prepare('update idempotency_keys set created_at = created_at - ? where idempotency_key = ?')
  makeOlder.run(DAY_MS + 1, 'old')
  makeOlder.run(DAY_MS - 60_000, 'recent')
  side.exec(`insert into rate_limits select 'unused', hits, touched_at - ${DAY_MS + 1} from rate_limits limit 1`)
  const buckets = () =>
    (side.prepare('select bucket from rate_limits').all() as { bucket: string }[]).map(({ bucket }) => bucket)
  const before = buckets()
  expect(before).toContain('unused')

  await dropExpired.run({ storage: app.storage, log: createLog('silent') })
  expect(buckets()).toEqual(before.filter((bucket) => bucket !== 'unused'))
  side.close()
  expect(await issue('recent')).toBe(recent)
  expect(await issue('old')).not.toBe(old)
})
