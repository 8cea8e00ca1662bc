import { currentPolicy } from '@identity/pipeline/judge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BundleFindingsSchema } from '@identity/protocol/schema'
import type { CaptureResult, Page, Problem, Verification } from '@identity/protocol'
import sharp from 'sharp'
import type { Static } from 'typebox'
import { SigningClient } from '@identity/specimen'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { fakeJudge } from '../../test/fake-judge.ts'
import { createCustomer, signedCapture, startTestApp, type TestApp } from '../../test/test-app.ts'

interface Case {
  readonly id: string
  readonly state: string
  readonly claim: { readonly id: string } | null
  readonly decidedBy: { readonly id: string } | null
  readonly verificationId: string | null
}

const REVIEWS = '/api/identity/reviews'
const BUNDLES = '/api/identity/document/ktp/bundles'

let app: TestApp
let tenantId: string
beforeAll(async () => {
  app = await startTestApp({
    analysis: fakeAnalysis(),
    judge: (evidence, policy) => ({
      ...fakeJudge(evidence, policy),
      verdict: 'requires_review',
      status: 'pending',
      assuranceTier: 'low',
    }),
  })
  tenantId = (await app.storage.apiKeys.findBySecret(app.apiKey))?.tenantId ?? ''
})
afterAll(() => app.close())

/** A client with a key of these scopes, and the id of its key. */
async function withScopes(...scopes: string[]): Promise<{ client: SigningClient; id: string; secret: string }> {
  const { key, secret } = await app.storage.apiKeys.create({ tenantId, name: '<b>=Ani</b>', mode: 'test', scopes })
  return { client: new SigningClient({ baseUrl: app.url, apiKey: secret }), id: key.id, secret }
}

async function captured(): Promise<{ customerId: string; result: CaptureResult; caseId: string }> {
  const customerId = await createCustomer(app.client)
  const { bundle } = await signedCapture(app.client, customerId)
  const { body } = await app.client.submit({ customerId, bundle })
  return { customerId, result: body, caseId: body.ktpBundle.id.replace('ktpb_', 'rev_') }
}

const decide = (
  client: SigningClient,
  caseId: string,
  body: object = { decision: 'approve', reasonCode: 'card_genuine' },
) =>
  client.request<{ case: Case; verification: Verification; kycTierMoved: boolean } & Problem>(
    'POST',
    `${REVIEWS}/${caseId}/decision`,
    body,
  )

