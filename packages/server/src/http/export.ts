import { Readable } from 'node:stream'
import { AppError } from '@identity/protocol'
import type { Page, PageRequest } from '@identity/storage'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { csvRow } from './csv.ts'

/** More than this is a job for a backup, not for a download. */
export const EXPORT_MAX_ROWS = 50_000
const PAGE_ROWS = 100

type Cell = string | number | boolean | null
type List<Row> = (page: PageRequest) => Promise<Page<Row> | 'invalid_cursor'>

async function* rows<Row>(list: List<Row>): AsyncGenerator<Row> {
  let cursor: string | undefined
  for (let sent = 0; sent < EXPORT_MAX_ROWS; sent += PAGE_ROWS) {
    const page = await list({ limit: PAGE_ROWS, cursor })
    if (page === 'invalid_cursor') throw new AppError('internal')
    yield* page.data
    if (page.nextCursor === null) return
    cursor = page.nextCursor
  }
  // A file that is cut off must not look whole: the connection breaks.
  throw new AppError('internal', { detail: 'The export has more rows than it may.' })
}

/** The schema of a route that streams a file. */
export const fileReply = (type: string) => ({
  200: { description: type, content: { [type]: { schema: Type.Unsafe<Readable>({ type: 'string' }) } } },
})

const asFile = (reply: FastifyReply, type: string, name: string) =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store, private')
    .header('x-content-type-options', 'nosniff')

/** Streams a list as CSV, page by page. At most `EXPORT_MAX_ROWS`: a longer one breaks off, so narrow the range. */
export function sendCsv<Row>(
  reply: FastifyReply,
  name: string,
  columns: readonly (readonly [title: string, of: (row: Row) => Cell])[],
  list: List<Row>,
): Readable {
  asFile(reply, 'text/csv; charset=utf-8', name)
  return Readable.from(
    (async function* () {
      yield csvRow(columns.map(([title]) => title))
      for await (const row of rows(list)) yield csvRow(columns.map(([, of]) => of(row)))
    })(),
  )
}

/** Streams a list as one JSON object a line. */
export function sendNdjson<Row>(
  reply: FastifyReply,
  name: string,
  view: (row: Row) => object,
  list: List<Row>,
): Readable {
  asFile(reply, 'application/x-ndjson; charset=utf-8', name)
  return Readable.from(
    (async function* () {
      for await (const row of rows(list)) yield `${JSON.stringify(view(row))}\n`
    })(),
  )
}
