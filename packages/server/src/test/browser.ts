import { TOTP } from 'otpauth'
import type { RecoveryCodes, SignInResult, TotpEnrolment } from '@identity/protocol'

export interface BrowserReply<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** What a browser would send: keeps the session cookie, names its origin, carries the CSRF token. */
export class Browser {
  readonly #url: string
  cookie: string | null = null
  csrf: string | null = null

  constructor(url: string) {
    this.#url = url
  }

  async request<Body>(
    method: string,
    path: string,
    json?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<BrowserReply<Body>> {
    const reply = await fetch(this.#url + path, {
      method,
      headers: {
        origin: this.#url,
        ...(this.cookie !== null && { cookie: this.cookie }),
        ...(this.csrf !== null && { 'x-csrf-token': this.csrf }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    for (const set of reply.headers.getSetCookie()) this.cookie = set.split(';')[0] ?? null
    const type = reply.headers.get('content-type') ?? ''
    // A stream goes on until somebody hangs up.
    if (type.startsWith('text/event-stream')) await reply.body?.cancel()
    const text = type.startsWith('text/event-stream') ? '' : await reply.text()
    const isJson = /^application\/(problem\+)?json/.test(type)
    const body = (isJson ? JSON.parse(text) : text) as Body
    const given = isJson ? (body as { csrfToken?: string } | null)?.csrfToken : undefined
    if (given !== undefined) this.csrf = given
    return { status: reply.status, headers: reply.headers, body }
  }

  /** From a one-time link to a full session; the authenticator that was enrolled and its recovery codes. */
  async setUp(
    token: string,
    password: string,
    first: { readonly email?: string; readonly name?: string } = {},
  ): Promise<{ readonly totp: TOTP; readonly recoveryCodes: readonly string[] }> {
    const made = await this.request<SignInResult>('POST', '/api/identity/analysts/setup', { token, password, ...first })
    if (made.status !== 200) throw new Error(JSON.stringify(made.body))
    const { body } = await this.request<TotpEnrolment>('POST', '/api/identity/analysts/me/totp')
    const totp = new TOTP({ secret: body.secret })
    const confirmed = await this.request<RecoveryCodes>('POST', '/api/identity/analysts/me/totp/confirm', {
      code: totp.generate(),
    })
    if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body))
    return { totp, recoveryCodes: confirmed.body.recoveryCodes }
  }
}
