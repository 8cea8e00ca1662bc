import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type {
  CaptureResult,
  FaceComparison,
  FaceSearchResult,
  FaceThresholds,
  KtpBundle,
  Problem,
} from '@identity/protocol'
import type { SigningClient } from '@identity/specimen'
import type { FaceOfPhoto } from '../../analysis/analysis-messages.ts'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { mixOf, photoOf, templateOf, withPortrait } from '../../test/fake-faces.ts'
import { fakeJudge } from '../../test/fake-judge.ts'
import { createCustomer, signedCapture, smallJpeg, startTestApp, type TestApp } from '../../test/test-app.ts'

let app: TestApp
let portrait = templateOf(1)
let drawnLikeness = 0.1
let photo: FaceOfPhoto = { kind: 'none', why: 'no_face' }
let image: string
let person = 0
beforeAll(async () => {
  const analysis = fakeAnalysis(
    (input) => Promise.resolve(withPortrait(input, portrait, drawnLikeness)),
    () => photo,
  )
  app = await startTestApp({ analysis, judge: fakeJudge })
  image = (await smallJpeg()).toString('base64')
})
afterAll(() => app.close())
// Nobody of one test is anybody of another.
beforeEach(() => {
  person += 10
  portrait = templateOf(person)
  drawnLikeness = 0.1
})

async function enrol(client: SigningClient = app.client, template = portrait): Promise<CaptureResult> {
  portrait = template
  const customerId = await createCustomer(client)
  const { bundle } = await signedCapture(client, customerId)
  return (await client.submit({ customerId, bundle })).body
}
const compare = (body: object, client = app.client) =>
  client.request<FaceComparison>('POST', '/api/identity/faces/compare', body)
const search = (body: object, client = app.client) =>
  client.request<FaceSearchResult>('POST', '/api/identity/faces/search', body)
const tenantOf = async (key: string) => (await app.storage.apiKeys.findBySecret(key))?.tenantId ?? ''

describe('a capture with a portrait', () => {
  it('ends with a real enrolment, the same in both views', async () => {
    const result = await enrol()
    expect(result.faceEnrolment).toMatchObject({
      fallbackStub: false,
      modelId: 'qe-face-v3',
      state: 'active',
      quality: 'good',
      reason: null,
    })
    expect(result.duplicateCandidates).toEqual([])
    const stored = await app.client.request<KtpBundle>(
      'GET',
      `/api/identity/document/ktp/bundles/${result.ktpBundle.id}`,
    )
    expect(stored.body.faceEnrolment).toEqual(result.faceEnrolment)
    expect(stored.body.duplicateCandidates).toEqual([])
  })

  it('names the other customer who has this face, once, and not to another tenant', async () => {
    const first = await enrol()
    const second = await enrol(app.client, mixOf(person, person + 1, 0.7))
    expect(second.duplicateCandidates).toEqual([
      {
        enrolmentId: first.faceEnrolment.id,
        customerId: first.customer.id,
        ktpBundleId: first.ktpBundle.id,
        score: expect.closeTo(0.7, 1) as number,
        likely: true,
        sameNik: true,
      },
    ])
    expect((await enrol(app.other, templateOf(person))).duplicateCandidates).toEqual([])
  })

  it('that is drawn is enrolled, and neither searched for nor found', async () => {
    drawnLikeness = 0.6
    const drawn = await enrol()
    expect(drawn.faceEnrolment).toMatchObject({ fallbackStub: false, reason: 'drawn_portrait' })
    expect(drawn.duplicateCandidates).toBeNull()
    drawnLikeness = 0.1
    expect((await enrol()).duplicateCandidates).toEqual([])
  })

  it('leaves no number of the template readable in the reply', async () => {
    expect(JSON.stringify(await enrol())).not.toMatch(/vector|template/)
  })
})

