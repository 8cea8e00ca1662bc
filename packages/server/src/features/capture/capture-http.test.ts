import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  AppError,
  type CaptureBundle,
  type CaptureResult,
  type Customer,
  type KtpBundle,
  type Page,
  type Problem,
  type Verification,
} from '@identity/protocol'
import { CaptureResultSchema, KtpBundleSchema } from '@identity/protocol/schema'
import { buildBundle, sign } from '@identity/specimen'
import { AnalysisLostError } from '../../analysis/analysis-port.ts'
import { createValidator } from '../../http/validator.ts'
import { fakeAnalysis, fakeExtraction } from '../../test/fake-analysis.ts'
import { fakeJudge } from '../../test/fake-judge.ts'
import { rawRequest } from '../../test/raw-request.ts'
import { createCustomer, signedCapture, smallJpeg, startTestApp, type TestApp } from '../../test/test-app.ts'

// About HTTP, storage and the acknowledgement protocol; the analysis is a stand-in. `capture-end-to-end.test.ts` has the real one.

const PATH = '/api/identity/document/ktp/capture'
type Answer = CaptureResult & Problem

let app: TestApp
let analyse:
  typeof fakeExtraction | ((input: Parameters<typeof fakeExtraction>[0]) => Promise<ReturnType<typeof fakeExtraction>>)
beforeAll(async () => {
  analyse = fakeExtraction
  app = await startTestApp(
    { analysis: fakeAnalysis(async (input) => analyse(input)), judge: fakeJudge },
    { IDENTITY_ANALYSIS_DEADLINE_MS: '1500', IDENTITY_SWEEP_INTERVAL_MS: '300' },
  )
})
afterAll(() => app.close())

const submit = (request: object, headers: Record<string, string> = {}) =>
  app.client.request<Answer>('POST', PATH, request, headers)

