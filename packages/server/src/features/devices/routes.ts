import type { Device } from '@identity/protocol'
import { PLATFORMS } from '@identity/protocol'
import {
  DeviceCreatedSchema,
  DeviceCreateRequestSchema,
  DevicePageSchema,
  DeviceSchema,
  IdParamsSchema,
  PageQuerySchema,
  ref,
} from '@identity/protocol/schema'
import type { DeviceRecord } from '@identity/storage'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { found } from '../../http/found.ts'
import { pageRequest, pageView } from '../../http/page.ts'
import { BODY_PROBLEMS, problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'

const deviceView = (record: DeviceRecord): Device => ({
  id: record.id,
  label: record.name === '' ? null : record.name,
  platform: PLATFORMS.find((platform) => platform === record.platform) ?? null,
  state: record.revokedAtMs === null ? 'active' : 'revoked',
  createdAt: new Date(record.createdAtMs).toISOString(),
  revokedAt: record.revokedAtMs === null ? null : new Date(record.revokedAtMs).toISOString(),
})

export function deviceRoutes(app: App, { storage }: Context): void {
  app.post('/api/identity/devices', {
    config: { access: ['devices:write'] },
    schema: {
      operationId: 'createDevice',
      tags: ['Devices'],
      summary: 'Provision a signing key for a native SDK',
      description: '`hmacKey` is returned this once; store it in the device’s secure storage.',
      body: ref(DeviceCreateRequestSchema),
      response: {
        201: replySchema(DeviceCreatedSchema),
        ...problemReplies(...BODY_PROBLEMS),
      },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request)
      const { label, platform } = request.body
      const { device, hmacKey } = await storage.devices.create({ tenantId, name: label ?? '', platform })
      return reply.code(201).send({ ...deviceView(device), hmacKey })
    },
  })

  app.get('/api/identity/devices', {
    config: { access: ['devices:write'] },
    schema: {
      operationId: 'listDevices',
      tags: ['Devices'],
      summary: 'List devices, newest first',
      querystring: PageQuerySchema,
      response: { 200: replySchema(DevicePageSchema), ...problemReplies('invalid_request') },
    },
    handler: async (request) => {
      const page = await storage.devices.list(callerOf(request).tenantId, pageRequest(request.query))
      return pageView(page, deviceView)
    },
  })

  app.get('/api/identity/devices/:id', {
    config: { access: ['devices:write'] },
    schema: {
      operationId: 'getDevice',
      tags: ['Devices'],
      summary: 'Get a device',
      params: IdParamsSchema,
      response: { 200: replySchema(DeviceSchema), ...problemReplies('not_found') },
    },
    handler: async (request) =>
      deviceView(found(await storage.devices.get(callerOf(request).tenantId, request.params.id))),
  })

  app.delete('/api/identity/devices/:id', {
    config: { access: ['devices:write'] },
    schema: {
      operationId: 'revokeDevice',
      tags: ['Devices'],
      summary: 'Revoke a device',
      description: 'Its key signs nothing from now on. Revoking twice keeps the first time.',
      params: IdParamsSchema,
      response: { 200: replySchema(DeviceSchema), ...problemReplies('not_found') },
    },
    handler: async (request) =>
      deviceView(found(await storage.devices.revoke(callerOf(request).tenantId, request.params.id))),
  })
}
