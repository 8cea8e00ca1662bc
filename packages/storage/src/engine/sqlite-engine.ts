import { Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, type Dialect } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Engine } from './engine.ts'
import { GuardedDriver } from './guarded-driver.ts'
import { ReopeningDatabase } from './reopening-database.ts'

/**
 * SQLite in one file. libsql is synchronous: a statement holds the event loop while it runs, which for the statements
 * here is tens of microseconds, and a commit for as long as its fsync takes (about 2 ms on a local disk).
 * `synchronous=FULL` is what makes a commit survive a power cut; do not trade it away.
 */
export function openSqlite(path: string): Engine {
  const config = { database: new ReopeningDatabase(path) }
  const stock = new SqliteDialect(config)
  const dialect: Dialect = {
    createAdapter: () => new TransactionalDdlAdapter(),
    createDriver: () => new GuardedDriver(new SqliteDriver(config), { begin: 'begin immediate', isOutage }),
    createIntrospector: (db) => stock.createIntrospector(db),
    createQueryCompiler: () => stock.createQueryCompiler(),
  }
  const db = new Kysely<Tables>({ dialect })
  return { name: 'sqlite', db, close: () => db.destroy() }
}

/** Kysely assumes SQLite cannot roll back DDL. It can, and a migration killed half way must leave nothing. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false
  return /^SQLITE_(FULL|IOERR|CANTOPEN|BUSY|READONLY)/.test(error.code)
}