const rawSubmit = (request: object, headers: Record<string, string> = {}) =>
  rawRequest(app.url + PATH, {
    headers: { 'x-api-key': app.apiKey, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  })

const fresh = async (more = {}) => signedCapture(app.client, await createCustomer(app.client), more)

describe('a capture', () => {
  it('is answered in the documented shape, and everything can be read back', async () => {
    const { customerId, bundle } = await fresh()
    const { status, body } = await submit({ customerId, bundle })
    expect(status).toBe(200)
    const ajv = createValidator()
    expect(ajv.validate(CaptureResultSchema.$id, body), JSON.stringify(ajv.errors)).toBe(true)
    expect(body).toMatchObject({
      verification: { status: 'verified', score: 80 },
      ktpBundle: { verdict: 'passed', assuranceTier: 'standard', framesStored: 1, keySource: 'challenge' },
      antiSpoof: { fused: 'live', assuranceTier: 'standard', passed: 1, present: 1 },
      tamper: { fused: 'authentic' },
      faceEnrolment: { fallbackStub: true, modelId: 'none', state: 'quarantined', reason: 'no_engine' },
      customer: { id: customerId, kycTier: 'standard' },
    })
    expect(Object.keys(body.ocr.fields)).toHaveLength(16)

    const customer = await app.client.request<Customer>('GET', `/api/identity/customers/${customerId}`)
    expect(customer.body.kycTier).toBe('standard')
    const verification = await app.client.request<Verification>(
      'GET',
      `/api/identity/verifications/${body.verification.id}`,
    )
    expect(verification.body).toMatchObject({
      customerId,
      ktpBundleId: body.ktpBundle.id,
      status: 'verified',
      actorUserId: null,
    })
    const list = await app.client.request<Page<Verification>>(
      'GET',
      `/api/identity/verifications?customerId=${customerId}&status=verified`,
    )
    expect(list.body.data).toEqual([verification.body])
    const stored = await app.client.request<KtpBundle>('GET', `/api/identity/document/ktp/bundles/${body.ktpBundle.id}`)
    expect(ajv.validate(KtpBundleSchema.$id, stored.body), JSON.stringify(ajv.errors)).toBe(true)
    expect(stored.body).toMatchObject({
      antiSpoof: body.antiSpoof,
      tamper: body.tamper,
      ocr: body.ocr,
      faceEnrolment: body.faceEnrolment,
    })
    expect(stored.body.frames[0]?.byteLength).toBe(Buffer.from(bundle.frames[0] ?? '', 'base64').length)
  })

  it('keeps its signature through unknown members, unusual numbers and any member order', async () => {
    const customerId = await createCustomer(app.client)
    const challenge = await app.client.issueChallenge(customerId)
    const unsigned = {
      ...buildBundle([{ jpeg: await smallJpeg(7) }], new Date().toISOString(), {
        flashChallengeNonce: challenge.nonce,
      }),
      zebra: { nested: [1e21, -0, 1.5, 'Ñ€\u2028'], empty: {} },
      alpha: null,
      ocrFields: { fullName: 'Siti “Aminah”' },
    }
    const bundle = await sign(unsigned, challenge.hmacSecret)
    const reversed = Object.fromEntries(Object.entries(bundle).toReversed())
    expect((await submit({ bundle: reversed, customerId })).status).toBe(200)
  })

  it('may send hmacKey, which must then be the secret of the challenge', async () => {
    const { customerId, bundle, hmacSecret } = await fresh()
    expect((await submit({ customerId, bundle, hmacKey: `${hmacSecret}x` })).body.code).toBe('signature_invalid')
    expect((await submit({ customerId, bundle, hmacKey: hmacSecret })).status).toBe(200)
  })
})

describe('a challenge', () => {
  it('is won by one of 20 concurrent bundles; the rest get 409', async () => {
    const customerId = await createCustomer(app.client)
    const challenge = await app.client.issueChallenge(customerId)
    const jpeg = await smallJpeg(3)
    const bundles = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        sign(
          buildBundle([{ jpeg }], new Date().toISOString(), {
            flashChallengeNonce: challenge.nonce,
            sdkVersion: `race@${i}`,
          }),
          challenge.hmacSecret,
        ),
      ),
    )
    const replies = await Promise.all(bundles.map((bundle) => submit({ customerId, bundle })))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of replies)
      if (status !== 200) expect(body).toMatchObject({ status: 409, code: 'challenge_consumed' })
  })

  it('gives the same bytes to 50 concurrent copies of one bundle, and one verification', async () => {
    const { customerId, bundle } = await fresh()
    const replies = await Promise.all(Array.from({ length: 50 }, () => rawSubmit({ customerId, bundle })))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
    const list = await app.client.request<Page<Verification>>(
      'GET',
      `/api/identity/verifications?customerId=${customerId}`,
    )
    expect(list.body.data).toHaveLength(1)
  })

  it('that is unknown, another tenant’s, another customer’s or expired is a 4xx of its own', async () => {
    const { customerId, bundle, hmacSecret } = await fresh()
    const unknown = await sign({ ...bundle, flashChallengeNonce: '00000000-0000-4000-8000-000000000000' }, hmacSecret)
    expect((await submit({ customerId, bundle: unknown })).body).toMatchObject({
      status: 404,
      code: 'challenge_not_found',
    })
    const malformed = await sign({ ...bundle, flashChallengeNonce: "' OR 1=1 --" }, hmacSecret)
    expect((await submit({ customerId, bundle: malformed })).body).toMatchObject({
      status: 404,
      code: 'challenge_not_found',
    })
    const foreign = await signedCapture(app.other, await createCustomer(app.other))
    expect((await submit({ customerId, bundle: foreign.bundle })).body).toMatchObject({
      status: 404,
      code: 'challenge_not_found',
    })
    const otherCustomer = await createCustomer(app.client)
    expect((await submit({ customerId: otherCustomer, bundle })).body).toMatchObject({
      status: 422,
      code: 'challenge_customer_mismatch',
    })
    expect((await submit({ customerId, bundle })).status).toBe(200)
  })

  it('is revoked by the third bad signature', async () => {
    const { customerId, bundle } = await fresh()
    const bad = { ...bundle, signature: 'f'.repeat(64) }
    for (let i = 0; i < 3; i++) expect((await submit({ customerId, bundle: bad })).body.code).toBe('signature_invalid')
    expect((await submit({ customerId, bundle })).body).toMatchObject({ status: 410, code: 'challenge_expired' })
  })
})

