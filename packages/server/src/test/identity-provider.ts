import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export const CLIENT_ID = 'dashboard'
export const CLIENT_SECRET = 'rahasia-penyedia'

/** Whom the provider vouches for. */
export interface ProviderPerson {
  readonly sub: string
  readonly email: string
  readonly emailVerified: boolean
  readonly amr?: readonly string[]
}

export interface IdentityProvider {
  readonly issuer: string
  /** Opens for one client, once its address is known; whoever comes from there is signed in as `person`. */
  serve(redirectUri: string, person: () => ProviderPerson): void
  close(): Promise<void>
}

/** An OpenID provider on this machine that signs people in without asking them anything. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  return {
    issuer,
    serve: (redirectUri, person) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT_ID,
            client_secret: CLIENT_SECRET,
            token_endpoint_auth_method: 'client_secret_post',
            redirect_uris: [redirectUri],
          },
        ],
        claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
        // Otherwise the e-mail is only at the userinfo endpoint.
        conformIdTokenClaims: false,
        pkce: { required: () => true },
        features: { devInteractions: { enabled: false } },
        ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
        cookies: { keys: ['for these tests only'] },
        findAccount: (_context, accountId) => {
          const { email, emailVerified } = person()
          return { accountId, claims: () => ({ sub: accountId, email, email_verified: emailVerified }) }
        },
        interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      })
      provider.use(async (context, next) => {
        if (!context.path.startsWith('/interaction/')) {
          await next()
          return
        }
        const { sub, amr } = person()
        const grant = new provider.Grant({ accountId: sub, clientId: CLIENT_ID })
        grant.addOIDCScope('openid email')
        const login = { accountId: sub, ...(amr !== undefined && { amr: [...amr] }), remember: false }
        const result = { login, consent: { grantId: await grant.save() } }
        await provider.interactionFinished(context.req, context.res, result)
        context.respond = false
      })
      const answer = provider.callback()
      server.on('request', (request, reply) => void answer(request, reply))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
