import { AppError } from '@identity/protocol'
import {
  AnalystMeSchema,
  AnalystPreferencesRequestSchema,
  AnalystSessionListSchema,
  IdParamsSchema,
  PasswordChangeRequestSchema,
  PasswordConfirmRequestSchema,
  RecoveryCodesSchema,
  ref,
  SignInResultSchema,
  TotpConfirmRequestSchema,
  TotpEnrolmentSchema,
} from '@identity/protocol/schema'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { renderSVG } from 'uqr'
import type { App, Context } from '../../context.ts'
import { analystOf } from '../../http/access.ts'
import { auditEntry } from '../../http/audit-entry.ts'
import { found } from '../../http/found.ts'
import { BODY_PROBLEMS, problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import type { Accounts } from './accounts.ts'
import { meView, sessionView } from './analyst-view.ts'
import { enrolmentOf, stepOfCode, TOTP_SECRET_BYTES } from './authenticator.ts'
import { passwordFault } from './password-fault.ts'
import { newRecoveryCodes } from './recovery-codes.ts'

const TAG = ['Analysts']
const SESSION = ['session_expired', 'second_factor_needed', 'csrf_failed'] as const
/** While an authenticator app is being set up these work too. */
const ENROLLING = ['enrol', 'full'] as const

/** A person's own account. */
export function meRoutes(app: App, context: Context, accounts: Accounts): void {
  const { storage, settings, randomBytes } = context
  const { idleMs } = settings.analysts

  /** The password once more, before what would let a thief of the session stay. */
  const confirmPassword = async (request: FastifyRequest, password: string): Promise<void> => {
    const { tenantId, analystId } = analystOf(request)
    const known = await storage.analysts.credentials(tenantId, analystId)
    if (!(await accounts.checkPassword(analystId, known, password)))
      throw accounts.refuse({ tenantId, analystId }, request, 'password')
  }

  app.get('/api/identity/analysts/me', {
    config: { access: 'analyst', stages: ENROLLING },
    schema: {
      operationId: 'getMe',
      tags: TAG,
      summary: 'The person who is signed in',
      response: { 200: replySchema(AnalystMeSchema), ...problemReplies(...SESSION) },
    },
    handler: (request) => meView(storage, analystOf(request), idleMs),
  })

  app.patch('/api/identity/analysts/me', {
    config: { access: 'analyst', stages: ENROLLING },
    schema: {
      operationId: 'setMyPreferences',
      tags: TAG,
      summary: 'Set language and theme',
      body: ref(AnalystPreferencesRequestSchema),
      response: { 200: replySchema(AnalystMeSchema), ...problemReplies(...BODY_PROBLEMS, ...SESSION) },
    },
    handler: async (request) => {
      const person = analystOf(request)
      const { locale, theme } = request.body
      await storage.analysts.setPreferences(person.tenantId, person.analystId, { locale, theme })
      return meView(storage, person, idleMs)
    },
  })

  app.get('/api/identity/analysts/me/sessions', {
    config: { access: 'analyst' },
    schema: {
      operationId: 'listMySessions',
      tags: TAG,
      summary: 'List my open sessions, newest first',
      response: { 200: replySchema(AnalystSessionListSchema), ...problemReplies(...SESSION) },
    },
    handler: async (request) => {
      const { tenantId, analystId, signIn } = analystOf(request)
      const sessions = await storage.analystSessions.list(tenantId, analystId, idleMs)
      return { data: sessions.map((session) => sessionView(session, signIn.id)) }
    },
  })

  app.delete('/api/identity/analysts/me/sessions/:id', {
    config: { access: 'analyst' },
    schema: {
      operationId: 'endMySession',
      tags: TAG,
      summary: 'End one of my sessions',
      params: IdParamsSchema,
      response: { 204: Type.Null({ description: 'Done.' }), ...problemReplies(...SESSION, 'not_found') },
    },
    handler: async (request, reply) => {
      const { tenantId, analystId } = analystOf(request)
      const { id } = request.params
      await storage.transaction(async (ports) => {
        if (!(await ports.analystSessions.end(tenantId, analystId, id))) throw new AppError('not_found')
        await ports.audit.append({
          ...auditEntry(request, 'analyst.session_ended', analystId),
          details: { session: id },
        })
      })
      return reply.code(204).send(null)
    },
  })

  app.post('/api/identity/analysts/me/totp', {
    config: { access: 'analyst', stages: ENROLLING },
    schema: {
      operationId: 'beginTotp',
      tags: TAG,
      summary: 'Begin to set up an authenticator app',
      description: 'A secret of its own each time; it counts once `/analysts/me/totp/confirm` was given a code of it.',
      response: { 200: replySchema(TotpEnrolmentSchema), ...problemReplies(...SESSION, 'totp_enrolled') },
    },
    handler: async (request, reply) => {
      const { tenantId, analystId } = analystOf(request)
      const secret = randomBytes(TOTP_SECRET_BYTES)
      if (!(await storage.analysts.beginTotp(tenantId, analystId, secret))) throw new AppError('totp_enrolled')
      const { email } = found(await storage.analysts.get(tenantId, analystId))
      const shown = enrolmentOf(secret, email)
      secret.fill(0)
      reply.header('cache-control', 'no-store')
      return { ...shown, qrSvg: renderSVG(shown.otpauthUrl, { ecc: 'M', border: 2 }) }
    },
  })

  app.post('/api/identity/analysts/me/totp/confirm', {
    config: { access: 'analyst', stages: ENROLLING },
    schema: {
      operationId: 'confirmTotp',
      tags: TAG,
      summary: 'Confirm an authenticator app',
      description: 'With a code of it. Gives the recovery codes and a session that is signed in.',
      body: ref(TotpConfirmRequestSchema),
      response: {
        200: replySchema(RecoveryCodesSchema),
        ...problemReplies(...BODY_PROBLEMS, ...SESSION, 'sign_in_failed', 'totp_enrolled', 'rate_limited'),
      },
    },
    handler: async (request, reply) => {
      const { tenantId, analystId, signIn } = analystOf(request)
      const counted = await accounts.attempts.atCode(analystId)
      const totp = await storage.analysts.openTotp(tenantId, analystId)
      if (totp?.confirmed === true) throw new AppError('totp_enrolled')
      const step = totp === null ? null : stepOfCode(totp.secret, request.body.code, await storage.nowMs())
      totp?.secret.fill(0)
      if (step === null) throw accounts.refuse({ tenantId, analystId }, request, 'code')
      await counted.forget()
      const codes = newRecoveryCodes(randomBytes)
      const token = await storage.transaction(async (ports) => {
        const hashes = codes.map(({ hash }) => hash)
        if (!(await ports.analysts.confirmTotp(tenantId, analystId, step, hashes))) throw new AppError('totp_enrolled')
        await ports.analystSessions.end(tenantId, analystId, signIn.id)
        const opened = await accounts.open(ports, { tenantId, analystId }, 'full', request)
        await ports.audit.append(auditEntry(request, 'analyst.totp_enrolled', analystId))
        return opened
      })
      reply.header('cache-control', 'no-store')
      return { ...accounts.give(request, reply, token, 'full'), recoveryCodes: codes.map(({ code }) => code) }
    },
  })

  app.post('/api/identity/analysts/me/totp/remove', {
    config: { access: 'analyst' },
    schema: {
      operationId: 'removeTotp',
      tags: TAG,
      summary: 'Change to another authenticator app',
      description:
        'Removes the one there is, with the recovery codes, and ends all other sessions. This one goes on at stage `enrol`.',
      body: ref(PasswordConfirmRequestSchema),
      response: {
        200: replySchema(SignInResultSchema),
        ...problemReplies(...BODY_PROBLEMS, ...SESSION, 'sign_in_failed', 'rate_limited'),
      },
    },
    handler: async (request, reply) => {
      await confirmPassword(request, request.body.password)
      const { tenantId, analystId } = analystOf(request)
      const token = await storage.transaction(async (ports) => {
        await ports.analysts.resetTotp(tenantId, analystId)
        await ports.analystSessions.endAll(tenantId, analystId)
        const opened = await accounts.open(ports, { tenantId, analystId }, 'enrol', request)
        await ports.audit.append(auditEntry(request, 'analyst.totp_removed', analystId))
        return opened
      })
      return accounts.give(request, reply, token, 'enrol')
    },
  })

  app.post('/api/identity/analysts/me/recovery-codes', {
    config: { access: 'analyst' },
    schema: {
      operationId: 'replaceRecoveryCodes',
      tags: TAG,
      summary: 'Get new recovery codes',
      description: 'The old ones stop.',
      body: ref(PasswordConfirmRequestSchema),
      response: {
        200: replySchema(RecoveryCodesSchema),
        ...problemReplies(...BODY_PROBLEMS, ...SESSION, 'sign_in_failed', 'rate_limited'),
      },
    },
    handler: async (request, reply) => {
      await confirmPassword(request, request.body.password)
      const { tenantId, analystId, signIn, csrfToken } = analystOf(request)
      const codes = newRecoveryCodes(randomBytes)
      await storage.transaction(async (ports) => {
        await ports.analysts.replaceRecoveryCodes(
          tenantId,
          analystId,
          codes.map(({ hash }) => hash),
        )
        await ports.audit.append(auditEntry(request, 'analyst.recovery_codes_replaced', analystId))
      })
      reply.header('cache-control', 'no-store')
      return { stage: signIn.stage, csrfToken, recoveryCodes: codes.map(({ code }) => code) }
    },
  })

  app.post('/api/identity/analysts/me/password', {
    config: { access: 'analyst' },
    schema: {
      operationId: 'changePassword',
      tags: TAG,
      summary: 'Change my password',
      description: 'Ends all my other sessions.',
      body: ref(PasswordChangeRequestSchema),
      response: {
        204: Type.Null({ description: 'Done.' }),
        ...problemReplies(...BODY_PROBLEMS, ...SESSION, 'sign_in_failed', 'rate_limited'),
      },
    },
    handler: async (request, reply) => {
      const { currentPassword, newPassword } = request.body
      await confirmPassword(request, currentPassword)
      const { tenantId, analystId, signIn } = analystOf(request)
      const fault = passwordFault(newPassword, found(await storage.analysts.get(tenantId, analystId)))
      if (fault !== null)
        throw new AppError('invalid_request', { errors: [{ pointer: '/newPassword', message: fault }] })
      const hash = await accounts.passwords.hash(newPassword)
      await storage.transaction(async (ports) => {
        await ports.analysts.setPassword(tenantId, analystId, hash)
        const sessions = await ports.analystSessions.endAll(tenantId, analystId, signIn.id)
        await ports.audit.append({
          ...auditEntry(request, 'analyst.password_changed', analystId),
          details: { sessions },
        })
      })
      return reply.code(204).send(null)
    },
  })
}