describe('a signature', () => {
  const tampered: [string, (bundle: CaptureBundle) => object][] = [
    ['sdkVersion', () => ({ sdkVersion: 'other@1' })],
    ['platform', () => ({ platform: 'ios' })],
    ['capturedAt', () => ({ capturedAt: '2026-01-01T00:00:00Z' })],
    ['frames', ({ frames }) => ({ frames: [...frames, ...frames] })],
    ['flashSamples', () => ({ flashSamples: [{ step: 0, r: 1, g: 2, b: 3 }] })],
    ['ocrFields', () => ({ ocrFields: { nik: '1' } })],
    ['frameMeta', () => ({ frameMeta: [{ step: 1 }] })],
    ['an unknown member', () => ({ extra: 1 })],
  ]
  it.each(tampered)('does not survive a change of %s', async (_, change) => {
    const { customerId, bundle } = await fresh()
    const reply = await submit({ customerId, bundle: { ...bundle, ...change(bundle) } })
    expect(reply.body).toMatchObject({ status: 401, code: 'signature_invalid', errors: [] })
  })

  it.each([
    ['empty', () => ''],
    ['upper case', (right: string) => right.toUpperCase()],
    ['cut', (right: string) => right.slice(0, 63)],
    ['longer', (right: string) => `${right}0`],
    ['spaced', (right: string) => ` ${right}`],
    ['one digit off', (right: string) => right.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))],
  ])('that is %s is refused with the same words', async (_, change) => {
    const { customerId, bundle } = await fresh()
    const reply = await submit({ customerId, bundle: { ...bundle, signature: change(bundle.signature) } })
    const { requestId, ...problem } = reply.body as Problem
    expect(requestId).toBeTruthy()
    expect(problem).toEqual({
      type: 'urn:identity:problem:signature_invalid',
      title: 'The bundle signature does not verify.',
      status: 401,
      code: 'signature_invalid',
      errors: [],
    })
  })

  it('made with any other key is refused: the nonce, an empty-like key, another challenge’s secret, the key in the body', async () => {
    const { customerId, bundle, hmacSecret } = await fresh()
    const other = await fresh()
    // Three bad ones revoke, so each key gets a challenge of its own.
    for (const key of [
      bundle.flashChallengeNonce ?? '',
      hmacSecret.slice(0, -1),
      `${hmacSecret}\0`,
      other.hmacSecret,
      'my-own-key-my-own-key',
    ]) {
      const mine = await signedCapture(app.client, customerId)
      const forged = await sign({ ...mine.bundle }, key)
      const reply = await submit({ customerId, bundle: forged, hmacKey: key })
      expect(reply.body.code).toMatch(/signature_invalid/)
    }
  })
})

describe('without a challenge', () => {
  const bundleOf = async (key: string, seed: number) =>
    sign(buildBundle([{ jpeg: await smallJpeg(seed) }], new Date().toISOString()), key)

  it('an active device key of the tenant signs; a revoked or foreign one is only self-asserted', async () => {
    const customerId = await createCustomer(app.client)
    const { body: device } = await app.client.request<{ id: string; hmacKey: string }>(
      'POST',
      '/api/identity/devices',
      {},
    )
    const { body: foreign } = await app.other.request<{ hmacKey: string }>('POST', '/api/identity/devices', {})
    const sent = async (hmacKey: string, seed: number) =>
      (await submit({ customerId, bundle: await bundleOf(hmacKey, seed), hmacKey })).body.ktpBundle.keySource
    expect(await sent(device.hmacKey, 11)).toBe('device')
    expect(await sent(foreign.hmacKey, 12)).toBe('self_asserted')
    await app.client.request('DELETE', `/api/identity/devices/${device.id}`)
    expect(await sent(device.hmacKey, 13)).toBe('self_asserted')
  })

  it('hmacKey is required and must not be guessable', async () => {
    const customerId = await createCustomer(app.client)
    const bundle = await bundleOf('a-key-of-sixteen-or-more', 14)
    for (const hmacKey of [undefined, 'short', 'abc\0\0\0\0\0\0\0\0\0\0\0\0\0\0', ' '.repeat(20)])
      expect((await submit({ customerId, bundle, hmacKey })).body).toMatchObject({
        code: 'invalid_request',
        errors: [{ pointer: '/hmacKey' }],
      })
  })

  it('a wrong signature is refused, an unknown customer not found', async () => {
    const customerId = await createCustomer(app.client)
    const hmacKey = 'a-key-of-sixteen-or-more'
    const bundle = await bundleOf(hmacKey, 15)
    expect((await submit({ customerId, bundle: { ...bundle, signature: '0'.repeat(64) }, hmacKey })).body.code).toBe(
      'signature_invalid',
    )
    const foreign = await createCustomer(app.other)
    expect((await submit({ customerId: foreign, bundle, hmacKey })).body.code).toBe('not_found')
  })

  it('the same bundle again gets the stored reply; for another customer it is a duplicate', async () => {
    const customerId = await createCustomer(app.client)
    const hmacKey = 'a-key-of-sixteen-or-more'
    const bundle = await bundleOf(hmacKey, 16)
    const first = await rawSubmit({ customerId, bundle, hmacKey })
    expect(first.status).toBe(200)
    expect((await rawSubmit({ customerId, bundle, hmacKey })).text).toBe(first.text)
    const another = await createCustomer(app.client)
    expect((await submit({ customerId: another, bundle, hmacKey })).body).toMatchObject({
      status: 409,
      code: 'duplicate_bundle',
    })
  })
})

