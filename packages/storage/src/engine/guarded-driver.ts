import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, type TransactionSettings } from 'kysely'
import { StorageError } from '../storage-error.ts'

export interface Guard {
  /** Text of the statement that opens a transaction; SQLite must take the write lock at once. */
  readonly begin: string
  /** Whether an error means that the database is gone, full or stalled, rather than that the statement was wrong. */
  isOutage(error: unknown): boolean
}

/** A Kysely driver whose outages surface as `StorageError` `database_unavailable`, and which opens transactions as told. */
export class GuardedDriver implements Driver {
  readonly #inner: Driver
  readonly #guard: Guard

  constructor(inner: Driver, guard: Guard) {
    this.#inner = inner
    this.#guard = guard
  }

  init(): Promise<void> {
    return this.#inner.init()
  }

  async acquireConnection(): Promise<GuardedConnection> {
    try {
      return new GuardedConnection(await this.#inner.acquireConnection(), this.#guard)
    } catch (error) {
      throw outage(error)
    }
  }

  async beginTransaction(connection: GuardedConnection, settings: TransactionSettings): Promise<void> {
    if (settings.isolationLevel !== undefined) throw new Error('the ports are written for the default isolation level')
    await connection.executeQuery(CompiledQuery.raw(this.#guard.begin))
  }

  async commitTransaction(connection: GuardedConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: GuardedConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'))
    } catch {
      // The connection died, or SQLite rolled back by itself (disk full). The caller is about to get the first error,
      // which says more than this one.
    }
  }

  releaseConnection(connection: GuardedConnection): Promise<void> {
    return this.#inner.releaseConnection(connection.inner)
  }

  destroy(): Promise<void> {
    return this.#inner.destroy()
  }
}

class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection
  readonly #guard: Guard

  constructor(inner: DatabaseConnection, guard: Guard) {
    this.inner = inner
    this.#guard = guard
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.inner.executeQuery<R>(query)
    } catch (error) {
      throw this.#guard.isOutage(error) ? outage(error) : error
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize)
  }
}

function outage(error: unknown): StorageError {
  return new StorageError('database_unavailable', 'The database does not answer.', { cause: error })
}
