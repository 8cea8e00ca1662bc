import type { AnalystInvited, AnalystMe, Problem, SignInMethods } from '@identity/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Browser } from '../../test/browser.ts'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  startIdentityProvider,
  type IdentityProvider,
  type ProviderPerson,
} from '../../test/identity-provider.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

const PATH = '/api/identity/analysts'
const PASSWORD = 'kuda laut ungu 71'

let provider: IdentityProvider
let app: TestApp
let person: ProviderPerson = { sub: 'p-1', email: 'sari@contoh.example', emailVerified: true }
let count = 0
beforeAll(async () => {
  provider = await startIdentityProvider()
  app = await startTestApp(
    { analysis: fakeAnalysis() },
    {
      IDENTITY_PASSWORD_COST: '10',
      IDENTITY_OIDC_ISSUER: provider.issuer,
      IDENTITY_OIDC_CLIENT_ID: CLIENT_ID,
      IDENTITY_OIDC_CLIENT_SECRET: CLIENT_SECRET,
      IDENTITY_OIDC_NAME: 'Bank Contoh',
    },
  )
  provider.serve(`${app.url}${PATH}/oidc/callback`, () => person)
})
afterAll(async () => {
  await app.close()
  await provider.close()
})

/** A browser that follows redirects between two hosts and keeps the cookies of each. */
class Traveller extends Browser {
  readonly #jar = new Map<string, Map<string, string>>()

  async visit(url: string, { stopAt = '/dashboard' } = {}): Promise<string> {
    for (let hops = 0; hops < 12; hops++) {
      const { origin, pathname } = new URL(url)
      if (pathname.startsWith(stopAt)) return url
      const jar = this.#jar.get(origin) ?? new Map<string, string>()
      this.#jar.set(origin, jar)
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const reply = await fetch(url, { redirect: 'manual', headers: { cookie } })
      for (const set of reply.headers.getSetCookie()) {
        const [pair = '', ...attributes] = set.split(';')
        const [name = '', ...value] = pair.split('=')
        if (attributes.some((attribute) => /max-age=0|expires=thu, 01 jan 1970/i.test(attribute))) jar.delete(name)
        else jar.set(name, value.join('='))
      }
      const location = reply.headers.get('location')
      if (location === null) throw new Error(`${String(reply.status)} at ${url}: ${await reply.text()}`)
      url = new URL(location, url).href
    }
    throw new Error('too many redirects')
  }

  /** Through the provider; where the browser ends, and its session if it got one. */
  async signIn(): Promise<string> {
    const end = await this.visit(`${app.url}${PATH}/oidc/start`)
    const session = this.#jar.get(app.url)?.get('identity_session')
    this.cookie = session === undefined ? null : `identity_session=${session}`
    return end.slice(app.url.length)
  }
}

async function invited(role: 'viewer' | 'analyst' = 'analyst') {
  const email = `anggota${++count}@contoh.example`
  const { body } = await app.client.request<AnalystInvited>('POST', PATH, { email, name: 'Sari', role })
  return { email, id: body.analyst.id, token: body.link.split('#')[1] ?? '' }
}

const methods = async (browser: Browser) => (await browser.request<SignInMethods>('GET', `${PATH}/sign-in`)).body

