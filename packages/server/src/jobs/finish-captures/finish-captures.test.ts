import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaptureResult, KtpBundle, Verification } from '@identity/protocol'
import { SigningClient } from '@identity/specimen'
import { openStorage, type Storage } from '@identity/storage'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { fakeJudge } from '../../test/fake-judge.ts'
import { startService, type ServiceProcess } from '../../test/service-process.ts'
import { createCustomer, signedCapture, startTestApp } from '../../test/test-app.ts'

const KEY = 'qe_test_finish-captures-0123456789abcdef'

let home: string
let env: Record<string, string>
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'identity-finish-'))
  env = {
    IDENTITY_DATA_DIR: join(home, 'data'),
    IDENTITY_BOOTSTRAP_API_KEY: KEY,
    IDENTITY_ANALYSIS_DEADLINE_MS: '100',
    // Only the round at start: a lease that had to run out first would leave these captures where they are.
    IDENTITY_SWEEP_INTERVAL_MS: '3600000',
    IDENTITY_SHUTDOWN_MS: '200',
  }
})
afterEach(() => rm(home, { recursive: true }))

const eventually = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 110_000, interval: 100 })
const isNotPending = async (client: SigningClient, id: string): Promise<Verification> => {
  const { status, body } = await client.request<Verification>('GET', `/api/identity/verifications/${id}`)
  expect(status).toBe(200)
  expect(body.status).not.toBe('pending')
  return body
}

describe('the next start', { timeout: 120_000 }, () => {
  it('finishes a capture that was sealed when the service stopped', async () => {
    const hung = await startTestApp({ analysis: fakeAnalysis(() => new Promise(() => undefined)) }, env)
    const before = new SigningClient({ baseUrl: hung.url, apiKey: KEY })
    const { customerId, bundle } = await signedCapture(before, await createCustomer(before))
    const { status, body } = await before.submit({ customerId, bundle })
    expect(status).toBe(202)
    await hung.close()

    const next = await startTestApp({ analysis: fakeAnalysis(), judge: fakeJudge }, env)
    const after = new SigningClient({ baseUrl: next.url, apiKey: KEY })
    const finished = await eventually(() => isNotPending(after, body.verification.id))
    expect(finished).toMatchObject({ status: 'verified', score: 80, customerId, ktpBundleId: body.ktpBundle.id })
    const again = await after.submit({ customerId, bundle })
    expect(again).toMatchObject({ status: 200, body: { ktpBundle: { verdict: 'passed', framesStored: 1 } } })
    await next.close()
  })

  it('gives up a capture whose frames never became durable, and its bundle may come again', async () => {
    const first = await startTestApp({ analysis: fakeAnalysis(), judge: fakeJudge }, env)
    const before = new SigningClient({ baseUrl: first.url, apiKey: KEY })
    const { customerId, bundle } = await signedCapture(before, await createCustomer(before))
    const key = await first.storage.apiKeys.findBySecret(KEY)
    const tenantId = key!.tenantId
    const digest = randomBytes(32).toString('hex')
    const begin = (storage: Storage) =>
      storage.captures.begin({ tenantId, customerId, nonce: null, digest, requestId: randomUUID(), leaseMs: 600_000 })
    const begun = await begin(first.storage)
    if (begun.kind !== 'started') throw new Error(begun.kind)
    await first.close()

    const next = await startTestApp({ analysis: fakeAnalysis(), judge: fakeJudge }, env)
    await eventually(async () =>
      expect(await next.storage.captures.get(tenantId, begun.captureId)).toMatchObject({
        state: 'failed',
        failure: 'no_frames',
      }),
    )
    expect(await begin(next.storage)).toMatchObject({ kind: 'started', captureId: begun.captureId, resumed: true })
    // The others are served as ever.
    const after = new SigningClient({ baseUrl: next.url, apiKey: KEY })
    expect((await after.submit({ customerId, bundle })).status).toBe(200)
    await next.close()
  })

  it('judges a capture without looking once its frames ended the analysis too often', async () => {
    const hung = await startTestApp({ analysis: fakeAnalysis(() => new Promise(() => undefined)) }, env)
    const before = new SigningClient({ baseUrl: hung.url, apiKey: KEY })
    const { customerId, bundle } = await signedCapture(before, await createCustomer(before))
    const { body } = await before.submit({ customerId, bundle })
    await hung.close()
    // Each claim is a try; none of these owners lives.
    for (let tries = 0; tries < 3; tries++) {
      const storage = await openStorage({
        dataDir: join(home, 'data'),
        clock: Date.now,
        random: randomBytes,
      })
      expect(await storage.sweeper.claimStaleCaptures({ limit: 9, leaseMs: 600_000 })).toHaveLength(1)
      await storage.close()
    }

    let looked = 0
    const counting = fakeAnalysis(() => {
      looked++
      return new Promise(() => undefined)
    })
    const next = await startTestApp({ analysis: counting, judge: fakeJudge }, env)
    const after = new SigningClient({ baseUrl: next.url, apiKey: KEY })
    const path = `/api/identity/document/ktp/bundles/${body.ktpBundle.id}`
    const judged = await eventually(async () => {
      const reply = await after.request<KtpBundle>('GET', path)
      expect(reply.status).toBe(200)
      return reply.body
    })
    expect(judged.verdict).toBe('requires_review')
    expect(looked).toBe(0)
    await next.close()
  })
})

describe('after a kill', { timeout: 240_000 }, () => {
  it('the next process reads, with the real engine, what this one had promised to read', async () => {
    let service: ServiceProcess | undefined
    try {
      service = await startService(env)
      const before = new SigningClient({ baseUrl: service.url, apiKey: KEY })
      const { customerId, bundle } = await signedCapture(before, await createCustomer(before))
      // The models are not loaded yet, so within 100 ms nothing was read.
      const { status, body } = await before.submit({ customerId, bundle })
      expect(status).toBe(202)
      service.child.kill('SIGKILL')
      await service.ended

      service = await startService(env)
      const after = new SigningClient({ baseUrl: service.url, apiKey: KEY })
      const stored = await eventually(async () => {
        const reply = await after.request<KtpBundle>('GET', `/api/identity/document/ktp/bundles/${body.ktpBundle.id}`)
        expect(reply.status).toBe(200)
        return reply.body
      })
      const verification = await after.request<Verification>(
        'GET',
        `/api/identity/verifications/${body.verification.id}`,
      )
      expect(verification.body).toMatchObject({
        customerId,
        ktpBundleId: stored.id,
        score: expect.any(Number) as number,
      })
      const again = (await after.submit({ customerId, bundle })) as { status: number; body: CaptureResult }
      expect(again.status).toBe(200)
      expect(again.body.verification).toEqual({
        id: body.verification.id,
        status: verification.body.status,
        score: verification.body.score,
      })
    } finally {
      service?.child.kill('SIGKILL')
      await service?.ended
    }
  })
})
