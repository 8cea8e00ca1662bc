import { AppError, type SignInStage } from '@identity/protocol'
import { SignInMethodsSchema } from '@identity/protocol/schema'
import type { AnalystCredentials, Ports } from '@identity/storage'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { App, Context } from '../../context.ts'
import { sessionCookie } from '../../http/analyst-cookie.ts'
import { csrfToken } from '../../http/csrf.ts'
import { refuseInsecure } from '../../http/host-cookie.ts'
import { describeError } from '../../http/log.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { publicUrl } from '../../http/public-url.ts'
import { replySchema } from '../../http/reply-schema.ts'
import type { Accounts } from './accounts.ts'
import { createOidcClient, type OidcPerson } from './oidc-client.ts'
import { clearErrandCookie, readErrandCookie, setErrandCookie } from './oidc-errand-cookie.ts'

const TAG = ['Analysts']
const CALLBACK = '/api/identity/analysts/oidc/callback'
const DASHBOARD = '/dashboard'
const REDIRECT = { 302: Type.Null({ description: 'To the identity provider, or back to the dashboard.' }) }

/** What the dashboard says when it did not work; in the fragment, which no server logs. */
type Refusal = 'unavailable' | 'refused' | 'unknown'

/** Signing in at an identity provider, and what the sign-in page must know before anyone typed anything. */
export function oidcRoutes(app: App, { storage, settings, log }: Context, accounts: Accounts): void {
  const { oidc } = settings
  const provider = oidc === null ? null : createOidcClient(oidc)
  const back = (refusal: Refusal) => `${DASHBOARD}#sign-in=${refusal}`

  app.get('/api/identity/analysts/sign-in', {
    config: { access: 'public' },
    schema: {
      operationId: 'getSignInMethods',
      tags: TAG,
      summary: 'How one can sign in here, and what of it this browser has begun',
      security: [],
      response: { 200: replySchema(SignInMethodsSchema), ...problemReplies() },
    },
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      const token = sessionCookie(request)
      const found = token === null ? null : await storage.analystSessions.findByToken(token, settings.analysts.idleMs)
      const stage = found?.session.stage
      return {
        oidc: oidc === null ? null : { name: oidc.name },
        begun:
          token === null || stage === undefined || stage === 'full' ? null : { stage, csrfToken: csrfToken(token) },
      }
    },
  })

  app.get('/api/identity/analysts/oidc/start', {
    config: { access: 'public' },
    schema: {
      operationId: 'startOidcSignIn',
      tags: TAG,
      summary: 'Sign in at the identity provider',
      description:
        'For a browser to open, not for programs. Sends it to the provider (authorization code, PKCE, state, nonce); 404 when none is set up.',
      security: [],
      response: { ...REDIRECT, ...problemReplies('not_found', 'insecure_transport', 'rate_limited') },
    },
    handler: async (request, reply) => {
      if (provider === null) throw new AppError('not_found')
      refuseInsecure(request, settings)
      await accounts.attempts.fromAddress(request.ip)
      try {
        const { url, errand } = await provider.begin(publicUrl(request, settings) + CALLBACK)
        setErrandCookie(request, reply, settings, errand)
        return await reply.redirect(url)
      } catch (error) {
        log.warn({ requestId: request.id, failure: describeError(error) }, 'the identity provider did not answer')
        return reply.redirect(back('unavailable'))
      }
    },
  })

  app.get(CALLBACK, {
    config: { access: 'public' },
    schema: {
      operationId: 'finishOidcSignIn',
      tags: TAG,
      summary: 'Come back from the identity provider',
      description:
        'Opens a session for the member with the subject the provider vouches for, or, the first time, with the e-mail it has verified. A code of the authenticator app is still needed unless the provider says `mfa` in `amr` (RFC 8176).',
      security: [],
      response: { ...REDIRECT, ...problemReplies('not_found', 'insecure_transport', 'rate_limited') },
    },
    handler: async (request, reply) => {
      if (provider === null) throw new AppError('not_found')
      refuseInsecure(request, settings)
      await accounts.attempts.fromAddress(request.ip)
      const errand = readErrandCookie(request)
      clearErrandCookie(reply)
      if (errand === null) return reply.redirect(back('refused'))
      let person: OidcPerson
      try {
        const { search } = new URL(request.url, 'http://localhost')
        person = await provider.finish(publicUrl(request, settings) + CALLBACK + search, errand)
      } catch (error) {
        log.warn({ requestId: request.id, failure: describeError(error) }, 'a sign-in at the provider was refused')
        return reply.redirect(back('refused'))
      }
      const opened = await storage.transaction(async (ports) => openFor(ports, person, request))
      if (opened === null) return reply.redirect(back('unknown'))
      accounts.give(request, reply, opened.token, opened.stage)
      return reply.redirect(DASHBOARD)
    },
  })

  async function openFor(ports: Ports, person: OidcPerson, request: FastifyRequest) {
    const known = await memberOf(ports, person)
    if (known === null) return null
    const stage: SignInStage = person.secondFactor ? 'full' : known.totpConfirmed ? 'code' : 'enrol'
    const token = await accounts.open(ports, known, stage, request)
    const { tenantId, analystId } = known
    const entry = { tenantId, actor: analystId, subject: analystId, requestId: request.id }
    if (stage === 'full')
      await ports.audit.append({ ...entry, action: 'analyst.signed_in', details: { factor: 'identity_provider' } })
    return { token, stage }
  }
}

/**
 * By subject, or the first time by an e-mail the provider has verified; from then on the subject decides, because an
 * e-mail may be given to somebody else. null: nobody who may sign in.
 */
async function memberOf(ports: Ports, { subject, verifiedEmail }: OidcPerson): Promise<AnalystCredentials | null> {
  const bound = await ports.analysts.findBySubject(subject)
  if (bound !== null) return bound.state === 'active' ? bound : null
  const known = verifiedEmail === null ? null : await ports.analysts.findByEmail(verifiedEmail)
  if (known === null || !(await ports.analysts.bindSubject(known.tenantId, known.analystId, subject))) return null
  return known
}
