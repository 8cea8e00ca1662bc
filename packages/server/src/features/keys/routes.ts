import { API_KEY_OVERLAP_MS, type ApiKey } from '@identity/protocol'
import {
  ApiKeyCreatedSchema,
  ApiKeyCreateRequestSchema,
  ApiKeyListSchema,
  ApiKeyRotateRequestSchema,
  ApiKeySchema,
  IdParamsSchema,
  ref,
} from '@identity/protocol/schema'
import type { ApiKeyRecord } from '@identity/storage'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { auditEntry } from '../../http/audit-entry.ts'
import { found } from '../../http/found.ts'
import { BODY_PROBLEMS, problemReplies } from '../../http/problem-replies.ts'
import { refuseEscalation } from '../../http/refuse-escalation.ts'
import { replySchema } from '../../http/reply-schema.ts'

const TAG = ['Administration']

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

const keyView = (record: ApiKeyRecord, nowMs: number): ApiKey => {
  const stopped = record.revokedAtMs !== null || (record.expiresAtMs ?? Infinity) <= nowMs
  return {
    id: record.id,
    name: record.name,
    mode: record.mode,
    scopes: record.scopes,
    hint: record.hint,
    state: stopped ? 'revoked' : record.expiresAtMs === null ? 'active' : 'ending',
    createdAt: new Date(record.createdAtMs).toISOString(),
    lastUsedAt: iso(record.lastUsedAtMs),
    revokedAt: iso(record.revokedAtMs),
    expiresAt: iso(record.expiresAtMs),
    predecessorId: record.predecessorId,
  }
}

/** API keys of a tenant. */
export function keyRoutes(app: App, { storage }: Context): void {
  app.get('/api/identity/keys', {
    config: { access: ['keys:manage'] },
    schema: {
      operationId: 'listApiKeys',
      tags: TAG,
      summary: 'List API keys, in the order they were made',
      response: { 200: replySchema(ApiKeyListSchema), ...problemReplies() },
    },
    handler: async (request) => {
      const keys = await storage.apiKeys.list(callerOf(request).tenantId)
      const nowMs = await storage.nowMs()
      return { data: keys.map((key) => keyView(key, nowMs)) }
    },
  })

  app.post('/api/identity/keys', {
    config: { access: ['keys:manage'] },
    schema: {
      operationId: 'createApiKey',
      tags: TAG,
      summary: 'Make an API key',
      description: '`secret` is returned this once. A key can make only keys that may do no more than it may itself.',
      body: ref(ApiKeyCreateRequestSchema),
      response: { 201: replySchema(ApiKeyCreatedSchema), ...problemReplies(...BODY_PROBLEMS) },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { name, mode, scopes } = request.body
      refuseEscalation(caller, scopes)
      const made = await storage.transaction(async (ports) => {
        const created = await ports.apiKeys.create({ tenantId: caller.tenantId, name, mode: mode ?? 'live', scopes })
        await ports.audit.append({ ...auditEntry(request, 'api_key.created', created.key.id), details: { scopes } })
        return created
      })
      const view = { ...keyView(made.key, made.key.createdAtMs), secret: made.secret }
      return reply.code(201).header('cache-control', 'no-store').send(view)
    },
  })

  app.post('/api/identity/keys/:id/rotate', {
    config: { access: ['keys:manage'] },
    schema: {
      operationId: 'rotateApiKey',
      tags: TAG,
      summary: 'Replace an API key',
      description:
        'A new secret with the same name and scopes. The old one goes on for `overlapMs`, so that it can be exchanged everywhere first.',
      params: IdParamsSchema,
      body: ref(ApiKeyRotateRequestSchema),
      response: { 201: replySchema(ApiKeyCreatedSchema), ...problemReplies(...BODY_PROBLEMS, 'not_found') },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const overlapMs = request.body.overlapMs ?? API_KEY_OVERLAP_MS.default
      const old = found(await storage.apiKeys.get(caller.tenantId, id))
      refuseEscalation(caller, old.scopes)
      const made = await storage.transaction(async (ports) => {
        const rotated = found(await ports.apiKeys.rotate(caller.tenantId, id, overlapMs))
        const details = { successor: rotated.key.id, overlapMs }
        await ports.audit.append({ ...auditEntry(request, 'api_key.rotated', id), details })
        return rotated
      })
      const view = { ...keyView(made.key, made.key.createdAtMs), secret: made.secret }
      return reply.code(201).header('cache-control', 'no-store').send(view)
    },
  })

  app.delete('/api/identity/keys/:id', {
    config: { access: ['keys:manage'] },
    schema: {
      operationId: 'revokeApiKey',
      tags: TAG,
      summary: 'Revoke an API key',
      description: 'Requests with it are refused from now on. Revoking twice keeps the first time.',
      params: IdParamsSchema,
      response: { 200: replySchema(ApiKeySchema), ...problemReplies('not_found') },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request)
      const { id } = request.params
      return storage.transaction(async (ports) => {
        const before = found(await ports.apiKeys.get(tenantId, id))
        const after = found(await ports.apiKeys.revoke(tenantId, id))
        if (before.revokedAtMs === null) await ports.audit.append(auditEntry(request, 'api_key.revoked', id))
        return keyView(after, after.revokedAtMs ?? 0)
      })
    },
  })
}