describe('compare', () => {
  it('accepts the same face, leaves the middle to a person, rejects another one', async () => {
    const { faceEnrolment } = await enrol()
    for (const [score, decision] of [
      [0.8, 'accept'],
      [0.45, 'review'],
      [0.2, 'reject'],
    ] as const) {
      photo = photoOf(mixOf(person, person + 1, score))
      const { status, body } = await compare({ enrolmentId: faceEnrolment.id, image })
      expect(status).toBe(200)
      expect(body).toMatchObject({ decision, reason: null, thresholds: { accept: 0.5, review: 0.4 } })
      expect(body.score).toBeCloseTo(score, 1)
    }
  })

  it('compares two enrolments', async () => {
    const [a, b] = [await enrol(), await enrol(app.client, mixOf(person, person + 1, 0.6))]
    const { body } = await compare({ enrolmentId: a.faceEnrolment.id, otherEnrolmentId: b.faceEnrolment.id })
    expect(body).toMatchObject({ decision: 'accept', otherEnrolmentId: b.faceEnrolment.id })
  })

  it.each(['no_face', 'too_small', 'too_blurred', 'no_engine'] as const)(
    'without a usable face gives no score: %s',
    async (why) => {
      const { faceEnrolment } = await enrol()
      photo = { kind: 'none', why }
      const { body } = await compare({ enrolmentId: faceEnrolment.id, image })
      expect(body).toMatchObject({ score: null, decision: 'review', reason: why })
    },
  )

  it('leaves doubt to a person, and never compares two models', async () => {
    const { faceEnrolment } = await enrol()
    const seen = photoOf(portrait)
    if (seen.kind === 'none') throw new Error(seen.why)
    photo = { ...seen, ambiguous: true, facesFound: 2 }
    expect((await compare({ enrolmentId: faceEnrolment.id, image })).body).toMatchObject({
      decision: 'review',
      reason: 'several_faces',
    })
    photo = { ...seen, space: 'another' }
    expect((await compare({ enrolmentId: faceEnrolment.id, image })).body).toMatchObject({
      score: null,
      decision: 'review',
      reason: 'other_model',
    })
  })

  it('records score, decision and thresholds in the audit', async () => {
    const { faceEnrolment } = await enrol()
    photo = photoOf(portrait)
    await compare({ enrolmentId: faceEnrolment.id, image })
    const tenantId = await tenantOf(app.apiKey)
    let page = await app.storage.audit.list(tenantId, { limit: 100 })
    let entry
    for (;;) {
      if (page === 'invalid_cursor') throw new Error(page)
      entry =
        page.data.find(({ action, subject }) => action === 'face.compared' && subject === faceEnrolment.id) ?? entry
      if (page.nextCursor === null) break
      page = await app.storage.audit.list(tenantId, { limit: 100, cursor: page.nextCursor })
    }
    expect(entry?.details).toMatchObject({ decision: 'accept', thresholds: { accept: 0.5 }, modelId: 'qe-face-v3' })
    expect(await app.storage.audit.verify(tenantId)).toMatchObject({ ok: true })
  })

  it('finds nothing of another tenant, nor what does not exist', async () => {
    const { faceEnrolment } = await enrol()
    photo = photoOf(portrait)
    expect((await compare({ enrolmentId: faceEnrolment.id, image }, app.other)).status).toBe(404)
    expect((await compare({ enrolmentId: 'fe_0', image })).status).toBe(404)
    expect((await search({ enrolmentId: faceEnrolment.id }, app.other)).status).toBe(404)
  })

  it('takes one photo or one enrolment, and the photo is bounded as a frame is', async () => {
    const { faceEnrolment } = await enrol()
    const enrolmentId = faceEnrolment.id
    const code = async (body: object) =>
      ((await app.client.request<Problem>('POST', '/api/identity/faces/compare', body)).body as Problem).code
    expect(await code({ enrolmentId })).toBe('invalid_request')
    expect(await code({ enrolmentId, image, otherEnrolmentId: enrolmentId })).toBe('invalid_request')
    expect(await code({ enrolmentId, image: 5 })).toBe('invalid_request')
    expect(await code({ enrolmentId, image: 'ÿ' })).toBe('frame_invalid')
    expect(await code({ enrolmentId, image: Buffer.from('GIF89a').toString('base64') })).toBe('frame_invalid')
    const tiny = await smallJpeg(1, 40, 30)
    expect(await code({ enrolmentId, image: tiny.toString('base64') })).toBe('frame_dimensions')
    expect(await code({ enrolmentId, image: 'A'.repeat(12_000_004) })).toBe('frame_too_large')
  })
})