describe('a capture that a person must decide', () => {
  it('lands in the queue and shows everything a page needs', async () => {
    const { caseId, customerId } = await captured()
    const queue = await app.client.request<Page<Case>>('GET', `${REVIEWS}?limit=100&state=open`)
    expect(queue.body.data.map(({ id }) => id)).toContain(caseId)
    const detail = await app.client.request('GET', `${REVIEWS}/${caseId}`)
    expect(detail.status).toBe(200)
    expect(detail.body).toMatchObject({
      erased: false,
      customer: { id: customerId, kycTier: 'none' },
      history: [{ status: 'pending', supersededById: null }],
      bundle: { verdict: 'requires_review', ocr: { cardFound: true } },
      frames: [
        {
          index: 0,
          quad: [
            [0, 0],
            [800, 0],
            [800, 500],
            [0, 500],
          ],
        },
      ],
      // The limit of a single frame, which a capture of one photo is held to.
      fused: { antiSpoof: { lambda: -1, clearAt: currentPolicy().antiSpoof.singleFrame?.clearAt } },
      scales: expect.arrayContaining([expect.objectContaining({ name: 'signing_key', llr: -1 })]) as unknown,
      nik: { outcome: 'malformed' },
    })
    const counts = await app.client.request('GET', `${REVIEWS}/counts`)
    expect(counts.body).toMatchObject({ claimed: 0, mine: 0 })
  })

  it('can be drawn without its case too, and not by a key without verifications:view', async () => {
    const { caseId, result } = await captured()
    const path = `${BUNDLES}/${result.ktpBundle.id}/findings`
    const { body } = await app.client.request<Static<typeof BundleFindingsSchema>>('GET', `${REVIEWS}/${caseId}`)
    const { frames, fused, scales, scalesPolicyVersion, measures, nik } = body
    expect((await app.client.request('GET', path)).body).toEqual({
      frames,
      fused,
      scales,
      scalesPolicyVersion,
      measures,
      nik,
    })
    expect((await (await withScopes('reviews:read')).client.request('GET', path)).status).toBe(403)
  })

  it('hides what is personal from a key without verifications:view', async () => {
    const { caseId } = await captured()
    const { client } = await withScopes('reviews:read')
    const detail = await client.request('GET', `${REVIEWS}/${caseId}`)
    expect(detail.body).toMatchObject({ bundle: null, nik: null, measures: null, frames: [] })
  })

  it('is approved: a new verification supersedes the machine’s and the tier moves', async () => {
    const { caseId, result, customerId } = await captured()
    const { client, id } = await withScopes('reviews:read', 'reviews:write')
    expect((await client.request<Case>('POST', `${REVIEWS}/${caseId}/claim`, {})).body.claim?.id).toBe(id)
    const reply = await decide(client, caseId)
    expect(reply.body).toMatchObject({
      kycTierMoved: true,
      case: { state: 'decided' },
      verification: {
        status: 'verified',
        assuranceTier: 'standard',
        actorUserId: id,
        supersedesId: result.verification.id,
      },
    })
    const machine = await app.client.request('GET', `/api/identity/verifications/${result.verification.id}`)
    expect(machine.body).toMatchObject({ status: 'pending', supersededById: reply.body.verification.id })
    const customer = await app.client.request('GET', `/api/identity/customers/${customerId}`)
    expect(customer.body).toMatchObject({ kycTier: 'standard' })
  })

  it('is decided by one of two, and the other is told who', async () => {
    const { caseId } = await captured()
    const [ani, budi] = [await withScopes('reviews:write'), await withScopes('reviews:write')]
    const replies = await Promise.all([decide(ani.client, caseId), decide(budi.client, caseId)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = replies.find(({ status }) => status === 409)
    const winner = replies[0].status === 200 ? ani.id : budi.id
    expect(lost?.body).toMatchObject({ code: 'review_conflict' })
    expect(lost?.body.detail).toContain(winner)
  })

  it('gives a retry with the same Idempotency-Key the same reply, and refuses it for another case', async () => {
    const [first, second] = [await captured(), await captured()]
    const { secret } = await withScopes('reviews:write')
    const send = async (caseId: string) => {
      const reply = await fetch(`${app.url}${REVIEWS}/${caseId}/decision`, {
        method: 'POST',
        headers: { 'x-api-key': secret, 'content-type': 'application/json', 'idempotency-key': 'once' },
        body: JSON.stringify({ decision: 'reject', reasonCode: 'screen_or_print' }),
      })
      return { status: reply.status, text: await reply.text() }
    }
    const made = await send(first.caseId)
    expect(made.status).toBe(200)
    expect(await send(first.caseId)).toEqual(made)
    expect((await send(second.caseId)).status).toBe(422)
  })

  it('is not decided with a reason that does not fit, nor by someone who may only look', async () => {
    const { caseId } = await captured()
    const wrong = await decide(app.client, caseId, { decision: 'approve', reasonCode: 'forged_card' })
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '/reasonCode' }] })
    expect((await decide(app.client, caseId, { decision: 'reject', reasonCode: 'other' })).status).toBe(422)
    const viewer = await withScopes('reviews:read', 'verifications:view')
    expect((await decide(viewer.client, caseId)).status).toBe(403)
    expect((await viewer.client.request('POST', `${REVIEWS}/${caseId}/claim`, {})).status).toBe(403)
  })

  it('waits for a second person where the tenant wants one', async () => {
    await app.storage.tenants.updateSettings(tenantId, { secondApproverFrom: 'low' })
    const { caseId } = await captured()
    const [ani, budi] = [await withScopes('reviews:write'), await withScopes('reviews:write')]
    expect((await decide(ani.client, caseId)).body).toMatchObject({
      case: { state: 'awaiting_second' },
      verification: null,
    })
    expect((await decide(ani.client, caseId)).status).toBe(409)
    expect((await decide(budi.client, caseId)).body).toMatchObject({ case: { firstApproval: { id: ani.id } } })
    await app.storage.tenants.updateSettings(tenantId, { secondApproverFrom: null })
  })

  it('tells who watches, and goes on after the number it was told', async () => {
    const { body } = await app.client.request<{ version: number }>('GET', `${REVIEWS}/counts`)
    const { caseId } = await captured()
    const stop = new AbortController()
    const stream = await fetch(`${app.url}${REVIEWS}/events`, {
      headers: { 'x-api-key': app.apiKey, 'last-event-id': String(body.version) },
      signal: stop.signal,
    })
    let text = ''
    const reader = stream.body?.getReader()
    while (!text.includes('event: change')) text += Buffer.from((await reader?.read())?.value ?? []).toString()
    stop.abort()
    expect(text).toContain(caseId)
  })
})

