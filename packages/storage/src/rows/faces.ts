import type { Selectable } from 'kysely'
import { inTransaction, type Executor } from '../engine/engine.ts'
import type { FacePort } from '../ports.ts'
import type { FaceChange, FaceEnrolmentRecord } from '../records.ts'
import { asBuffer, type Tables } from '../schema/tables.ts'
import type { SealContext } from '../sealing/seal-context.ts'
import { StorageError } from '../storage-error.ts'
import { auditPort } from './audit.ts'
import { jsonContext } from './json-context.ts'
import type { PortContext } from './port-context.ts'

type Row = Selectable<Tables['face_enrolments']>

const FLOAT_BYTES = 4

/** What the audit trail calls each change. */
export const FACE_ACTIONS = {
  active: 'face.released',
  quarantined: 'face.quarantined',
  revoked: 'face.revoked',
} as const

export function facePort(context: PortContext): FacePort {
  const { db, sealer } = context

  const find = (tenantId: string, id: string) =>
    db
      .selectFrom('face_enrolments')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .executeTakeFirst()

  /** null without one, also when the customer was erased since the row was read. */
  const open = async (row: Row): Promise<Float32Array | null> => {
    if (row.sealed_embedding === null) return null
    const about = { tenantId: row.tenant_id, customerId: row.customer_id, enrolmentId: row.id }
    try {
      return toTemplate(await sealer.open(db, templateContext(about), asBuffer(row.sealed_embedding)))
    } catch (error) {
      if (error instanceof StorageError && error.code === 'subject_erased') return null
      throw error
    }
  }

  return {
    get: async (tenantId, id) => {
      const row = await find(tenantId, id)
      return row === undefined ? null : toEnrolment(row)
    },

    openTemplate: async (tenantId, id) => {
      const row = await find(tenantId, id)
      return row === undefined ? null : open(row)
    },

    setState: (tenantId, id, state, { actor, requestId = null }) =>
      inTransaction(db, async (trx) => {
        const row = await changeEnrolment(trx, tenantId, id, state)
        if (row === undefined) return null
        await auditPort({ ...context, db: trx }).append({
          tenantId,
          actor,
          action: FACE_ACTIONS[state],
          subject: id,
          requestId,
          details: { customerId: row.customer_id },
        })
        return toEnrolment(row)
      }),

    heads: async () => {
      const rows = await db.selectFrom('face_heads').selectAll().execute()
      return rows.map(({ tenant_id: tenantId, sequence }) => ({ tenantId, sequence }))
    },

    changesSince: async (tenantId, sequence, limit) => {
      const rows = await db
        .selectFrom('face_enrolments')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('change_sequence', '>', sequence)
        .orderBy('change_sequence')
        .limit(limit)
        .execute()
      const changes: FaceChange[] = []
      for (const row of rows) {
        const searchable = row.state === 'active' && row.searchable === 1 && row.space !== null
        const template = searchable ? await open(row) : null
        changes.push({
          sequence: row.change_sequence,
          enrolmentId: row.id,
          customerId: row.customer_id,
          bundleId: row.bundle_id,
          target: template === null || row.space === null ? null : { space: row.space, template },
        })
      }
      return changes
    },
  }
}

/** Puts an enrolment into a state, without the audit entry; nothing when there is none or it was revoked. Revoking destroys the template. */
export async function changeEnrolment(
  trx: Executor,
  tenantId: string,
  id: string,
  state: FaceEnrolmentRecord['state'],
): Promise<Row | undefined> {
  return trx
    .updateTable('face_enrolments')
    .set({
      state,
      ...(state === 'revoked' ? { sealed_embedding: null } : {}),
      change_sequence: await nextFaceSequence(trx, tenantId),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '<>', 'revoked')
    .returningAll()
    .executeTakeFirst()
}

/**
 * The number of the next change of a tenant. Its row stays locked until the transaction ends, so numbers become visible
 * in their order: whoever has seen one has seen all before it.
 */
export async function nextFaceSequence(trx: Executor, tenantId: string): Promise<number> {
  const { sequence } = await trx
    .insertInto('face_heads')
    .values({ tenant_id: tenantId, sequence: 1 })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet((eb) => ({ sequence: eb('face_heads.sequence', '+', 1) })),
    )
    .returning('sequence')
    .executeTakeFirstOrThrow()
  return sequence
}

/** Destroys the templates of a customer and takes them out of every index. Part of the erasure's transaction. */
export async function eraseTemplates(trx: Executor, tenantId: string, customerId: string): Promise<void> {
  const rows = await trx
    .selectFrom('face_enrolments')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .execute()
  for (const { id } of rows) {
    await trx
      .updateTable('face_enrolments')
      .set({
        state: 'revoked',
        sealed_embedding: null,
        change_sequence: await nextFaceSequence(trx, tenantId),
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute()
  }
}

export function toEnrolment(row: Row): FaceEnrolmentRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    customerId: row.customer_id,
    bundleId: row.bundle_id,
    state: row.state,
    modelId: row.model_id,
    fallbackStub: row.fallback_stub === 1,
    space: row.space,
    runtime: row.runtime,
    quality: row.quality,
    reason: row.reason,
    searchable: row.searchable === 1,
    createdAtMs: row.created_at,
  }
}

export function templateContext(about: {
  readonly tenantId: string
  readonly customerId: string
  readonly enrolmentId: string
}): SealContext {
  const { tenantId, customerId, enrolmentId } = about
  return {
    ...jsonContext('embedding', { tenantId, customerId, objectId: enrolmentId }),
    contentType: 'application/octet-stream',
  }
}

/** 32-bit floats, little-endian wherever it runs. */
export function templateBytes(template: Float32Array): Buffer {
  const bytes = Buffer.alloc(template.length * FLOAT_BYTES)
  template.forEach((value, i) => bytes.writeFloatLE(value, i * FLOAT_BYTES))
  return bytes
}

function toTemplate(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / FLOAT_BYTES }, (_, i) => bytes.readFloatLE(i * FLOAT_BYTES))
}
