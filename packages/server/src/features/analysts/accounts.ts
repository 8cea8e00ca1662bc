import { AppError, type SignInResult, type SignInStage } from '@identity/protocol'
import type { AnalystCredentials, Ports } from '@identity/storage'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { setSessionCookie } from '../../http/analyst-cookie.ts'
import { csrfToken } from '../../http/csrf.ts'
import { describeError } from '../../http/log.ts'
import { createAttempts, type Attempts } from './attempts.ts'
import { stepOfCode } from './authenticator.ts'
import { clientLabel } from './client-label.ts'
import { createPasswordHasher, type PasswordHasher } from './password-hasher.ts'
import { hashRecoveryCode } from './recovery-codes.ts'

/** Time to find one's phone, or to install an app on it. */
const UNFINISHED_MS = 15 * 60_000

export interface Person {
  readonly tenantId: string
  readonly analystId: string
}

/** What the routes of people share: passwords, second factors, sessions and their audit entries. */
export interface Accounts {
  readonly attempts: Attempts
  readonly passwords: PasswordHasher
  /** Opens a session inside a transaction. */
  open(ports: Ports, person: Person, stage: SignInStage, request: FastifyRequest): Promise<string>
  /** Hands an opened session to the browser. */
  give(request: FastifyRequest, reply: FastifyReply, token: string, stage: SignInStage): SignInResult
  /** Whether `password` opens this account; counted and limited. @throws AppError `rate_limited` */
  checkPassword(account: string, known: AnalystCredentials | null, password: string): Promise<boolean>
  /** Uses up a code of the authenticator app. */
  takeCode(person: Person, code: string): Promise<boolean>
  takeRecoveryCode(person: Person, code: string): Promise<boolean>
  /** Says no, and notes it after the reply has left, so that a known account does not answer later than an unknown one. */
  refuse(person: Person | null, request: FastifyRequest, step: 'password' | 'code'): AppError
}

export function createAccounts({ storage, settings, randomBytes, log }: Context): Accounts {
  const attempts = createAttempts(storage.rateLimits, settings.analysts)
  const passwords = createPasswordHasher(settings.analysts.passwordCost, randomBytes)

  const noteFailure = async ({ tenantId, analystId }: Person, requestId: string, step: string): Promise<void> => {
    const entry = { tenantId, actor: analystId, action: 'analyst.sign_in_failed', subject: analystId, requestId }
    await storage.audit.append({ ...entry, details: { step } })
  }

  return {
    attempts,
    passwords,
    open: async (ports, person, stage, request) => {
      const { token } = await ports.analystSessions.create({
        ...person,
        stage,
        client: clientLabel(request.headers['user-agent']),
        ttlMs: stage === 'full' ? settings.analysts.sessionMs : UNFINISHED_MS,
      })
      if (stage === 'full') await ports.analysts.noteSignIn(person.tenantId, person.analystId)
      return token
    },
    give: (request, reply, token, stage) => {
      setSessionCookie(request, reply, settings, token)
      return { stage, csrfToken: csrfToken(token) }
    },
    checkPassword: async (account, known, password) => {
      const counted = await attempts.atPassword(account)
      const outcome = await passwords.verify(password, known?.state === 'active' ? known.passwordHash : null)
      if (outcome === 'wrong' || known === null) return false
      await counted.forget()
      if (outcome === 'outdated')
        await storage.analysts.setPassword(known.tenantId, known.analystId, await passwords.hash(password))
      return true
    },
    takeCode: async ({ tenantId, analystId }, code) => {
      const counted = await attempts.atCode(analystId)
      const totp = await storage.analysts.openTotp(tenantId, analystId)
      if (totp === null) return false
      const step = stepOfCode(totp.secret, code, await storage.nowMs())
      totp.secret.fill(0)
      if (step === null || !(await storage.analysts.takeTotpStep(tenantId, analystId, step))) return false
      await counted.forget()
      return true
    },
    takeRecoveryCode: async ({ tenantId, analystId }, code) => {
      const counted = await attempts.atCode(analystId)
      if (!(await storage.analysts.takeRecoveryCode(tenantId, analystId, hashRecoveryCode(code)))) return false
      await counted.forget()
      return true
    },
    refuse: (person, request, step) => {
      if (person !== null)
        setImmediate(() => {
          noteFailure(person, request.id, step).catch((error: unknown) => {
            log.error({ requestId: request.id, failure: describeError(error) }, 'a failed sign-in was not audited')
          })
        })
      return new AppError('sign_in_failed')
    },
  }
}
