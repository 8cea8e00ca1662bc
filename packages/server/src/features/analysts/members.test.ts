import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Analyst, AnalystInvited, AnalystMe, AnalystSessionList, Problem, SignInResult } from '@identity/protocol'
import { Browser } from '../../test/browser.ts'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

const PATH = '/api/identity/analysts'
const PASSWORD = 'kuda laut ungu 71'
const OTHER_PASSWORD = 'payung hijau 88 meter'

let app: TestApp
/** Made by the link of the first start. */
let admin: Browser
let tenantId: string
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() }, { IDENTITY_PASSWORD_COST: '10' })
  tenantId = (await app.storage.apiKeys.findBySecret(app.apiKey))?.tenantId ?? ''
  const { token } = await app.storage.analysts.createLink({ tenantId, analystId: null, ttlMs: 60_000 })
  admin = new Browser(app.url)
  await admin.setUp(token, PASSWORD, { email: 'kepala@contoh.example', name: 'Kepala' })
})
afterAll(() => app.close())

let count = 0
const invite = (role = 'analyst') =>
  admin.request<AnalystInvited>('POST', PATH, { email: `orang${++count}@contoh.example`, name: 'Budi Santoso', role })
const tokenOf = ({ body }: { body: AnalystInvited }) => body.link.split('#')[1] ?? ''
const setUp = (token: string, password: string) =>
  new Browser(app.url).request<SignInResult & Problem>('POST', `${PATH}/setup`, { token, password })

describe('the first admin', () => {
  it('is made by a link that belongs to nobody, once', async () => {
    const me = await admin.request<AnalystMe>('GET', `${PATH}/me`)
    expect(me.body).toMatchObject({ role: 'admin', email: 'kepala@contoh.example', stage: 'full', totpEnrolled: true })
    const { token } = await app.storage.analysts.createLink({ tenantId, analystId: null, ttlMs: 60_000 })
    const again = await new Browser(app.url).request<Problem>('POST', `${PATH}/setup`, {
      token,
      password: PASSWORD,
      email: 'x@contoh.example',
      name: 'X',
    })
    expect(again).toMatchObject({ status: 410, body: { code: 'link_invalid' } })
  })

  it('cannot be demoted or deactivated while there is no other', async () => {
    const me = await admin.request<AnalystMe>('GET', `${PATH}/me`)
    for (const change of [{ role: 'viewer' }, { state: 'deactivated' }])
      expect((await admin.request<Problem>('PATCH', `${PATH}/${me.body.id}`, change)).body.code).toBe('last_admin')
  })
})

describe('an invitation', () => {
  it('keeps its link until a good password is given, and then works no more', async () => {
    const invited = await invite()
    expect(invited.body.link).toMatch(/\/dashboard\/setup#qe_inv_[\w-]{43}$/)
    const weak = await setUp(tokenOf(invited), 'password-123456')
    expect(weak).toMatchObject({ status: 422, body: { errors: [{ pointer: '/password' }] } })
    expect((await setUp(tokenOf(invited), PASSWORD)).body.stage).toBe('enrol')
    expect((await setUp(tokenOf(invited), PASSWORD)).body.code).toBe('link_invalid')
  })

  it('is refused for an e-mail that somebody has', async () => {
    const again = await admin.request<Problem>('POST', PATH, {
      email: 'KEPALA@contoh.example',
      name: 'x',
      role: 'viewer',
    })
    expect(again).toMatchObject({ status: 409, body: { code: 'email_taken' } })
  })

  it('for more than it may itself is refused to a key', async () => {
    const { secret } = await app.storage.apiKeys.create({
      tenantId,
      name: 'm',
      mode: 'test',
      scopes: ['members:manage', 'verifications:view'],
    })
    const reply = await fetch(app.url + PATH, {
      method: 'POST',
      headers: { 'x-api-key': secret, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'y@contoh.example', name: 'Y', role: 'admin' }),
    })
    expect(reply.status).toBe(403)
  })
})

describe('a member', () => {
  it('is thrown out at once by a change of role, a deactivation and a reset that was used', async () => {
    for (const act of [
      (id: string) => admin.request('PATCH', `${PATH}/${id}`, { role: 'viewer' }),
      (id: string) => admin.request('PATCH', `${PATH}/${id}`, { state: 'deactivated' }),
      async (id: string) => setUp(tokenOf(await admin.request<AnalystInvited>('POST', `${PATH}/${id}/link`)), PASSWORD),
    ]) {
      const invited = await invite()
      const browser = new Browser(app.url)
      await browser.setUp(tokenOf(invited), PASSWORD)
      expect((await act(invited.body.analyst.id)).status).toBe(200)
      expect((await browser.request<Problem>('GET', `${PATH}/me`)).body.code).toBe('session_expired')
    }
  })

  it('who changes the password keeps this session and loses the others', async () => {
    const invited = await invite()
    const [here, there] = [new Browser(app.url), new Browser(app.url)]
    const { recoveryCodes } = await here.setUp(tokenOf(invited), PASSWORD)
    const { email } = invited.body.analyst
    await there.request('POST', `${PATH}/sign-in`, { email, password: PASSWORD })
    await there.request('POST', `${PATH}/sign-in/totp`, { recoveryCode: recoveryCodes[0] })
    const sessions = await here.request<AnalystSessionList>('GET', `${PATH}/me/sessions`)
    expect(sessions.body.data.map(({ current }) => current)).toEqual([false, true])
    const wrong = { currentPassword: 'bukan yang benar', newPassword: OTHER_PASSWORD }
    expect((await here.request('POST', `${PATH}/me/password`, wrong)).status).toBe(401)
    const right = { currentPassword: PASSWORD, newPassword: OTHER_PASSWORD }
    expect((await here.request('POST', `${PATH}/me/password`, right)).status).toBe(204)
    expect((await here.request('GET', `${PATH}/me`)).status).toBe(200)
    expect((await there.request<Problem>('GET', `${PATH}/me`)).body.code).toBe('session_expired')
  })

  it('signs out everywhere, and the browser forgets the cookie', async () => {
    const browser = new Browser(app.url)
    await browser.setUp(tokenOf(await invite()), PASSWORD)
    const before = browser.cookie
    const out = await browser.request('POST', `${PATH}/sign-out-everywhere`)
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie().every((cookie) => cookie.includes('Max-Age=0'))).toBe(true)
    browser.cookie = before
    expect((await browser.request('GET', `${PATH}/me`)).status).toBe(401)
  })

  it('keeps language and theme', async () => {
    const me = await admin.request<AnalystMe>('PATCH', `${PATH}/me`, { locale: 'en', theme: 'dark' })
    expect(me.body).toMatchObject({ locale: 'en', theme: 'dark' })
  })

  it('is listed without anything secret', async () => {
    const list = await admin.request<{ data: Analyst[] }>('GET', PATH)
    expect(list.headers.get('cache-control')).toBe('no-store')
    expect(Object.keys(list.body.data[0]).sort()).toEqual(
      ['createdAt', 'email', 'id', 'lastSignInAt', 'name', 'role', 'state', 'totpEnrolled'].sort(),
    )
  })
})