describe('search', () => {
  it('finds the enrolments of a face, best first, and not the one asked with', async () => {
    const first = await enrol()
    const near = await enrol(app.client, mixOf(person, person + 1, 0.6))
    photo = photoOf(templateOf(person))
    const { body } = await search({ image })
    expect(body.matches.map(({ enrolmentId, likely }) => [enrolmentId, likely])).toEqual([
      [first.faceEnrolment.id, true],
      [near.faceEnrolment.id, false],
    ])
    const again = await search({ enrolmentId: first.faceEnrolment.id, limit: 1 })
    expect(again.body.matches.map(({ enrolmentId }) => enrolmentId)).toEqual([near.faceEnrolment.id])
    expect((await search({ image }, app.other)).body.matches).toEqual([])
  })

  it('finds nobody who is quarantined, revoked or erased', async () => {
    const tenantId = await tenantOf(app.apiKey)
    photo = photoOf(portrait)
    const { faceEnrolment, customer } = await enrol()
    const found = async () => (await search({ image })).body.matches.length
    expect(await found()).toBe(1)
    await app.storage.faces.setState(tenantId, faceEnrolment.id, 'quarantined', { actor: 'test' })
    expect(await found()).toBe(0)
    await app.storage.faces.setState(tenantId, faceEnrolment.id, 'active', { actor: 'test' })
    expect(await found()).toBe(1)
    await app.storage.destroySubjectKey(tenantId, customer.id)
    expect(await found()).toBe(0)
  })
})

describe('the thresholds', () => {
  const path = '/api/identity/faces/thresholds'

  it('are the tenant’s own once set, and decide from then on', async () => {
    const own: FaceThresholds = { accept: 0.9, review: 0.1, candidate: 0.95, likely: 0.97 }
    const { faceEnrolment } = await enrol(app.other)
    expect((await app.other.request<FaceThresholds>('GET', path)).body.accept).toBe(0.5)
    expect((await app.other.request<FaceThresholds>('PUT', path, own)).body).toEqual(own)
    photo = photoOf(mixOf(person, person + 1, 0.7))
    const { body } = await compare({ enrolmentId: faceEnrolment.id, image }, app.other)
    expect(body).toMatchObject({ decision: 'review', thresholds: own })
    expect((await search({ image }, app.other)).body.matches).toEqual([])
    expect((await app.client.request<FaceThresholds>('GET', path)).body.accept).toBe(0.5)
  })

  it.each([
    { accept: 0.4, review: 0.4, candidate: 0.5, likely: 0.6 },
    { accept: 0.5, review: 0.4, candidate: 0.7, likely: 0.6 },
    { accept: 1.5, review: 0.4, candidate: 0.5, likely: 0.6 },
    { accept: 0.5, review: 0.4, candidate: 0, likely: 0.6 },
    { accept: 0.5 },
  ])('are refused when they make no sense: %j', async (wrong) => {
    expect((await app.client.request('PUT', path, wrong)).status).toBe(422)
  })
})

it('the readiness page says what runs the face models and how far the index is', async () => {
  const ready = (await (await fetch(`${app.url}/readyz`)).json()) as object
  expect(ready).toMatchObject({ status: 'ok', faces: { engine: 'none', index: 'ready', progress: 1 } })
})
