import { Kysely, PostgresAdapter, PostgresDialect, PostgresDriver, type Dialect, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { Tables } from '../schema/tables.ts'
import { StorageError } from '../storage-error.ts'
import type { Engine } from './engine.ts'
import { GuardedDriver } from './guarded-driver.ts'

/** Longer than any statement here needs; a stalled server must not hold a request for ever. */
const QUERY_TIMEOUT_MS = 15_000
/** Covers the wait for a free connection too: beyond it the answer is 503, not a longer queue. */
const CONNECT_TIMEOUT_MS = 10_000

export function openPostgres(url: string, poolSize: number): Engine {
  const pool = new pg.Pool({
    connectionString: checkedUrl(url),
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    application_name: 'identity',
    types: { getTypeParser },
  })
  // Without listeners an idle or checked-out client whose server dies takes the whole process with it.
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  const config = { pool: { connect: async () => careful(await pool.connect()), end: () => pool.end() } }
  const stock = new PostgresDialect(config)
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new GuardedDriver(new PostgresDriver(config), { begin: 'begin', isOutage }),
    createIntrospector: (db) => stock.createIntrospector(db),
    createQueryCompiler: () => stock.createQueryCompiler(),
  }
  const db = new Kysely<Tables>({ dialect })
  return { name: 'postgres', db, close: () => db.destroy() }
}

/** A client that leaves the pool for good after an outage: a query that timed out may still be running on it. */
function careful(client: pg.PoolClient): PostgresPoolClient {
  let broken = false
  const query = async (text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> => {
    try {
      return await client.query(text, [...parameters])
    } catch (error) {
      broken ||= isOutage(error)
      throw error
    }
  }
  // Kysely's second overload takes a cursor; nothing here streams.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(broken) }
}

/** Every bigint here is a time or a count, far below 2^53. */
function getTypeParser(...[type, format]: Parameters<typeof pg.types.getTypeParser>): unknown {
  if (type === pg.types.builtins.INT8 && format !== 'binary') return Number
  return pg.types.getTypeParser(type, format)
}

/** The failed statement reports the outage; the event only must not be unhandled. */
function ignore(): void {
  return
}

function checkedUrl(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new StorageError('bad_url', 'DATABASE_URL must start with postgres:// or postgresql://.')
  }
  return url
}

/** Classes 08 (connection), 53 (resources), 57 (operator intervention), 58 (system); everything without a SQLSTATE came from the socket. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof pg.DatabaseError) return /^(08|53|57|58|25006)/.test(error.code ?? '')
  return true
}
