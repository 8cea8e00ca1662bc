import type {
  CaptureClientView,
  CaptureSession,
  CaptureSessionClientView,
  CaptureSessionCreated,
  CaptureSessionLink,
  Problem,
} from '@identity/protocol'
import { SigningClient } from '@identity/specimen'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { fakeJudge } from '../../test/fake-judge.ts'
import { createCustomer, signedCapture, startTestApp, type TestApp } from '../../test/test-app.ts'

const PATH = '/api/identity/capture-sessions'
const OWN = '/api/identity/capture-session'
let app: TestApp
let customerId: string
beforeAll(async () => {
  app = await startTestApp(
    { analysis: fakeAnalysis(), judge: fakeJudge },
    { IDENTITY_WEB_ORIGINS: 'https://toko.example' },
  )
  customerId = await createCustomer(app.client)
})
afterAll(() => app.close())

const make = async (body: object = {}) => {
  const { body: session } = await app.client.request<CaptureSessionCreated>('POST', PATH, { customerId, ...body })
  return { session, browser: new SigningClient({ baseUrl: app.url, apiKey: session.token }) }
}
const submit = async (browser: SigningClient) => {
  const { bundle } = await signedCapture(browser, customerId)
  return browser.request<CaptureClientView & Problem>('POST', '/api/identity/document/ktp/capture', {
    customerId,
    bundle,
  })
}

describe('a new capture session', () => {
  it('gives a token, a page whose token no server log can hold, and its QR code', async () => {
    const { session } = await make({ locale: 'en', requiredAssurance: 'high', returnUrl: 'https://toko.example/done' })
    expect(session).toMatchObject({
      customerId,
      state: 'open',
      step: 'intro',
      locale: 'en',
      requiredAssurance: 'high',
      returnUrl: 'https://toko.example/done',
      captures: 0,
      capturesAllowed: 5,
      outcome: null,
    })
    expect(session.url).toBe(`${app.url}/capture#${session.token}`)
    expect(session.qrSvg).toMatch(/^<svg /)
    const read = await app.client.request<CaptureSession>('GET', `${PATH}/${session.id}`)
    expect(read.body).not.toHaveProperty('token')
    expect(app.logText()).not.toContain(session.token)
  })

  it.each([
    [{ ttlMs: 59_999 }, '/ttlMs'],
    [{ ttlMs: 86_400_001 }, '/ttlMs'],
    [{ locale: 'fr' }, '/locale'],
    [{ requiredAssurance: 'low' }, '/requiredAssurance'],
    [{ returnUrl: 'javascript:alert(1)' }, '/returnUrl'],
    [{ customerId: 'clnobody' }, '/customerId'],
  ])('is refused for %j', async (wrong, pointer) => {
    const reply = await app.client.request<Problem>('POST', PATH, { customerId, ...wrong })
    expect(reply.status).toBe(pointer === '/customerId' ? 404 : 422)
    expect(reply.body.errors.at(0)?.pointer).toBe(pointer)
  })
})

