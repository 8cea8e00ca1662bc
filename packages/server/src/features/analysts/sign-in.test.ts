import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AnalystInvited, AnalystMe, AnalystRole, Problem, SignInResult } from '@identity/protocol'
import type { TOTP } from 'otpauth'
import { Browser } from '../../test/browser.ts'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

const PATH = '/api/identity/analysts'
const PASSWORD = 'kuda laut ungu 71'
/** Seconds ahead, for a code that was not used up yet. */
const NEXT_STEP_S = 30

let app: TestApp
let count = 0
beforeAll(async () => {
  app = await startTestApp(
    { analysis: fakeAnalysis() },
    { IDENTITY_PASSWORD_COST: '10', IDENTITY_SIGN_IN_ATTEMPTS: '4' },
  )
})
afterAll(() => app.close())

interface Someone {
  readonly id: string
  readonly email: string
  readonly totp: TOTP
  readonly recoveryCodes: readonly string[]
  readonly browser: Browser
}

async function someone(role: AnalystRole = 'analyst'): Promise<Someone> {
  const email = `orang${++count}@contoh.example`
  const invited = await app.client.request<AnalystInvited>('POST', PATH, { email, name: 'Sari', role })
  const browser = new Browser(app.url)
  const token = invited.body.link.split('#')[1] ?? ''
  const { totp, recoveryCodes } = await browser.setUp(token, PASSWORD)
  return { id: invited.body.analyst.id, email, totp, recoveryCodes, browser }
}

const nextCode = (totp: TOTP) => totp.generate({ timestamp: Date.now() + NEXT_STEP_S * 1000 })