describe('a frame', () => {
  const picture = (path: string, secret: string) =>
    fetch(`${app.url}/api/identity/bundles/${path}`, { headers: { 'x-api-key': secret } })

  it('is shown with a purpose only: re-encoded, watermarked, uncached and audited', async () => {
    const { result } = await captured()
    const { secret, id } = await withScopes('frames:read')
    const path = `${result.ktpBundle.id}/frames/0/image`
    expect((await picture(path, secret)).status).toBe(422)
    expect((await picture(`${path}?purpose=curious`, secret)).status).toBe(422)
    const reply = await picture(`${path}?purpose=review&note=case-7`, secret)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('cache-control')).toBe('no-store, private')
    const shown = Buffer.from(await reply.arrayBuffer())
    const original = (await app.storage.frames.open(tenantId, result.ktpBundle.id, 0)) ?? Buffer.alloc(0)
    const metadata = await sharp(shown).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: 640, height: 400 })
    expect(metadata.exif).toBeUndefined()
    const [a, b] = await Promise.all([shown, original].map((bytes) => sharp(bytes).greyscale().raw().toBuffer()))
    const changed = a.filter((value, i) => Math.abs(value - b[i]) > 24).length
    // A host without any font would draw nothing.
    expect(changed).toBeGreaterThan(500)
    const entries = await app.storage.audit.list(tenantId, { limit: 1, newestFirst: true })
    expect(entries).toMatchObject({
      data: [
        {
          action: 'frame.viewed',
          actor: id,
          subject: result.ktpBundle.id,
          details: { frame: 0, purpose: 'review', note: 'case-7' },
        },
      ],
    })
  })

  it('is shown as the upright card', async () => {
    const { result } = await captured()
    const reply = await picture(`${result.ktpBundle.id}/card/0?purpose=review&w=800`, app.apiKey)
    expect(await sharp(Buffer.from(await reply.arrayBuffer())).metadata()).toMatchObject({ width: 800, height: 504 })
  })

  it('needs the scope, and is gone with its customer', async () => {
    const { result, customerId, caseId } = await captured()
    const path = `${result.ktpBundle.id}/frames/0/image?purpose=review`
    const { secret } = await withScopes('reviews:read', 'verifications:view')
    expect((await picture(path, secret)).status).toBe(403)
    await app.storage.destroySubjectKey(tenantId, customerId)
    expect((await picture(path, app.apiKey)).status).toBe(410)
    const detail = await app.client.request('GET', `${REVIEWS}/${caseId}`)
    expect(detail.body).toMatchObject({
      erased: true,
      bundle: null,
      nik: null,
      case: { reasonCode: 'customer_erased' },
    })
    for (const part of ['', '/findings'])
      expect((await app.client.request('GET', `${BUNDLES}/${result.ktpBundle.id}${part}`)).status).toBe(410)
    expect((await decide(app.client, caseId)).status).toBe(410)
  })
})

describe('lists, search and exports', () => {
  it('find a bundle by its id and a customer by reference', async () => {
    const { result, customerId } = await captured()
    const byId = await app.client.request('GET', `/api/identity/search?q=${result.ktpBundle.id}`)
    expect(byId.body).toEqual({ data: [{ kind: 'bundle', id: result.ktpBundle.id, customerId }] })
    const nik = await app.client.request('POST', '/api/identity/search/nik', { nik: '3171234567890123' })
    expect(nik.body).toEqual({ data: [] })
    const bundles = await app.client.request<Page<{ id: string }>>(
      'GET',
      `/api/identity/document/ktp/bundles?customerId=${customerId}`,
    )
    expect(bundles.body.data.map(({ id }) => id)).toEqual([result.ktpBundle.id])
  })

  it('export CSV in which no cell is a formula', async () => {
    await app.client.request('POST', '/api/identity/customers', { externalRef: '=HYPERLINK("http://x")' })
    const reply = await fetch(`${app.url}/api/identity/customers.csv`, { headers: { 'x-api-key': app.apiKey } })
    expect(reply.headers.get('content-type')).toContain('text/csv')
    const text = await reply.text()
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(text.split('\r\n')[0]).toBe('id,externalRef,kycTier,createdAt,updatedAt')
  })

  it('export the audit trail as lines of JSON, filtered', async () => {
    const reply = await fetch(`${app.url}/api/identity/audit.ndjson?action=review.decided`, {
      headers: { 'x-api-key': app.apiKey },
    })
    const lines = (await reply.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { action: string })
    expect(lines.length).toBeGreaterThan(0)
    expect(new Set(lines.map(({ action }) => action))).toEqual(new Set(['review.decided']))
    const page = await app.client.request<Page<{ sequence: number }>>('GET', '/api/identity/audit?limit=2')
    expect(page.body.data[0].sequence).toBeGreaterThan(page.body.data[1].sequence)
  })

  it('give the numbers of the overview, and refuse a range that is none', async () => {
    const overview = await app.client.request<{ days: { verdicts: { requires_review: number } }[] }>(
      'GET',
      '/api/identity/overview',
    )
    expect(overview.body.days.at(-1)?.verdicts.requires_review).toBeGreaterThan(0)
    expect((await app.client.request('GET', '/api/identity/overview?from=2020-01-01T00:00:00Z')).status).toBe(422)
  })
})
