import { AppError, PAGE_LIMIT, type Page } from '@identity/protocol'
import type { Page as StoredPage, PageRequest } from '@identity/storage'

/** The page a query asks for; `limit` has its default here because validators may not fill anything in. */
export const pageRequest = (query: { readonly limit?: number; readonly cursor?: string }): PageRequest => ({
  limit: query.limit ?? PAGE_LIMIT.default,
  cursor: query.cursor,
})

/** Stored rows as shown; a cursor that is not ours is the caller's mistake. */
export function pageView<Row, View>(page: StoredPage<Row> | 'invalid_cursor', view: (row: Row) => View): Page<View> {
  if (page === 'invalid_cursor')
    throw new AppError('invalid_request', { errors: [{ pointer: '?cursor', message: 'is not a cursor of this list' }] })
  return { data: page.data.map(view), nextCursor: page.nextCursor }
}
