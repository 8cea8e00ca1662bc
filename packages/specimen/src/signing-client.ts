import {
  BUNDLE_VERSION,
  signBundle,
  type CaptureBundle,
  type CaptureRequest,
  type CaptureResult,
  type ChallengeRequest,
  type ChallengeResult,
  type FlashChallenge,
  type FrameMeta,
  type UnsignedBundle,
} from '@identity/protocol'

export interface SigningClientOptions {
  /** Such as `http://127.0.0.1:8080`, without a path. */
  baseUrl: string
  apiKey: string
  /** The platform's own `fetch` when absent. */
  fetch?: typeof fetch
}

/** A frame to send: the file, and what the phone knows about it. */
export interface BundleFrame {
  jpeg: Uint8Array
  meta?: FrameMeta
}

export interface Reply<Body> {
  status: number
  headers: Headers
  /** Parsed JSON: the result on 2xx, a problem otherwise; null when the reply has no JSON. */
  body: Body
}

/** A small SDK: asks for a challenge, builds and signs a bundle, submits it. Replies come back as they are, errors too. */
export class SigningClient {
  readonly #baseUrl: string
  readonly #apiKey: string
  readonly #fetch: typeof fetch

  constructor({ baseUrl, apiKey, fetch: fetchFrom }: SigningClientOptions) {
    this.#baseUrl = baseUrl.replace(/\/$/, '')
    this.#apiKey = apiKey
    this.#fetch = fetchFrom ?? fetch
  }

  /** Throws when no challenge is given; use `request` to look at refusals. */
  async issueChallenge(
    customerId: string,
    options: Omit<ChallengeRequest, 'customerId'> = {},
  ): Promise<FlashChallenge> {
    const { status, body } = await this.request<ChallengeResult>('POST', '/api/identity/document/ktp/challenge', {
      customerId,
      ...options,
    })
    if (status < 200 || status > 299) throw new Error(`no challenge: HTTP ${status} ${JSON.stringify(body)}`)
    return body.flashChallenge
  }

  submit(request: CaptureRequest, headers: Record<string, string> = {}): Promise<Reply<CaptureResult>> {
    return this.request('POST', '/api/identity/document/ktp/capture', request, headers)
  }

  async request<Body>(
    method: string,
    path: string,
    json?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const reply = await this.#fetch(this.#baseUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#apiKey}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    const isJson = /json/.test(reply.headers.get('content-type') ?? '')
    const body = (isJson ? await reply.json() : (await reply.text(), null)) as Body
    return { status: reply.status, headers: reply.headers, body }
  }
}

/** A bundle ready to sign. `capturedAt` is ISO-8601; `frameMeta` is left out when no frame has any. */
export function buildBundle(
  frames: readonly BundleFrame[],
  capturedAt: string,
  more: Partial<UnsignedBundle> = {},
): UnsignedBundle {
  return {
    version: BUNDLE_VERSION,
    sdkVersion: 'identity-specimen@0.1.0',
    platform: 'web',
    frames: frames.map(({ jpeg }) => Buffer.from(jpeg).toString('base64')),
    capturedAt,
    ...(frames.some(({ meta }) => meta !== undefined) ? { frameMeta: frames.map(({ meta }) => meta ?? {}) } : {}),
    ...more,
  }
}

export async function sign(bundle: UnsignedBundle, hmacKey: string): Promise<CaptureBundle> {
  return { ...bundle, signature: await signBundle(bundle, hmacKey) }
}
