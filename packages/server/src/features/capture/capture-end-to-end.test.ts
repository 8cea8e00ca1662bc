import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaptureResult, Customer, Problem } from '@identity/protocol'
import { CaptureResultSchema } from '@identity/protocol/schema'
import { buildBundle, burst, person, rasteriseCard, sign } from '@identity/specimen'
import { createValidator } from '../../http/validator.ts'
import { createCustomer, smallJpeg, startTestApp, type TestApp } from '../../test/test-app.ts'

// The real intake threads, analysis process, OCR, voters and storage. Specimen cards: generated, never a real one.
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({}, { IDENTITY_ANALYSIS_DEADLINE_MS: '120000', IDENTITY_ANALYSIS_PROCESSES: '1' })
})
afterAll(() => app.close())

describe('a specimen card', () => {
  it('goes the whole way: read, judged, sealed, and its 16 fields are answered', async () => {
    const someone = person(7)
    const frames = await burst(await rasteriseCard(someone), {}, 7, 2)
    const customerId = await createCustomer(app.client)
    const challenge = await app.client.issueChallenge(customerId)
    const bundle = await sign(
      buildBundle(frames, new Date().toISOString(), { flashChallengeNonce: challenge.nonce }),
      challenge.hmacSecret,
    )
    const { status, body } = await app.client.submit({ customerId, bundle })
    expect(status).toBe(200)
    const ajv = createValidator()
    expect(ajv.validate(CaptureResultSchema.$id, body), JSON.stringify(ajv.errors)).toBe(true)
    expect(body.ocr.cardFound).toBe(true)
    expect(body.ocr.fields.nik.value).toBe(someone.fields.nik)
    expect(body.ktpBundle).toMatchObject({ framesStored: 2, keySource: 'challenge' })
    expect(body.antiSpoof.assuranceTier).toBe(body.ktpBundle.assuranceTier)
    const names = [...body.antiSpoof.voters, ...body.tamper.voters].map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['flash_reflectance', 'replay_check', 'signing_key', 'nik_consistency']),
    )
    // The portrait of a specimen is a drawing: found and enrolled, but not to be told from other drawings.
    expect(body.faceEnrolment).toMatchObject({ fallbackStub: false, modelId: 'qe-face-v3', reason: 'drawn_portrait' })
    expect(body.duplicateCandidates).toBeNull()
    const { body: customer } = await app.client.request<Customer>('GET', `/api/identity/customers/${customerId}`)
    expect(customer.kycTier).toBe(body.ktpBundle.assuranceTier === 'low' ? 'none' : 'standard')
  })

  it('sent again under a fresh challenge is noticed by replay_check', async () => {
    const frames = await burst(await rasteriseCard(person(8)), {}, 8, 2)
    const replies: CaptureResult[] = []
    for (let i = 0; i < 2; i++) {
      const customerId = await createCustomer(app.client)
      const challenge = await app.client.issueChallenge(customerId)
      const bundle = await sign(
        buildBundle(frames, new Date().toISOString(), { flashChallengeNonce: challenge.nonce }),
        challenge.hmacSecret,
      )
      replies.push((await app.client.submit({ customerId, bundle })).body)
    }
    const replay = (reply: CaptureResult) => reply.antiSpoof.voters.find(({ name }) => name === 'replay_check')?.passed
    expect(replies.map(replay)).toEqual([true, false])
  })
})

it('a frame without a card is stored and left to a person', async () => {
  const customerId = await createCustomer(app.client)
  const challenge = await app.client.issueChallenge(customerId)
  const bundle = await sign(
    buildBundle([{ jpeg: await smallJpeg(5) }], new Date().toISOString(), { flashChallengeNonce: challenge.nonce }),
    challenge.hmacSecret,
  )
  const { status, body } = await app.client.submit({ customerId, bundle })
  expect(status).toBe(200)
  expect(body.ocr.cardFound).toBe(false)
  expect(body.ktpBundle).toMatchObject({ assuranceTier: 'low', framesStored: 1 })
  expect(body.verification.status).not.toBe('verified')
  expect(body.faceEnrolment).toMatchObject({ fallbackStub: true, modelId: 'none', reason: 'no_card' })
})

it('a frame that only looks like a JPEG is refused as frame_invalid', async () => {
  const jpeg = await smallJpeg(6)
  // The structure stays whole, the quantisation tables become nonsense.
  const damaged = Buffer.from(jpeg)
  const tables = damaged.indexOf(Buffer.from([0xff, 0xc4]))
  damaged.fill(0xee, tables + 5, tables + 21)
  const customerId = await createCustomer(app.client)
  const challenge = await app.client.issueChallenge(customerId)
  const bundle = await sign(
    buildBundle([{ jpeg: damaged }], new Date().toISOString(), { flashChallengeNonce: challenge.nonce }),
    challenge.hmacSecret,
  )
  const reply = await app.client.request<Problem>('POST', '/api/identity/document/ktp/capture', { customerId, bundle })
  expect(reply.body).toMatchObject({ status: 422, code: 'frame_invalid' })
})
