import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** An open database. The ports are written once against this; what differs between engines is only here and in the drivers. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  readonly db: Kysely<Tables>
  close(): Promise<void>
}

/** A connection pool or one transaction. */
export type Executor = Kysely<Tables>

/** Epoch milliseconds of the database clock at the moment the expression is evaluated, not when the transaction began. */
export function databaseClock(engine: Engine['name']): RawBuilder<number> {
  return engine === 'sqlite'
    ? sql<number>`cast(round(unixepoch('subsec') * 1000) as integer)`
    : sql<number>`cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)`
}

/** Runs `work` in a transaction of its own, or in the one `executor` already is. */
export function inTransaction<T>(executor: Executor, work: (trx: Executor) => Promise<T>): Promise<T> {
  return executor.isTransaction ? work(executor) : executor.transaction().execute(work)
}
