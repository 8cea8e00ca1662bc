import { AppError, ROLE_SCOPES } from '@identity/protocol'
import {
  AnalystChangeRequestSchema,
  AnalystInvitedSchema,
  AnalystInviteRequestSchema,
  AnalystListSchema,
  AnalystSchema,
  IdParamsSchema,
  ref,
} from '@identity/protocol/schema'
import type { AnalystRecord, Ports } from '@identity/storage'
import type { FastifyRequest } from 'fastify'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { auditEntry } from '../../http/audit-entry.ts'
import { found } from '../../http/found.ts'
import { BODY_PROBLEMS, problemReplies } from '../../http/problem-replies.ts'
import { publicUrl } from '../../http/public-url.ts'
import { refuseEscalation } from '../../http/refuse-escalation.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { analystView } from './analyst-view.ts'
import { setupLink } from './setup-link.ts'

const TAG = ['Analysts']

/** The members of a tenant. */
export function memberRoutes(app: App, { storage, settings }: Context): void {
  const newLink = async (ports: Ports, request: FastifyRequest, member: AnalystRecord) => {
    const { token, expiresAtMs } = await ports.analysts.createLink({
      tenantId: member.tenantId,
      analystId: member.id,
      ttlMs: settings.analysts.inviteMs,
    })
    return {
      analyst: analystView(member),
      link: setupLink(publicUrl(request, settings), token),
      linkExpiresAt: new Date(expiresAtMs).toISOString(),
    }
  }

  app.get('/api/identity/analysts', {
    config: { access: ['members:manage', 'reviews:read'] },
    schema: {
      operationId: 'listAnalysts',
      tags: TAG,
      summary: 'List the members of the tenant',
      response: { 200: replySchema(AnalystListSchema), ...problemReplies() },
    },
    handler: async (request) => ({
      data: (await storage.analysts.list(callerOf(request).tenantId)).map(analystView),
    }),
  })

  app.post('/api/identity/analysts', {
    config: { access: ['members:manage'] },
    schema: {
      operationId: 'inviteAnalyst',
      tags: TAG,
      summary: 'Invite a person',
      description: 'Hand `link` over by a way you trust: whoever opens it first sets the password.',
      body: ref(AnalystInviteRequestSchema),
      response: { 201: replySchema(AnalystInvitedSchema), ...problemReplies(...BODY_PROBLEMS, 'email_taken') },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { email, name, role, locale } = request.body
      refuseEscalation(caller, ROLE_SCOPES[role])
      const { tenantId } = caller
      const invited = await storage.transaction(async (ports) => {
        const member = await ports.analysts.add({ tenantId, email, name, role, locale })
        if (member === 'email_taken') throw new AppError('email_taken')
        const made = await newLink(ports, request, member)
        await ports.audit.append({ ...auditEntry(request, 'analyst.invited', member.id), details: { role } })
        return made
      })
      return reply.code(201).header('cache-control', 'no-store').send(invited)
    },
  })

  app.get('/api/identity/analysts/:id', {
    config: { access: ['members:manage', 'reviews:read'] },
    schema: {
      operationId: 'getAnalyst',
      tags: TAG,
      summary: 'Get a member',
      params: IdParamsSchema,
      response: { 200: replySchema(AnalystSchema), ...problemReplies('not_found') },
    },
    handler: async (request) =>
      analystView(found(await storage.analysts.get(callerOf(request).tenantId, request.params.id))),
  })

  app.patch('/api/identity/analysts/:id', {
    config: { access: ['members:manage'] },
    schema: {
      operationId: 'changeAnalyst',
      tags: TAG,
      summary: 'Change role or state of a member',
      description: 'Ends all sessions of that person. The last active admin stays.',
      params: IdParamsSchema,
      body: ref(AnalystChangeRequestSchema),
      response: { 200: replySchema(AnalystSchema), ...problemReplies(...BODY_PROBLEMS, 'not_found', 'last_admin') },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const { tenantId } = caller
      const { role, state } = request.body
      const before = found(await storage.analysts.get(tenantId, request.params.id))
      refuseEscalation(caller, ROLE_SCOPES[role ?? before.role])
      return storage.transaction(async (ports) => {
        const after = found(await ports.analysts.update(tenantId, before.id, { role, state }))
        if (after === 'last_admin') throw new AppError('last_admin')
        const details = {
          ...(after.role !== before.role && { role: { from: before.role, to: after.role } }),
          ...(after.state !== before.state && { state: { from: before.state, to: after.state } }),
        }
        if (Object.keys(details).length > 0) {
          await ports.audit.append({ ...auditEntry(request, 'analyst.changed', before.id), details })
        }
        return analystView(after)
      })
    },
  })

  app.post('/api/identity/analysts/:id/link', {
    config: { access: ['members:manage'] },
    schema: {
      operationId: 'linkAnalyst',
      tags: TAG,
      summary: 'Make a new one-time link for a member',
      description:
        'A new invitation, or a reset for someone who lost password, phone or both: whoever uses it sets a password and enrols an authenticator app anew. Earlier links stop.',
      params: IdParamsSchema,
      response: { 201: replySchema(AnalystInvitedSchema), ...problemReplies('not_found', 'link_invalid') },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { tenantId } = caller
      const member = found(await storage.analysts.get(tenantId, request.params.id))
      refuseEscalation(caller, ROLE_SCOPES[member.role])
      if (member.state === 'deactivated') throw new AppError('link_invalid', { detail: 'Activate this member first.' })
      const made = await storage.transaction(async (ports) => {
        const link = await newLink(ports, request, member)
        await ports.audit.append(auditEntry(request, 'analyst.link_made', member.id))
        return link
      })
      return reply.code(201).header('cache-control', 'no-store').send(made)
    },
  })
}
