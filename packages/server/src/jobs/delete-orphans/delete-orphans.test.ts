import { randomBytes } from 'node:crypto'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CaptureResult } from '@identity/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog } from '../../http/log.ts'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { fakeJudge } from '../../test/fake-judge.ts'
import { createCustomer, signedCapture, startTestApp, type TestApp } from '../../test/test-app.ts'
import { deleteOrphans } from './delete-orphans.ts'

const HOUR_MS = 3_600_000

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis(), judge: fakeJudge })
})
afterAll(() => app.close())

const keys = async () => {
  const found: string[] = []
  for await (const { key } of app.storage.blobs.list()) found.push(key)
  return found.sort()
}
const pathOf = (key: string) => join(app.dataDir, 'blobs', key)
const age = (key: string, ms: number) => {
  const at = new Date(Date.now() - ms)
  return utimes(pathOf(key), at, at)
}

it('blobs without a row go after an hour; what a row names, or what is young, stays', async () => {
  const customerId = await createCustomer(app.client)
  const request = await signedCapture(app.client, customerId)
  const { body } = await app.client.request<CaptureResult>('POST', '/api/identity/document/ktp/capture', {
    customerId,
    bundle: request.bundle,
  })
  const { tenantId } = (await app.storage.apiKeys.findBySecret(app.apiKey))!
  const [committed] = (await app.storage.frames.list(tenantId, body.ktpBundle.id)).map(({ objectKey }) => objectKey)

  const sealFrame = (bundleId: string) =>
    app.storage.frames.seal({
      tenantId,
      customerId,
      bundleId,
      index: 0,
      contentType: 'image/jpeg',
      bytes: randomBytes(500),
    })
  const digest = randomBytes(32).toString('hex')
  const begun = await app.storage.captures.begin({
    tenantId,
    customerId,
    nonce: null,
    digest,
    requestId: 'req_1',
    leaseMs: 600_000,
  })
  if (begun.kind !== 'started') throw new Error(begun.kind)
  const waiting = await sealFrame(begun.bundleId)
  await app.storage.captures.markSealed(
    { tenantId, captureId: begun.captureId, leaseToken: begun.leaseToken },
    { frames: [waiting], bundleWithoutFrames: {}, leaseMs: 600_000 },
  )
  const orphan = (await sealFrame('ktpb_gone')).objectKey
  const young = (await sealFrame('ktpb_young')).objectKey
  // What a kill in the middle of a write leaves.
  const draft = `${orphan.slice(0, 2)}/${'0'.repeat(46)}.0123abcd.new`
  await mkdir(dirname(pathOf(draft)), { recursive: true })
  await writeFile(pathOf(draft), 'half')

  for (const key of [committed, waiting.objectKey, orphan, draft]) await age(key, HOUR_MS + 60_000)
  await age(young, HOUR_MS - 60_000)
  expect(await keys()).toHaveLength(5)

  await deleteOrphans.run({ storage: app.storage, log: createLog('silent') }, new AbortController().signal)
  expect(await keys()).toEqual([committed, waiting.objectKey, young].sort())
})
