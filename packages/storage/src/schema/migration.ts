/** The words in which the two engines name the same types. Migrations use these and are otherwise one text for both. */
export interface ColumnTypes {
  readonly integer: string
  readonly real: string
  readonly bytes: string
  /** After the closing bracket of a table. */
  readonly tableOptions: string
}

export const columnTypes: Readonly<Record<'sqlite' | 'postgres', ColumnTypes>> = {
  // STRICT: SQLite then refuses a value of the wrong type, as Postgres does.
  sqlite: { integer: 'integer', real: 'real', bytes: 'blob', tableOptions: ' strict' },
  postgres: { integer: 'bigint', real: 'double precision', bytes: 'bytea', tableOptions: '' },
}

/** Statements in order. Once released a migration is never edited; the next number changes what it made. */
export type MigrationStatements = (types: ColumnTypes) => readonly string[]
