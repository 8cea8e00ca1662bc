import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnalystInvited, Problem } from '@identity/protocol'
import { Browser } from '../test/browser.ts'
import { fakeAnalysis } from '../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../test/test-app.ts'

const ME = '/api/identity/analysts/me'
const SIGN_IN = '/api/identity/analysts/sign-in'
const PASSWORD = 'kuda laut ungu 71'

let app: TestApp
let browser: Browser
beforeAll(async () => {
  app = await startTestApp(
    { analysis: fakeAnalysis() },
    { IDENTITY_PASSWORD_COST: '10', IDENTITY_PUBLIC_URL: 'https://id.contoh.example' },
  )
  const invited = await app.client.request<AnalystInvited>('POST', '/api/identity/analysts', {
    email: 'sari@contoh.example',
    name: 'Sari',
    role: 'admin',
  })
  expect(invited.body.link).toMatch(/^https:\/\/id\.contoh\.example\/dashboard\/setup#/)
  browser = new Browser(app.url)
  await browser.setUp(invited.body.link.split('#')[1] ?? '', PASSWORD)
})
afterAll(() => app.close())

const change = (headers: Record<string, string>) =>
  browser.request<Problem>('PATCH', ME, { theme: 'dark' }, headers).then(({ status, body }) => [status, body.code])

describe('a change that a session cookie vouches for', () => {
  it('is taken from this origin and from the public one, with the token', async () => {
    expect(await change({})).toEqual([200, undefined])
    expect(await change({ origin: 'https://id.contoh.example', 'sec-fetch-site': 'same-origin' })).toEqual([
      200,
      undefined,
    ])
  })

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring subdomain', { 'sec-fetch-site': 'same-site' }],
    ['a page without the token', { 'x-csrf-token': '' }],
    ['a page with a made-up token', { 'x-csrf-token': 'A'.repeat(43) }],
  ])('is refused from %s', async (_, headers) => {
    expect(await change(headers)).toEqual([403, 'csrf_failed'])
  })

  it('needs no token to read', async () => {
    expect((await browser.request('GET', ME, undefined, { 'x-csrf-token': '' })).status).toBe(200)
  })
})

describe('signing in', () => {
  const body = { email: 'sari@contoh.example', password: PASSWORD }

  it('is refused to a page of another origin, which could sign a victim in to its own account', async () => {
    const reply = await new Browser(app.url).request<Problem>('POST', SIGN_IN, body, { origin: 'https://evil.example' })
    expect(reply.body.code).toBe('csrf_failed')
  })

  it('behind a proxy that ends TLS sets a cookie that only https of this host gets', async () => {
    const reply = await new Browser(app.url).request('POST', SIGN_IN, body, { origin: 'https://id.contoh.example' })
    expect(reply.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-identity_session=qe_ses_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/),
    ])
  })
})

describe('a key beside a cookie', () => {
  it('is what counts, also when it is wrong', async () => {
    const reply = await browser.request<Problem>('GET', '/api/identity/customers', undefined, {
      authorization: 'Bearer qe_live_wrong',
    })
    expect(reply).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  })
})