describe('an Idempotency-Key', () => {
  it('gives a retry the stored bytes, and another body a conflict', async () => {
    const { customerId, bundle } = await fresh()
    const headers = { 'idempotency-key': `k-${customerId}` }
    const first = await rawSubmit({ customerId, bundle }, headers)
    expect((await rawSubmit({ customerId, bundle }, headers)).text).toBe(first.text)
    const other = await signedCapture(app.client, customerId)
    const conflict = await submit({ customerId, bundle: other.bundle }, headers)
    expect(conflict.body).toMatchObject({ status: 422, code: 'idempotency_conflict' })
    // The conflict burnt nothing: the second challenge is still good.
    expect((await submit({ customerId, bundle: other.bundle })).status).toBe(200)
  })
})

describe('an analysis', () => {
  it('that is slow is answered pending (202), and the verification is finished later', async () => {
    const { customerId, bundle } = await fresh()
    let finish = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      finish = resolve
    })
    analyse = async (input) => {
      await gate
      return fakeExtraction(input)
    }
    const reply = await submit({ customerId, bundle })
    expect(reply.status).toBe(202)
    const ajv = createValidator()
    expect(ajv.validate(CaptureResultSchema.$id, reply.body), JSON.stringify(ajv.errors)).toBe(true)
    expect(reply.body).toMatchObject({ verification: { status: 'pending' }, ktpBundle: { framesStored: 1 } })
    const path = `/api/identity/verifications/${reply.body.verification.id}`
    expect((await app.client.request<Verification>('GET', path)).body).toMatchObject({ status: 'pending', customerId })
    expect((await app.other.request('GET', path)).status).toBe(404)
    finish()
    analyse = fakeExtraction
    await vi.waitFor(async () => {
      expect((await app.client.request<Verification>('GET', path)).body.status).toBe('verified')
    }, 10_000)
    const final = await submit({ customerId, bundle })
    expect(final.status).toBe(200)
    expect(final.body.verification.id).toBe(reply.body.verification.id)
    expect(final.body.ktpBundle.id).toBe(reply.body.ktpBundle.id)
  })

  it('that dies is answered pending, and is not lost', async () => {
    const { customerId, bundle } = await fresh()
    analyse = () => Promise.reject(new AnalysisLostError('gone'))
    const reply = await submit({ customerId, bundle })
    expect(reply.status).toBe(202)
    const verification = await app.client.request<Verification>(
      'GET',
      `/api/identity/verifications/${reply.body.verification.id}`,
    )
    expect(verification.body.status).toBe('pending')
    analyse = fakeExtraction
  })
})

describe('a busy service', () => {
  it('answers 503 with Retry-After before the challenge is consumed', async () => {
    const full = await startTestApp({ judge: fakeJudge, analysis: fullAnalysis() })
    const capture = await signedCapture(full.client, await createCustomer(full.client))
    const reply = await full.client.request<Problem>('POST', PATH, {
      customerId: capture.customerId,
      bundle: capture.bundle,
    })
    expect(reply.body).toMatchObject({ status: 503, code: 'overloaded' })
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
    const tenantId = (await full.storage.apiKeys.findBySecret(full.apiKey))?.tenantId ?? ''
    const known = await full.storage.challenges.findByNonce(tenantId, capture.bundle.flashChallengeNonce ?? '')
    expect(known?.challenge.consumedAtMs).toBeNull()
    await full.close()
  })
})

const fullAnalysis = () => {
  const fake = fakeAnalysis()
  return {
    ...fake,
    reserve: () => {
      throw new AppError('overloaded', { retryAfterSeconds: 3 })
    },
  }
}
