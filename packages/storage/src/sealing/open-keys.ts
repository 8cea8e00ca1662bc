import type { Executor } from '../engine/engine.ts'
import { StorageError } from '../storage-error.ts'
import { createKeyFile, readKeyFile } from './key-file.ts'
import type { KeyProvider } from './key-provider.ts'
import { keyedIndex, type KeyedIndex } from './keyed-index.ts'
import { localKeyProvider } from './local-key-provider.ts'
import { encodeFields } from './seal-context.ts'

const CHECK = 'master_key_check:'
const INDEX_ROOT = 'index_root'

/**
 * The master keys that belong to this database. A fresh database gets a key file when there is none; one that has sealed
 * before only opens with the very keys it knows.
 *
 * Throws `master_key_missing`, `master_key_unsafe` or `master_key_mismatch`: better no service than one that seals under
 * a key nobody else has.
 */
export async function openKeys(
  db: Executor,
  path: string,
  random: (bytes: number) => Buffer,
): Promise<{ provider: KeyProvider; index: KeyedIndex }> {
  const known = await readChecks(db)
  let keys = await readKeyFile(path)
  if (keys === null) {
    if (known.size > 0) {
      throw new StorageError(
        'master_key_missing',
        `The master key file ${path} is missing, and the database holds data sealed under it. ` +
          'Put the file back (or name it with IDENTITY_MASTER_KEY_FILE); a new key could not open that data.',
      )
    }
    keys = await createKeyFile(path, random)
  }
  const provider = localKeyProvider(keys, random, () => readKeyFile(path))
  const mine = provider.keyCheckValues()
  assertKnown(known, mine, path)
  for (const [version, value] of mine) await insertMeta(db, `${CHECK}${version}`, value)
  // Once more: of two first starts at the same moment with different files, only one may go on.
  assertKnown(await readChecks(db), mine, path)
  return { provider, index: keyedIndex(await indexRoot(db, provider)) }
}

async function indexRoot(db: Executor, provider: KeyProvider): Promise<Buffer> {
  const context = encodeFields(['index-root'])
  const read = () => db.selectFrom('meta').select('value').where('name', '=', INDEX_ROOT).executeTakeFirst()
  if ((await read()) === undefined) {
    const { key, wrapped } = await provider.generate(context)
    key.fill(0)
    await insertMeta(db, INDEX_ROOT, wrapped.toString('base64'))
  }
  const row = await read()
  if (row === undefined) throw new Error('an index root that was just written is not there')
  return provider.unwrap(Buffer.from(row.value, 'base64'), context)
}

/** Re-wraps the index root under the current master version. The index itself does not change. */
export async function rewrapIndexRoot(db: Executor, provider: KeyProvider): Promise<void> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', INDEX_ROOT).executeTakeFirstOrThrow()
  const { wrapped } = await provider.rewrap(Buffer.from(row.value, 'base64'), encodeFields(['index-root']))
  await db
    .updateTable('meta')
    .set({ value: wrapped.toString('base64') })
    .where('name', '=', INDEX_ROOT)
    .execute()
}

async function readChecks(db: Executor): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('meta').selectAll().where('name', 'like', `${CHECK}%`).execute()
  return new Map(rows.map((row) => [Number(row.name.slice(CHECK.length)), row.value]))
}

function assertKnown(known: ReadonlyMap<number, string>, mine: ReadonlyMap<number, string>, path: string): void {
  for (const [version, value] of known) {
    if (mine.get(version) !== value) {
      throw new StorageError(
        'master_key_mismatch',
        `The master key file ${path} is not the one this database was sealed under (version ${version} differs or is missing).`,
      )
    }
  }
}

async function insertMeta(db: Executor, name: string, value: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ name, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
