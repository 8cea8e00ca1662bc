import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { init } from '@paralleldrive/cuid2'
import { sql } from 'kysely'
import { monotonicFactory } from 'ulid'
import { openBlobStore } from './blobs/open-blob-store.ts'
import { lockDataDir } from './data-dir-lock.ts'
import { databaseClock, inTransaction, type Engine } from './engine/engine.ts'
import { openSqlite } from './engine/sqlite-engine.ts'
import type { OpenStorageOptions, Storage } from './ports.ts'
import { createPorts } from './rows/create-ports.ts'
import { eraseTemplates } from './rows/faces.ts'
import type { PortContext } from './rows/port-context.ts'
import { closeReviewsOfErased } from './rows/review-facts.ts'
import { migrate } from './schema/migrate.ts'
import { openKeys, rewrapIndexRoot } from './sealing/open-keys.ts'
import { createSealer } from './sealing/sealer.ts'
import { StorageError } from './storage-error.ts'

const DEFAULT_POOL_SIZE = 10
const REWRAP_BATCH = 500

/**
 * Opens storage: locks the data directory (SQLite), brings the schema up to date, checks the master key, opens the blob
 * store. Throws `StorageError` when this process must not run on this data; nothing stays open or locked then.
 */
export async function openStorage(options: OpenStorageOptions): Promise<Storage> {
  const dataDir = resolve(options.dataDir)
  const undo: (() => unknown)[] = []
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw new StorageError('data_dir_unusable', `The data directory ${dataDir} cannot be made.`, { cause: error })
    })
    const ownsDataDir = options.databaseUrl === undefined && options.besideService !== true
    if (ownsDataDir) {
      const lock = await lockDataDir(dataDir)
      undo.push(() => lock.release())
    }
    const engine: Engine =
      options.databaseUrl === undefined
        ? openSqlite(join(dataDir, 'identity.sqlite'))
        : // The driver is loaded only here: a start on the embedded database has no use for it.
          (await import('./engine/postgres-engine.ts')).openPostgres(
            options.databaseUrl,
            options.poolSize ?? DEFAULT_POOL_SIZE,
          )
    undo.push(() => engine.close())
    await migrate(engine)

    const keyFile = resolve(options.masterKeyFile ?? `${dataDir}.key`)
    const { provider, index } = await openKeys(engine.db, keyFile, options.random)
    const blobs = await openBlobStore(options.blobUrl ?? pathToFileURL(join(dataDir, 'blobs')).href)
    undo.push(() => blobs.close())

    const clock = databaseClock(engine.name)
    if (ownsDataDir) await endLeasesOfTheDead(engine)
    const sealer = createSealer(engine.name, provider, options.random)
    const nextUlid = monotonicFactory(() => options.random(1).readUInt8() / 256)
    const context: PortContext = {
      db: engine.db,
      engine: engine.name,
      clock,
      sealer,
      index,
      blobs,
      random: options.random,
      newId: (prefix) => `${prefix}_${nextUlid(options.clock())}`,
      newCustomerId: init({ random: () => options.random(6).readUIntBE(0, 6) / 2 ** 48 }),
      keyUses: new Map(),
      processClock: options.clock,
    }
    const nowMs = async (): Promise<number> => {
      const { rows } = await sql<{ now: number }>`select ${clock} as now`.execute(engine.db)
      return rows.at(0)!.now
    }
    return {
      engine: engine.name,
      ...createPorts(context),
      blobs,
      transaction: (work) => engine.db.transaction().execute((trx) => work(createPorts({ ...context, db: trx }))),
      newId: context.newId,
      nowMs,
      check: async () => {
        await nowMs()
        await blobs.check()
      },
      rewrapKeys: async () => {
        let total = 0
        for (let batch = REWRAP_BATCH; batch === REWRAP_BATCH; total += batch) {
          batch = await sealer.rewrap(engine.db, REWRAP_BATCH)
        }
        await rewrapIndexRoot(engine.db, provider)
        return total
      },
      destroySubjectKey: (tenantId, subjectId) =>
        inTransaction(engine.db, async (trx) => {
          await closeReviewsOfErased(trx, tenantId, subjectId)
          await eraseTemplates(trx, tenantId, subjectId)
          return sealer.destroy(trx, tenantId, subjectId)
        }),
      close: async () => {
        await release(undo)
      },
    }
  } catch (error) {
    await release(undo)
    throw error
  }
}

/** Whoever held a lease on this SQLite database held its lock too, and is gone: its work may be taken over at once. */
async function endLeasesOfTheDead({ db }: Engine): Promise<void> {
  await db
    .updateTable('captures')
    .set({ lease_until: 0 })
    .where('state', 'in', ['received', 'sealed'])
    .where('lease_until', '>', 0)
    .execute()
  await db.updateTable('idempotency_keys').set({ lease_until: 0 }).where('lease_until', '>', 0).execute()
}

/** Last opened, first closed: the lock goes last, when nothing here writes any more. */
async function release(undo: (() => unknown)[]): Promise<void> {
  for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step()
}
