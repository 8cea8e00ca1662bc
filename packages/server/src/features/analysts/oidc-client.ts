import * as client from 'openid-client'
import type { OidcSettings } from '../../settings.ts'

/** A provider that takes longer is told to the person as one that does not answer. */
const TIMEOUT_S = 10

/** What must be remembered between leaving for the provider and coming back. */
export interface OidcErrand {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** Whom the provider vouches for. */
export interface OidcPerson {
  /** Issuer and subject: the only name of a person that never goes to somebody else (OpenID Connect Core 5.7). */
  readonly subject: string
  /** null unless the provider says that it checked it. */
  readonly verifiedEmail: string | null
  /** Whether the provider asked for a second factor (`mfa`, RFC 8176). */
  readonly secondFactor: boolean
}

/** The authorization code flow with PKCE (RFC 7636), state and nonce, at one provider. */
export interface OidcClient {
  /** Where to send the browser. @throws when the provider does not answer. */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly errand: OidcErrand }>
  /** `callbackUrl`: where the provider sent the browser back to, with its query. @throws when anything does not fit. */
  finish(callbackUrl: string, errand: OidcErrand): Promise<OidcPerson>
}

export function createOidcClient({ issuer, clientId, clientSecret }: OidcSettings): OidcClient {
  const options: client.DiscoveryRequestOptions = {
    timeout: TIMEOUT_S,
    // The setting allows http: for this machine itself only.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out, not to go away
    ...(issuer.startsWith('http:') && { execute: [client.allowInsecureRequests] }),
  }
  const authentication = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret)
  let discovered: Promise<client.Configuration> | null = null
  // Asked when first needed, so that the service starts without its provider; a failure is not kept.
  const discover = (): Promise<client.Configuration> => {
    discovered ??= client
      .discovery(new URL(issuer), clientId, undefined, authentication, options)
      .catch((error: unknown) => {
        discovered = null
        throw error
      })
    return discovered
  }

  return {
    begin: async (redirectUri) => {
      const configuration = await discover()
      const errand = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: errand.state,
        nonce: errand.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(errand.codeVerifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, errand }
    },
    finish: async (callbackUrl, { state, nonce, codeVerifier }) => {
      const tokens = await client.authorizationCodeGrant(await discover(), new URL(callbackUrl), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('the provider gave no ID token')
      const { iss, sub, email, email_verified: checked, amr } = claims
      return {
        subject: JSON.stringify([iss, sub]),
        verifiedEmail: typeof email === 'string' && checked === true ? email : null,
        secondFactor: Array.isArray(amr) && amr.includes('mfa'),
      }
    },
  }
}
