import { Migrator, sql, type Kysely, type Migration } from 'kysely'
import type { Engine } from '../engine/engine.ts'
import { StorageError } from '../storage-error.ts'
import { initial } from './0001-initial.ts'
import { captureSessions } from './0003-capture-sessions.ts'
import { faces } from './0005-faces.ts'
import { analysts } from './0006-analysts.ts'
import { reviews } from './0007-reviews.ts'
import { oneSuccessor } from './0008-one-successor.ts'
import { columnTypes, type MigrationStatements } from './migration.ts'
import type { Tables } from './tables.ts'

const migrations: Readonly<Record<string, MigrationStatements>> = {
  '0001_initial': initial,
  '0003_capture_sessions': captureSessions,
  '0005_faces': faces,
  '0006_analysts': analysts,
  '0007_reviews': reviews,
  '0008_one_successor': oneSuccessor,
}

/**
 * Brings the schema up to date, all migrations in one transaction under the migrator's lock, so that any number of
 * processes may start at once and a crash half way leaves nothing. Throws `schema_too_new` when the database knows a
 * migration that this build does not.
 */
export async function migrate(engine: Engine): Promise<void> {
  const types = columnTypes[engine.name]
  const compiled: Record<string, Migration> = {}
  for (const [name, statements] of Object.entries(migrations)) {
    compiled[name] = {
      up: async (db: Kysely<Tables>) => {
        for (const statement of statements(types)) await sql.raw(statement).execute(db)
      },
    }
  }
  const migrator = new Migrator({ db: engine.db, provider: { getMigrations: () => Promise.resolve(compiled) } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof Error && error.message.includes('corrupted migrations')) {
    throw new StorageError(
      'schema_too_new',
      'The database was written by a newer version of this service; start that version, or restore a backup made before the upgrade.',
      { cause: error },
    )
  }
  throw error instanceof Error ? error : new Error('migration failed', { cause: error })
}
