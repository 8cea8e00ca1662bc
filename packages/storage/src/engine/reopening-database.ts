import type { SqliteDatabase, SqliteStatement } from 'kysely'
import Database from 'libsql'

const BUSY_TIMEOUT_MS = 5000

/**
 * One connection, which is replaced after a statement gave up waiting for another process's write lock: libsql leaves such
 * a statement half run until it is collected. Until then the connection stays on the file as it was, or keeps the lock of
 * its next write, which is not committed.
 */
export class ReopeningDatabase implements SqliteDatabase {
  readonly #open: () => Database.Database
  #database: Database.Database

  /** `busyTimeoutMs`: how long a statement waits for a lock. */
  constructor(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS) {
    this.#open = () => open(path, busyTimeoutMs)
    this.#database = this.#open()
  }

  prepare(sql: string): SqliteStatement {
    const database = this.#database
    const statement = database.prepare(sql)
    const watched = <T>(act: () => T): T => {
      try {
        return act()
      } catch (error) {
        // Inside a transaction the lock is held, so nothing waits; were it otherwise, the rollback must reach it.
        if (isBusy(error) && !database.inTransaction && database === this.#database) this.#reopen()
        throw error
      }
    }
    return {
      reader: statement.reader,
      all: (parameters) => watched(() => statement.all(parameters)),
      run: (parameters) => watched(() => statement.run(parameters)),
      iterate: (parameters) => statement.iterate(parameters) as IterableIterator<unknown>,
    }
  }

  close(): void {
    this.#database.close()
  }

  #reopen(): void {
    const old = this.#database
    this.#database = this.#open()
    old.close()
  }
}

function open(path: string, busyTimeoutMs: number): Database.Database {
  const database = new Database(path)
  // A database in WAL mode keeps it; the other pragmas are the connection's.
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma busy_timeout = ${busyTimeoutMs};
    pragma trusted_schema = off;
    pragma secure_delete = on;
  `)
  return database
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}
