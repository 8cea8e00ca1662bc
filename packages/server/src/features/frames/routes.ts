import { Readable } from 'node:stream'
import { AppError, FRAME_PURPOSES } from '@identity/protocol'
import { IdParamsSchema, oneOf } from '@identity/protocol/schema'
import type { Evidence } from '@identity/pipeline'
import type { FrameRecord } from '@identity/storage'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { auditEntry } from '../../http/audit-entry.ts'
import { found } from '../../http/found.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { namesOf } from '../reviews/review-actor.ts'
import { openPicturePool } from './picture-pool.ts'
import type { PictureTask } from './render-picture.ts'

const LONG_SIDE_PX = { min: 160, max: 2400, default: 1600 } as const
const NOTE_MAX_CHARS = 200

const ParamsSchema = Type.Object({
  ...IdParamsSchema.properties,
  index: Type.Integer({ minimum: 0, maximum: 99, description: 'Of the frame in its bundle.' }),
})
const QuerySchema = Type.Object({
  purpose: oneOf(FRAME_PURPOSES, { description: 'Why it is looked at; kept in the audit trail.' }),
  note: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: NOTE_MAX_CHARS,
      description: 'A case number, for example; no personal data: the audit trail is never erased.',
    }),
  ),
  w: Type.Optional(
    Type.Integer({ minimum: LONG_SIDE_PX.min, maximum: LONG_SIDE_PX.max, description: 'Long side, pixels.' }),
  ),
})
const pictureReply = {
  200: {
    description: 'A new JPEG without metadata, watermarked with the name of who looks. Never cached.',
    content: { 'image/jpeg': { schema: Type.Unsafe<Readable>({ type: 'string', contentEncoding: 'binary' }) } },
  },
  ...problemReplies('invalid_request', 'not_found', 'erased', 'frame_invalid'),
}

interface Asked {
  readonly params: Static<typeof ParamsSchema>
  readonly query: Static<typeof QuerySchema>
}

/** Frames are unsealed for a person with the scope and a purpose only, and every time is in the audit trail. */
export function frameRoutes(app: App, { storage }: Context): void {
  const pool = openPicturePool()
  app.addHook('onClose', () => pool.close())

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { params, query }: Asked,
    what: 'frame' | 'card',
  ): Promise<Readable> => {
    const { tenantId, keyId } = callerOf(request)
    const { id: bundleId, index } = params
    found(await storage.bundles.get(tenantId, bundleId))
    const frame = found((await storage.frames.list(tenantId, bundleId)).find((each) => each.index === index) ?? null)
    if (frame.state === 'purged') throw new AppError('erased', { detail: 'The frame was purged.' })
    const card = what === 'card' ? found(await cardOn(frame)) : null
    // First the entry, then the picture: nobody sees what is not written down.
    await storage.audit.append({
      ...auditEntry(request, what === 'card' ? 'frame.card_viewed' : 'frame.viewed', bundleId),
      details: { frame: index, purpose: query.purpose, ...(query.note === undefined ? {} : { note: query.note }) },
    })
    const bytes = await storage.frames.open(tenantId, bundleId, index)
    if (bytes === null) throw new AppError('erased', { detail: 'The frame was purged.' })
    const viewer = (await namesOf(storage, tenantId, [keyId]))(keyId) ?? keyId
    const at = new Date(await storage.nowMs()).toISOString().replace(/\.\d+Z$/, 'Z')
    const picture = await pool.render({
      bytes,
      longSidePx: query.w ?? LONG_SIDE_PX.default,
      card,
      mark: [viewer, at, bundleId],
    })
    reply
      .type('image/jpeg')
      .header('cache-control', 'no-store, private')
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `inline; filename="${what}-${index}.jpg"`)
      .header('content-length', picture.length)
    return Readable.from([picture], { objectMode: false })
  }

  /** Where the card lies on this frame; null when none was found on it. */
  const cardOn = async (frame: FrameRecord): Promise<PictureTask['card']> => {
    const evidence = (await storage.bundles.openEvidence(frame.tenantId, frame.bundleId)) as Evidence | null
    const placed = evidence?.frames.find(({ index }) => index === frame.index)?.card
    if (placed) return { homography: placed.homography, quad: placed.quad }
    const reading = evidence?.reading
    return reading?.kind === 'read' && reading.frame === frame.index
      ? { homography: reading.homography, quad: reading.quad }
      : null
  }

  app.get('/api/identity/bundles/:id/frames/:index/image', {
    config: { access: ['frames:read'] },
    schema: {
      operationId: 'getFrameImage',
      tags: ['Reviews'],
      summary: 'Look at a frame',
      params: ParamsSchema,
      querystring: QuerySchema,
      response: pictureReply,
    },
    handler: (request, reply) => send(request, reply, { params: request.params, query: request.query }, 'frame'),
  })

  app.get('/api/identity/bundles/:id/card/:index', {
    config: { access: ['frames:read'] },
    schema: {
      operationId: 'getCardImage',
      tags: ['Reviews'],
      summary: 'Look at the card of a frame, drawn upright',
      description: 'Boxes of the read fields are fractions of this picture.',
      params: ParamsSchema,
      querystring: QuerySchema,
      response: pictureReply,
    },
    handler: (request, reply) => send(request, reply, { params: request.params, query: request.query }, 'card'),
  })
}
