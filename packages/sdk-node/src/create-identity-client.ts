import createClient, { type Client } from 'openapi-fetch'
import { IdentityError } from './identity-error.ts'
import type { components, paths } from './openapi.ts'
import { retryingFetch, type RetryOptions } from './retrying-fetch.ts'

type Schemas = components['schemas']

export interface IdentityClientOptions extends RetryOptions {
  /** Such as `https://identity.example`, without a path. */
  readonly baseUrl: string
  /** `qe_live_…` or `qe_test_…`. */
  readonly apiKey: string
}

/** Every method throws `IdentityError` when the service refuses. */
export interface IdentityClient {
  /** Every endpoint by its path, typed from openapi.json, for what has no method here. */
  readonly raw: Client<paths>
  createCustomer(externalRef?: string): Promise<Schemas['Customer']>
  /** The customer with your reference, made when there is none. */
  findOrCreateCustomer(externalRef: string): Promise<Schemas['Customer']>
  /** A session for one person's browser: open `url`, show `qrSvg`, or hand `token` to the web SDK. */
  createCaptureSession(request: Schemas['CaptureSessionRequest']): Promise<Schemas['CaptureSessionCreated']>
  getCaptureSession(id: string): Promise<Schemas['CaptureSession']>
  cancelCaptureSession(id: string): Promise<Schemas['CaptureSession']>
  getVerification(id: string): Promise<Schemas['Verification']>
  /** All of a customer's verifications, newest first, page by page. */
  listVerifications(customerId: string): AsyncGenerator<Schemas['Verification']>
  getBundle(id: string): Promise<Schemas['KtpBundle']>
  /** For files your own server holds; the bundle is signed as docs/signing.md says. */
  submitCapture(request: Schemas['CaptureRequest']): Promise<Schemas['CaptureResult']>
  issueChallenge(request: Schemas['ChallengeRequest']): Promise<Schemas['FlashChallenge']>
  listKeys(): Promise<Schemas['ApiKeyList']['data']>
  /** `secret` is in the answer this once. */
  createKey(request: Schemas['ApiKeyCreateRequest']): Promise<Schemas['ApiKeyCreated']>
  /** A successor with a secret of its own; the old key goes on for `overlapMs`. */
  rotateKey(id: string, request?: Schemas['ApiKeyRotateRequest']): Promise<Schemas['ApiKeyCreated']>
  revokeKey(id: string): Promise<Schemas['ApiKey']>
}

export function createIdentityClient(options: IdentityClientOptions): IdentityClient {
  const raw = createClient<paths>({
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${options.apiKey}` },
    fetch: retryingFetch(options),
  })
  const client: IdentityClient = {
    raw,
    createCustomer: async (externalRef) =>
      taken(await raw.POST('/api/identity/customers', { body: externalRef === undefined ? {} : { externalRef } })),
    findOrCreateCustomer: async (externalRef) => {
      const find = async () => {
        const page = taken(await raw.GET('/api/identity/customers', { params: { query: { externalRef } } }))
        return page.data.at(0)
      }
      const known = await find()
      if (known !== undefined) return known
      try {
        return await client.createCustomer(externalRef)
      } catch (error) {
        // Another process made it in between.
        const made = error instanceof IdentityError && error.code === 'customer_exists' ? await find() : undefined
        if (made === undefined) throw error
        return made
      }
    },
    createCaptureSession: async (body) => taken(await raw.POST('/api/identity/capture-sessions', { body })),
    getCaptureSession: async (id) =>
      taken(await raw.GET('/api/identity/capture-sessions/{id}', { params: { path: { id } } })),
    cancelCaptureSession: async (id) =>
      taken(await raw.POST('/api/identity/capture-sessions/{id}/cancel', { params: { path: { id } } })),
    getVerification: async (id) =>
      taken(await raw.GET('/api/identity/verifications/{id}', { params: { path: { id } } })),
    async *listVerifications(customerId) {
      let cursor: string | null = null
      do {
        const query = { customerId, ...(cursor !== null && { cursor }) }
        const page: Schemas['VerificationPage'] = taken(
          await raw.GET('/api/identity/verifications', { params: { query } }),
        )
        yield* page.data
        cursor = page.nextCursor
      } while (cursor !== null)
    },
    getBundle: async (id) =>
      taken(await raw.GET('/api/identity/document/ktp/bundles/{id}', { params: { path: { id } } })),
    submitCapture: async (body) =>
      // An API key always gets the full view.
      taken(await raw.POST('/api/identity/document/ktp/capture', { body })) as Schemas['CaptureResult'],
    issueChallenge: async (body) =>
      taken(await raw.POST('/api/identity/document/ktp/challenge', { body })).flashChallenge,
    listKeys: async () => taken(await raw.GET('/api/identity/keys')).data,
    createKey: async (body) => taken(await raw.POST('/api/identity/keys', { body })),
    rotateKey: async (id, body = {}) =>
      taken(await raw.POST('/api/identity/keys/{id}/rotate', { params: { path: { id } }, body })),
    revokeKey: async (id) => taken(await raw.DELETE('/api/identity/keys/{id}', { params: { path: { id } } })),
  }
  return client
}

function taken<T>(reply: { readonly data?: T; readonly error?: unknown; readonly response: Response }): T {
  if (reply.data !== undefined) return reply.data
  const problem = typeof reply.error === 'object' && reply.error !== null ? reply.error : undefined
  throw new IdentityError(reply.response.status, problem)
}