describe('a session token', () => {
  it('opens challenge, capture and its own session, and nothing else', async () => {
    const { session, browser } = await make()
    for (const path of ['customers', 'verifications', 'devices', `capture-sessions/${session.id}`])
      expect((await browser.request<Problem>('GET', `/api/identity/${path}`)).body.code).toBe('forbidden_scope')
    expect((await browser.request<Problem>('POST', PATH, { customerId })).body.code).toBe('forbidden_scope')
    expect((await browser.request<CaptureSessionClientView>('GET', OWN)).body).toMatchObject({
      id: session.id,
      state: 'open',
      capturesLeft: 5,
    })
  })

  it('speaks for its customer only', async () => {
    const { browser } = await make()
    const stranger = await createCustomer(app.client)
    const challenge = await browser.request<Problem>('POST', '/api/identity/document/ktp/challenge', {
      customerId: stranger,
    })
    expect(challenge.body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/customerId' }] })
    const { bundle } = await signedCapture(app.client, stranger)
    const capture = await browser.request<Problem>('POST', '/api/identity/document/ktp/capture', {
      customerId: stranger,
      bundle,
    })
    expect(capture.body).toMatchObject({ code: 'not_found', errors: [{ pointer: '/customerId' }] })
  })

  it('gets the client view of a result: no score, no voter, no reading', async () => {
    const { session, browser } = await make()
    const reply = await submit(browser)
    expect(reply.status).toBe(200)
    expect(Object.keys(reply.body).sort()).toEqual(['ktpBundle', 'retry', 'verification'])
    expect(Object.keys(reply.body.verification).sort()).toEqual(['id', 'status'])
    expect(Object.keys(reply.body.ktpBundle).sort()).toEqual(['id', 'verdict'])
    const { body } = await app.client.request<CaptureSession>('GET', `${PATH}/${session.id}`)
    expect(body.outcome?.verificationId).toBe(reply.body.verification.id)
  })

  it('gets the same reply again for the same bundle, counted once', async () => {
    const { session, browser } = await make()
    const { bundle } = await signedCapture(browser, customerId)
    const send = () =>
      browser.request<CaptureClientView>('POST', '/api/identity/document/ktp/capture', { customerId, bundle })
    const first = await send()
    expect((await send()).body).toEqual(first.body)
    expect((await app.client.request<CaptureSession>('GET', `${PATH}/${session.id}`)).body.captures).toBe(1)
  })

  it('opens no challenge and no capture once the session is cancelled', async () => {
    const { session, browser } = await make()
    const { bundle } = await signedCapture(browser, customerId)
    const cancelled = await app.client.request<CaptureSession>('POST', `${PATH}/${session.id}/cancel`)
    expect(cancelled.body.state).toBe('cancelled')
    const capture = await browser.request<Problem>('POST', '/api/identity/document/ktp/capture', { customerId, bundle })
    expect(capture.body).toMatchObject({ status: 410, code: 'session_closed' })
    const challenge = await browser.request<Problem>('POST', '/api/identity/document/ktp/challenge', { customerId })
    expect(challenge.body).toMatchObject({ status: 410, code: 'session_closed' })
    expect((await browser.request<CaptureSessionClientView>('GET', OWN)).body.state).toBe('cancelled')
  })

  it('keeps the step, so that a reload goes on where the person stood', async () => {
    const { session, browser } = await make()
    await browser.request('PUT', `${OWN}/step`, { step: 'camera' })
    expect((await browser.request<CaptureSessionClientView>('GET', OWN)).body.step).toBe('camera')
    expect((await app.client.request<CaptureSession>('GET', `${PATH}/${session.id}`)).body.step).toBe('camera')
    expect((await browser.request<Problem>('PUT', `${OWN}/step`, { step: 'lunch' })).status).toBe(422)
  })

  it('leads to its own page on another device', async () => {
    const { session, browser } = await make()
    const { body } = await browser.request<CaptureSessionLink>('GET', `${OWN}/link`)
    expect(body).toEqual({ url: session.url, qrSvg: session.qrSvg })
    expect((await app.client.request('GET', `${OWN}/link`)).status).toBe(403)
  })

  it('that nobody issued is 401', async () => {
    const nobody = new SigningClient({ baseUrl: app.url, apiKey: `qe_cst_${'a'.repeat(43)}` })
    expect((await nobody.request('GET', OWN)).status).toBe(401)
  })
})

describe('events of a session', () => {
  it('show the state now, each change, and end with the session', async () => {
    const { session, browser } = await make()
    const response = await fetch(`${app.url}${OWN}/events`, { headers: { authorization: `Bearer ${session.token}` } })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const states: CaptureSessionClientView[] = []
    let text = ''
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8')
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
        text = text.slice(end + 2)
        if (data === undefined) continue
        states.push(JSON.parse(data) as CaptureSessionClientView)
        if (states.length === 1) await browser.request('PUT', `${OWN}/step`, { step: 'flash' })
        if (states.length === 2) await app.client.request('POST', `${PATH}/${session.id}/cancel`)
      }
    }
    expect(states.map(({ state, step }) => `${state} ${step}`)).toEqual(['open intro', 'open flash', 'cancelled flash'])
  })
})

describe('a page of another origin', () => {
  const preflight = (origin: string) =>
    fetch(`${app.url}/api/identity/document/ktp/capture`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    })

  it('may call when the settings name it', async () => {
    const reply = await preflight('https://toko.example')
    expect(reply.headers.get('access-control-allow-origin')).toBe('https://toko.example')
    expect(reply.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('may not otherwise', async () => {
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
  })
})
