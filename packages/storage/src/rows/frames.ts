import { newObjectKey } from '../blobs/object-key.ts'
import type { FramePort } from '../ports.ts'
import type { FrameContentType, FrameRecord } from '../records.ts'
import type { SealContext } from '../sealing/seal-context.ts'
import { sha256Hex } from '../sealing/sha256.ts'
import { StorageError } from '../storage-error.ts'
import type { PortContext } from './port-context.ts'

export function framePort({ db, blobs, sealer, random }: PortContext): FramePort {
  const openObject = async (frame: FrameIdentity, objectKey: string, sha256: string): Promise<Buffer> => {
    const { bundleId, index } = frame
    const sealed = await blobs.get(objectKey)
    if (sealed === null) {
      throw new StorageError('blob_missing', `The sealed frame ${index} of ${bundleId} is not in the blob store.`)
    }
    const bytes = await sealer.open(db, frameContext(frame), sealed)
    if ((await sha256Hex(bytes)) !== sha256) {
      throw new StorageError('sealed_object_invalid', `Frame ${index} of ${bundleId} is not the one that was stored.`)
    }
    return bytes
  }
  return {
    seal: async ({ tenantId, customerId, bundleId, index, contentType, bytes }) => {
      const objectKey = newObjectKey(random)
      const context = frameContext({ tenantId, customerId, bundleId, index, contentType })
      const sha256 = await sha256Hex(bytes)
      await blobs.put(objectKey, await sealer.seal(db, context, bytes))
      return { index, objectKey, contentType, sha256, sizeBytes: bytes.length }
    },
    list: async (tenantId, bundleId) => {
      const rows = await db
        .selectFrom('frames')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('bundle_id', '=', bundleId)
        .orderBy('frame_index')
        .execute()
      return rows.map((row): FrameRecord => ({
        index: row.frame_index,
        objectKey: row.object_key,
        contentType: row.content_type,
        sha256: row.sha256,
        sizeBytes: row.size_bytes,
        tenantId: row.tenant_id,
        customerId: row.customer_id,
        bundleId: row.bundle_id,
        state: row.state,
        width: row.width,
        height: row.height,
        perceptualHash: row.perceptual_hash,
        step: row.step,
        createdAtMs: row.created_at,
      }))
    },
    openSealed: ({ frame: { index, contentType, objectKey, sha256 }, ...of }) =>
      openObject({ ...of, index, contentType }, objectKey, sha256),
    open: async (tenantId, bundleId, index) => {
      const row = await db
        .selectFrom('frames')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('bundle_id', '=', bundleId)
        .where('frame_index', '=', index)
        .where('state', '=', 'sealed')
        .executeTakeFirst()
      if (row === undefined) return null
      const { customer_id: customerId, content_type: contentType, object_key: objectKey, sha256 } = row
      return openObject({ tenantId, customerId, bundleId, index, contentType }, objectKey, sha256)
    },
  }
}

/** What a sealed frame is bound to; opening it as any other fails. */
interface FrameIdentity {
  tenantId: string
  customerId: string
  bundleId: string
  index: number
  contentType: FrameContentType
}

function frameContext(frame: FrameIdentity): SealContext {
  return {
    tenantId: frame.tenantId,
    subjectId: frame.customerId,
    purpose: 'frame',
    objectId: frame.bundleId,
    index: frame.index,
    contentType: frame.contentType,
  }
}
