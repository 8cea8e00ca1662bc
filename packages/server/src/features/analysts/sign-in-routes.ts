import { AppError } from '@identity/protocol'
import {
  ref,
  SecondFactorRequestSchema,
  SetupRequestSchema,
  SignInRequestSchema,
  SignInResultSchema,
} from '@identity/protocol/schema'
import { Type } from 'typebox'
import type { App, Context } from '../../context.ts'
import { analystOf } from '../../http/access.ts'
import { clearSessionCookie, sessionCookie } from '../../http/analyst-cookie.ts'
import { auditEntry } from '../../http/audit-entry.ts'
import { refuseForeignOrigin } from '../../http/csrf.ts'
import { refuseInsecure } from '../../http/host-cookie.ts'
import { BODY_PROBLEMS, problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import type { Accounts } from './accounts.ts'
import { setUp } from './set-up.ts'

const TAG = ['Analysts']
const EMPTY = { 204: Type.Null({ description: 'Done.' }) }

/** Signing in and out, and the one-time links that lead there. */
export function signInRoutes(app: App, { storage, settings }: Context, accounts: Accounts): void {
  app.post('/api/identity/analysts/sign-in', {
    config: { access: 'public' },
    schema: {
      operationId: 'signIn',
      tags: TAG,
      summary: 'Sign in with e-mail and password',
      description:
        'Sets a session cookie. Unless `stage` is `full` the session can only be completed: `code` by `/analysts/sign-in/totp`, `enrol` by `/analysts/me/totp`. The answer to a wrong e-mail, a wrong password and an account that is closed is the same.',
      security: [],
      body: ref(SignInRequestSchema),
      response: {
        200: replySchema(SignInResultSchema),
        ...problemReplies(...BODY_PROBLEMS, 'sign_in_failed', 'csrf_failed', 'insecure_transport', 'rate_limited'),
      },
    },
    handler: async (request, reply) => {
      refuseInsecure(request, settings)
      refuseForeignOrigin(request, settings)
      await accounts.attempts.fromAddress(request.ip)
      const { email, password } = request.body
      const known = await storage.analysts.findByEmail(email)
      const account = known?.analystId ?? email.trim().toLowerCase()
      if (!(await accounts.checkPassword(account, known, password)) || known === null)
        throw accounts.refuse(known, request, 'password')
      const stage = known.totpConfirmed ? 'code' : 'enrol'
      const before = sessionCookie(request)
      const old = before === null ? null : await storage.analystSessions.findByToken(before, settings.analysts.idleMs)
      const token = await storage.transaction(async (ports) => {
        if (old !== null) await ports.analystSessions.end(old.session.tenantId, old.session.analystId, old.session.id)
        return accounts.open(ports, known, stage, request)
      })
      return accounts.give(request, reply, token, stage)
    },
  })

  app.post('/api/identity/analysts/sign-in/totp', {
    config: { access: 'analyst', stages: ['code'] },
    schema: {
      operationId: 'giveSecondFactor',
      tags: TAG,
      summary: 'Complete a sign-in with a code',
      description:
        'Either `code` of the authenticator app, which works once, or one of the recovery codes. The session gets a new cookie and a new `csrfToken`.',
      body: ref(SecondFactorRequestSchema),
      response: {
        200: replySchema(SignInResultSchema),
        ...problemReplies(...BODY_PROBLEMS, 'sign_in_failed', 'session_expired', 'csrf_failed', 'rate_limited'),
      },
    },
    handler: async (request, reply) => {
      const person = analystOf(request)
      const { tenantId, analystId } = person
      const { code, recoveryCode } = request.body
      if ((code === undefined) === (recoveryCode === undefined))
        throw new AppError('invalid_request', { errors: [{ pointer: '', message: 'needs code or recoveryCode' }] })
      const right =
        code !== undefined
          ? await accounts.takeCode(person, code)
          : await accounts.takeRecoveryCode(person, recoveryCode ?? '')
      if (!right) throw accounts.refuse(person, request, 'code')
      const token = await storage.transaction(async (ports) => {
        await ports.analystSessions.end(tenantId, analystId, person.signIn.id)
        const opened = await accounts.open(ports, { tenantId, analystId }, 'full', request)
        const factor = code === undefined ? 'recovery_code' : 'totp'
        await ports.audit.append({ ...auditEntry(request, 'analyst.signed_in', analystId), details: { factor } })
        return opened
      })
      return accounts.give(request, reply, token, 'full')
    },
  })

  app.post('/api/identity/analysts/setup', {
    config: { access: 'public' },
    schema: {
      operationId: 'useAnalystLink',
      tags: TAG,
      summary: 'Set a password with a one-time link',
      description:
        'For invitations, resets and the first admin (who also gives `email` and `name`). Signs in at stage `enrol`: an authenticator app comes next.',
      security: [],
      body: ref(SetupRequestSchema),
      response: {
        200: replySchema(SignInResultSchema),
        ...problemReplies(
          ...BODY_PROBLEMS,
          'link_invalid',
          'email_taken',
          'csrf_failed',
          'insecure_transport',
          'rate_limited',
        ),
      },
    },
    handler: async (request, reply) => {
      refuseInsecure(request, settings)
      refuseForeignOrigin(request, settings)
      await accounts.attempts.fromAddress(request.ip)
      const token = await setUp(storage, accounts, request.body, request)
      return accounts.give(request, reply, token, 'enrol')
    },
  })

  app.post('/api/identity/analysts/sign-out', {
    config: { access: 'analyst', stages: ['code', 'enrol', 'full'] },
    schema: {
      operationId: 'signOut',
      tags: TAG,
      summary: 'End this session',
      response: { ...EMPTY, ...problemReplies('session_expired', 'csrf_failed') },
    },
    handler: async (request, reply) => {
      const { tenantId, analystId, signIn } = analystOf(request)
      await storage.transaction(async (ports) => {
        await ports.analystSessions.end(tenantId, analystId, signIn.id)
        await ports.audit.append(auditEntry(request, 'analyst.signed_out', analystId))
      })
      clearSessionCookie(reply)
      return reply.code(204).send(null)
    },
  })

  app.post('/api/identity/analysts/sign-out-everywhere', {
    config: { access: 'analyst', stages: ['code', 'enrol', 'full'] },
    schema: {
      operationId: 'signOutEverywhere',
      tags: TAG,
      summary: 'End all my sessions, this one too',
      response: { ...EMPTY, ...problemReplies('session_expired', 'csrf_failed') },
    },
    handler: async (request, reply) => {
      const { tenantId, analystId } = analystOf(request)
      await storage.transaction(async (ports) => {
        const sessions = await ports.analystSessions.endAll(tenantId, analystId)
        const entry = auditEntry(request, 'analyst.signed_out_everywhere', analystId)
        await ports.audit.append({ ...entry, details: { sessions } })
      })
      clearSessionCookie(reply)
      return reply.code(204).send(null)
    },
  })
}
