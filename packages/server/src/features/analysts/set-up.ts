import { AppError, type SetupRequest } from '@identity/protocol'
import type { AnalystRecord, Ports, Storage } from '@identity/storage'
import type { FastifyRequest } from 'fastify'
import type { Accounts } from './accounts.ts'
import { passwordFault } from './password-fault.ts'

/** Whose link it is; the first admin is made here, from what the request says. */
async function personOf(
  ports: Ports,
  link: { readonly tenantId: string; readonly analystId: string | null },
  { email, name }: SetupRequest,
): Promise<AnalystRecord> {
  if (link.analystId !== null) {
    const person = await ports.analysts.get(link.tenantId, link.analystId)
    if (person === null) throw new AppError('link_invalid')
    return person
  }
  // The link was for a service without people; now there is somebody to ask.
  if (await ports.analysts.hasAny()) throw new AppError('link_invalid')
  const missing = [email === undefined ? '/email' : null, name === undefined ? '/name' : null]
  const errors = missing.filter((pointer) => pointer !== null).map((pointer) => ({ pointer, message: 'is required' }))
  if (email === undefined || name === undefined) throw new AppError('invalid_request', { errors })
  const made = await ports.analysts.add({ tenantId: link.tenantId, email, name, role: 'admin' })
  if (made === 'email_taken') throw new AppError('email_taken')
  return made
}

/**
 * Uses up a one-time link: sets the password, drops an old authenticator, the account at an identity provider and all sessions, and opens a session that must
 * enrol a new one. The token of that session. A link is not used up by a request that is refused.
 * @throws AppError `link_invalid`, `email_taken`, `invalid_request`
 */
export async function setUp(
  storage: Storage,
  accounts: Accounts,
  body: SetupRequest,
  request: FastifyRequest,
): Promise<string> {
  // Before the transaction: on SQLite it holds up every other writer.
  const hash = await accounts.passwords.hash(body.password)
  return storage.transaction(async (ports) => {
    const link = await ports.analysts.takeLink(body.token)
    if (link === null) throw new AppError('link_invalid')
    const person = await personOf(ports, link, body)
    const fault = passwordFault(body.password, person)
    if (fault !== null) throw new AppError('invalid_request', { errors: [{ pointer: '/password', message: fault }] })
    const { tenantId, id: analystId } = person
    if ((await ports.analysts.setPassword(tenantId, analystId, hash)) === null) throw new AppError('link_invalid')
    await ports.analysts.resetTotp(tenantId, analystId)
    await ports.analysts.unbindSubject(tenantId, analystId)
    await ports.analystSessions.endAll(tenantId, analystId)
    const token = await accounts.open(ports, { tenantId, analystId }, 'enrol', request)
    await ports.audit.append({
      tenantId,
      actor: analystId,
      action: link.analystId === null ? 'analyst.first_admin_set_up' : 'analyst.set_up',
      subject: analystId,
      requestId: request.id,
      details: { role: person.role },
    })
    return token
  })
}