describe('signing in', () => {
  let person: Someone
  beforeEach(async () => {
    person = await someone()
  })

  it('takes a password, then a code, and only then opens anything', async () => {
    const browser = new Browser(app.url)
    const first = await browser.request<SignInResult>('POST', `${PATH}/sign-in`, {
      email: person.email.toUpperCase(),
      password: PASSWORD,
    })
    expect(first).toMatchObject({ status: 200, body: { stage: 'code' } })
    expect(first.headers.getSetCookie()[0]).toMatch(
      /^identity_session=qe_ses_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect((await browser.request<Problem>('GET', `${PATH}/me`)).body.code).toBe('second_factor_needed')
    expect((await browser.request<Problem>('GET', '/api/identity/verifications')).body.code).toBe(
      'second_factor_needed',
    )
    const half = browser.cookie
    const second = await browser.request<SignInResult>('POST', `${PATH}/sign-in/totp`, { code: nextCode(person.totp) })
    expect(second).toMatchObject({ status: 200, body: { stage: 'full' } })
    expect(browser.cookie).not.toBe(half)
    const me = await browser.request<AnalystMe>('GET', `${PATH}/me`)
    expect(me.body).toMatchObject({ id: person.id, email: person.email, role: 'analyst', recoveryCodesLeft: 10 })
    expect((await browser.request('GET', '/api/identity/verifications')).status).toBe(200)
    browser.cookie = half
    expect((await browser.request<Problem>('GET', `${PATH}/me`)).body.code).toBe('session_expired')
  })

  it('takes each code once', async () => {
    const code = nextCode(person.totp)
    const tries = [new Browser(app.url), new Browser(app.url)]
    for (const browser of tries)
      await browser.request('POST', `${PATH}/sign-in`, { email: person.email, password: PASSWORD })
    const answers = await Promise.all(tries.map((browser) => browser.request('POST', `${PATH}/sign-in/totp`, { code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('takes each recovery code once, however it is typed', async () => {
    const recoveryCode = person.recoveryCodes[3]?.toLowerCase().replaceAll('-', ' ')
    for (const status of [200, 401]) {
      const browser = new Browser(app.url)
      await browser.request('POST', `${PATH}/sign-in`, { email: person.email, password: PASSWORD })
      expect((await browser.request('POST', `${PATH}/sign-in/totp`, { recoveryCode })).status).toBe(status)
    }
    const me = await person.browser.request<AnalystMe>('GET', `${PATH}/me`)
    expect(me.body.recoveryCodesLeft).toBe(9)
  })

  it('answers a wrong password, an unknown e-mail and a closed account alike', async () => {
    await app.client.request('PATCH', `${PATH}/${person.id}`, { state: 'deactivated' })
    const other = await someone()
    const answers = await Promise.all(
      [
        { email: other.email, password: 'salah sekali 12' },
        { email: `nobody${count}@contoh.example`, password: PASSWORD },
        { email: person.email, password: PASSWORD },
      ].map((body) => new Browser(app.url).request<Problem>('POST', `${PATH}/sign-in`, body)),
    )
    const shown = answers.map(({ status, body, headers }) => [
      status,
      { ...body, requestId: '' },
      headers.getSetCookie(),
    ])
    expect(shown[0]).toEqual(shown[1])
    expect(shown[0]).toEqual(shown[2])
    expect(shown[0]?.[0]).toBe(401)
  })

  it.each(['known', 'unknown'])(
    'lets an account that is %s rest after wrong passwords, the right one too',
    async (kind) => {
      const email = kind === 'known' ? person.email : `rest${count}@contoh.example`
      const attempt = (password: string) =>
        new Browser(app.url).request<Problem>('POST', `${PATH}/sign-in`, { email, password })
      const wrong = await Promise.all(Array.from({ length: 8 }, () => attempt('bukan yang benar')))
      expect(wrong.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 429, 429, 429, 429])
      const right = await attempt(PASSWORD)
      expect(right.status).toBe(429)
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800)
    },
  )

  it('forgets wrong passwords when the right one comes in time', async () => {
    const attempt = (password: string) =>
      new Browser(app.url).request('POST', `${PATH}/sign-in`, { email: person.email, password })
    for (let round = 0; round < 2; round++) {
      for (let at = 0; at < 3; at++) expect((await attempt('bukan yang benar')).status).toBe(401)
      expect((await attempt(PASSWORD)).status).toBe(200)
    }
  })

  it('lets wrong codes rest as well', async () => {
    const browser = new Browser(app.url)
    await browser.request('POST', `${PATH}/sign-in`, { email: person.email, password: PASSWORD })
    const answers = []
    for (const code of ['000000', '000001', '000002'])
      answers.push((await browser.request('POST', `${PATH}/sign-in/totp`, { code })).status)
    expect(answers).toEqual([401, 401, 429])
  })

  it('leaves in the audit log who signed in and who failed to, and no e-mail', async () => {
    const browser = new Browser(app.url)
    await browser.request('POST', `${PATH}/sign-in`, { email: person.email, password: 'bukan yang benar' })
    await browser.request('POST', `${PATH}/sign-in`, { email: person.email, password: PASSWORD })
    await browser.request('POST', `${PATH}/sign-in/totp`, { code: nextCode(person.totp) })
    const tenantId = (await app.storage.apiKeys.findBySecret(app.apiKey))?.tenantId ?? ''
    const entries = await app.storage.transaction((ports) => everything(ports.audit, tenantId))
    const actions = entries.filter(({ subject }) => subject === person.id).map(({ action }) => action)
    expect(actions).toEqual([
      'analyst.invited',
      'analyst.set_up',
      'analyst.totp_enrolled',
      'analyst.sign_in_failed',
      'analyst.signed_in',
    ])
    expect(JSON.stringify(entries)).not.toMatch(/contoh\.example|Sari/)
    expect(app.logText()).not.toMatch(/contoh\.example|Sari|kuda laut/)
    expect(await app.storage.audit.verify(tenantId)).toMatchObject({ ok: true })
  })
})

async function everything(audit: TestApp['storage']['audit'], tenantId: string) {
  const all = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await audit.list(tenantId, { limit: 100, cursor })
    if (page === 'invalid_cursor') throw new Error(page)
    all.push(...page.data)
    more = page.nextCursor !== null
    cursor = page.nextCursor ?? undefined
  }
  return all
}
