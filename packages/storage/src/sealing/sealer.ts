import type { Executor } from '../engine/engine.ts'
import { databaseClock, type Engine } from '../engine/engine.ts'
import { asBuffer } from '../schema/tables.ts'
import { StorageError } from '../storage-error.ts'
import type { KeyProvider } from './key-provider.ts'
import { encodeFields, type SealContext } from './seal-context.ts'
import { KEY_ID_BYTES, openObject, sealObject, type SubjectKey } from './sealed-object.ts'

/**
 * Seals and opens under the keys of data subjects. The subject's key is read from the database each time (one look-up by
 * primary key): a cache would let an erased subject be read on until it ran out.
 */
export interface Sealer {
  seal(db: Executor, context: SealContext, plain: Buffer): Promise<Buffer>
  open(db: Executor, context: SealContext, sealed: Buffer): Promise<Buffer>
  sealJson(db: Executor, context: SealContext, value: unknown): Promise<Buffer>
  openJson(db: Executor, context: SealContext, sealed: Buffer): Promise<unknown>
  /** Re-wraps up to `limit` subject keys that are under an older master version; how many there were. */
  rewrap(db: Executor, limit: number): Promise<number>
  /** Destroys the subject's key: all that was sealed under it is gone, and no new key can be made. False when there was none. */
  destroy(db: Executor, tenantId: string, subjectId: string): Promise<boolean>
}

export function createSealer(engine: Engine['name'], provider: KeyProvider, random: (bytes: number) => Buffer): Sealer {
  const clock = databaseClock(engine)

  const find = async (db: Executor, tenantId: string, subjectId: string): Promise<SubjectKey | null> => {
    const row = await db
      .selectFrom('subject_keys')
      .select(['key_id', 'wrapped'])
      .where('tenant_id', '=', tenantId)
      .where('subject_id', '=', subjectId)
      .executeTakeFirst()
    if (row === undefined) return null
    if (row.wrapped === null) throw new StorageError('subject_erased', `The data of ${subjectId} was erased.`)
    const key = await provider.unwrap(asBuffer(row.wrapped), wrapContext(tenantId, subjectId))
    return { id: Buffer.from(row.key_id, 'hex'), key }
  }

  const findOrMake = async (db: Executor, tenantId: string, subjectId: string): Promise<SubjectKey> => {
    const found = await find(db, tenantId, subjectId)
    if (found !== null) return found
    const { key, wrapped, version } = await provider.generate(wrapContext(tenantId, subjectId))
    key.fill(0)
    await db
      .insertInto('subject_keys')
      .values({
        tenant_id: tenantId,
        subject_id: subjectId,
        key_id: random(KEY_ID_BYTES).toString('hex'),
        wrapped,
        master_version: version,
        created_at: clock,
        destroyed_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    // Of two that insert at once one wins; both read the winner's.
    const made = await find(db, tenantId, subjectId)
    if (made === null) throw new Error('a subject key that was just written is not there')
    return made
  }

  const seal = async (db: Executor, context: SealContext, plain: Buffer): Promise<Buffer> => {
    const subject = await findOrMake(db, context.tenantId, context.subjectId)
    try {
      return await sealObject(plain, context, subject, random)
    } finally {
      subject.key.fill(0)
    }
  }

  const open = async (db: Executor, context: SealContext, sealed: Buffer): Promise<Buffer> => {
    const subject = await find(db, context.tenantId, context.subjectId)
    if (subject === null) throw new StorageError('sealed_object_invalid', 'A sealed object has no key.')
    try {
      return await openObject(sealed, context, subject)
    } finally {
      subject.key.fill(0)
    }
  }

  return {
    seal,
    open,
    sealJson: (db, context, value) => seal(db, context, Buffer.from(JSON.stringify(value ?? null), 'utf8')),
    openJson: async (db, context, sealed) => JSON.parse((await open(db, context, sealed)).toString('utf8')) as unknown,
    rewrap: async (db, limit) => {
      const rows = await db
        .selectFrom('subject_keys')
        .select(['tenant_id', 'subject_id', 'wrapped', 'master_version'])
        .where('master_version', '<', provider.currentVersion)
        .where('wrapped', 'is not', null)
        .limit(limit)
        .execute()
      for (const row of rows) {
        const context = wrapContext(row.tenant_id, row.subject_id)
        const { wrapped, version } = await provider.rewrap(asBuffer(row.wrapped!), context)
        await db
          .updateTable('subject_keys')
          .set({ wrapped, master_version: version })
          .where('tenant_id', '=', row.tenant_id)
          .where('subject_id', '=', row.subject_id)
          // Not an erased one: re-wrapping must never bring a key back.
          .where('wrapped', 'is not', null)
          .where('master_version', '=', row.master_version)
          .execute()
      }
      return rows.length
    },
    destroy: async (db, tenantId, subjectId) => {
      const rows = await db
        .updateTable('subject_keys')
        .set({ wrapped: null, destroyed_at: clock })
        .where('tenant_id', '=', tenantId)
        .where('subject_id', '=', subjectId)
        .where('wrapped', 'is not', null)
        .returning('subject_id')
        .execute()
      return rows.length > 0
    },
  }
}

function wrapContext(tenantId: string, subjectId: string): Buffer {
  return encodeFields(['subject-key', tenantId, subjectId])
}
