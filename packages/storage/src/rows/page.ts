import type { Page, PageRequest, TimeRange } from '../ports.ts'

const MAX_LIMIT = 100

/** Where a page begins: rows are ordered by time, then id. Opaque to callers. */
export interface Position {
  readonly atMs: number
  readonly id: string
}

/** Throws `RangeError` for a limit outside 1–100: the edge has checked it. */
export function checkedLimit(page: PageRequest): number {
  if (!Number.isInteger(page.limit) || page.limit < 1 || page.limit > MAX_LIMIT) {
    throw new RangeError(`limit must be 1–${MAX_LIMIT}, got ${page.limit}`)
  }
  return page.limit
}

/** null for the first page, `invalid` for a cursor this function's counterpart never made. */
export function readCursor(cursor: string | undefined): Position | null | 'invalid' {
  if (cursor === undefined) return null
  if (cursor.length > 200) return 'invalid'
  const parts = /^(\d{1,15})\.([\w-]{1,80})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  return parts === null ? 'invalid' : { atMs: Number(parts[1]), id: parts.at(2)! }
}

/** Narrows a query of rows with `created_at` to a range of time. */
export function within<Query extends { where(column: 'created_at', operator: '>=' | '<', value: number): Query }>(
  query: Query,
  { fromMs, toMs }: TimeRange,
): Query {
  const after = fromMs === undefined ? query : query.where('created_at', '>=', fromMs)
  return toMs === undefined ? after : after.where('created_at', '<', toMs)
}

/** `rows` holds one more than `limit` when there is a next page. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => Position,
  map: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { data: shown.map(map), nextCursor: more ? writeCursor(position(last)) : null }
}

function writeCursor({ atMs, id }: Position): string {
  return Buffer.from(`${atMs}.${id}`, 'latin1').toString('base64url')
}