describe('signing in at an identity provider', () => {
  it('is offered by name, and not where none is set up', async () => {
    expect(await methods(new Browser(app.url))).toEqual({ oidc: { name: 'Bank Contoh' }, begun: null })
    const plain = await startTestApp({ analysis: fakeAnalysis() })
    expect(await methods(new Browser(plain.url))).toEqual({ oidc: null, begun: null })
    for (const path of ['start', 'callback?code=x&state=y'])
      expect((await fetch(`${plain.url}${PATH}/oidc/${path}`)).status).toBe(404)
    await plain.close()
  })

  it('lets an invited member in by the e-mail the provider verified, who then sets up an authenticator', async () => {
    const { email, id } = await invited()
    person = { sub: 'p-invited', email, emailVerified: true }
    const browser = new Traveller(app.url)
    expect(await browser.signIn()).toBe('/dashboard')
    expect((await methods(browser)).begun).toMatchObject({ stage: 'enrol' })
    const me = await browser.request<AnalystMe>('GET', `${PATH}/me`)
    expect(me.body).toMatchObject({ id, stage: 'enrol' })
    expect((await browser.request<Problem>('GET', '/api/identity/reviews')).body.code).toBe('second_factor_needed')
  })

  it('asks for our own code unless the provider says that it asked for a second factor', async () => {
    const { email, id, token } = await invited()
    const first = new Browser(app.url)
    const { totp } = await first.setUp(token, PASSWORD)
    person = { sub: 'p-code', email, emailVerified: true }
    const browser = new Traveller(app.url)
    await browser.signIn()
    const { begun } = await methods(browser)
    expect(begun).toMatchObject({ stage: 'code' })
    browser.csrf = begun?.csrfToken ?? null
    const code = totp.generate({ timestamp: Date.now() + 30_000 })
    expect((await browser.request('POST', `${PATH}/sign-in/totp`, { code })).status).toBe(200)
    expect((await browser.request<AnalystMe>('GET', `${PATH}/me`)).body).toMatchObject({ id, stage: 'full' })

    person = { ...person, amr: ['pwd', 'mfa'] }
    const trusted = new Traveller(app.url)
    await trusted.signIn()
    expect((await methods(trusted)).begun).toBeNull()
    expect((await trusted.request<AnalystMe>('GET', `${PATH}/me`)).body).toMatchObject({ id, stage: 'full' })
    const { body: audit } = await app.client.request<{ data: readonly { details: unknown }[] }>(
      'GET',
      `/api/identity/audit?subject=${id}`,
    )
    expect(audit.data.map(({ details }) => details)).toContainEqual({ factor: 'identity_provider' })
  })

  it('goes by the subject from then on, whatever the e-mail has become', async () => {
    const [one, two] = [await invited(), await invited()]
    person = { sub: 'p-one', email: one.email, emailVerified: true, amr: ['mfa'] }
    await new Traveller(app.url).signIn()
    // Their address now belongs to a colleague at the provider, who has no account here.
    person = { ...person, sub: 'p-heir' }
    expect(await new Traveller(app.url).signIn()).toBe('/dashboard#sign-in=unknown')
    // They themselves were renamed to an address of another member here.
    person = { ...person, sub: 'p-one', email: two.email }
    const renamed = new Traveller(app.url)
    await renamed.signIn()
    expect((await renamed.request<AnalystMe>('GET', `${PATH}/me`)).body.id).toBe(one.id)
  })

  it.each([
    ['an e-mail the provider has not verified', { emailVerified: false }],
    ['somebody who was not invited', { email: 'orang.luar@contoh.example' }],
  ])('refuses %s', async (_who, change) => {
    const { email } = await invited()
    person = { sub: `p-${email}`, email, emailVerified: true, amr: ['mfa'], ...change }
    const browser = new Traveller(app.url)
    expect(await browser.signIn()).toBe('/dashboard#sign-in=unknown')
    expect(browser.cookie).toBeNull()
  })

  it('refuses a member who was deactivated, before and after the first time', async () => {
    const { email, id } = await invited()
    person = { sub: 'p-gone', email, emailVerified: true, amr: ['mfa'] }
    const set = (state: string) => app.client.request('PATCH', `${PATH}/${id}`, { state })
    await set('deactivated')
    expect(await new Traveller(app.url).signIn()).toBe('/dashboard#sign-in=unknown')
    await set('active')
    expect(await new Traveller(app.url).signIn()).toBe('/dashboard')
    await set('deactivated')
    expect(await new Traveller(app.url).signIn()).toBe('/dashboard#sign-in=unknown')
    // One who never had a password comes back active, because there is a way in.
    await set('active')
    expect(await new Traveller(app.url).signIn()).toBe('/dashboard')
  })

  it('opens nothing with a reply that another browser asked for, and each reply once', async () => {
    const { email } = await invited()
    person = { sub: 'p-forged', email, emailVerified: true, amr: ['mfa'] }
    const attacker = new Traveller(app.url)
    const callback = await attacker.visit(`${app.url}${PATH}/oidc/start`, { stopAt: `${PATH}/oidc/callback` })
    const victim = new Traveller(app.url)
    expect(await victim.visit(callback)).toBe(`${app.url}/dashboard#sign-in=refused`)
    // Even one who is on an errand of their own.
    await victim.visit(`${app.url}${PATH}/oidc/start`, { stopAt: `${PATH}/oidc/callback` })
    expect(await victim.visit(callback)).toBe(`${app.url}/dashboard#sign-in=refused`)
    expect(await attacker.visit(callback)).toBe(`${app.url}/dashboard`)
    expect(await attacker.visit(callback)).toBe(`${app.url}/dashboard#sign-in=refused`)
  })

  it('is forgotten by the link that sets a new password, and bound anew by the next sign-in', async () => {
    const { email, id, token } = await invited()
    person = { sub: 'p-old', email, emailVerified: true, amr: ['mfa'] }
    await new Traveller(app.url).signIn()
    await new Browser(app.url).setUp(token, PASSWORD)
    person = { ...person, sub: 'p-new' }
    const browser = new Traveller(app.url)
    await browser.signIn()
    expect((await browser.request<AnalystMe>('GET', `${PATH}/me`)).body.id).toBe(id)
  })
})

describe('a provider that does not answer', () => {
  it('costs neither the start of the service nor the sign-in by password', async () => {
    const lonely = await startTestApp(
      { analysis: fakeAnalysis() },
      { IDENTITY_OIDC_ISSUER: 'http://127.0.0.1:9', IDENTITY_OIDC_CLIENT_ID: CLIENT_ID },
    )
    const reply = await fetch(`${lonely.url}${PATH}/oidc/start`, { redirect: 'manual' })
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/dashboard#sign-in=unavailable'])
    expect(
      (await new Browser(lonely.url).request('POST', `${PATH}/sign-in`, { email: 'a@b', password: 'x' })).status,
    ).toBe(401)
    await lonely.close()
  })
})
