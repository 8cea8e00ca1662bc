import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import { useText } from '../text/text-context.ts'
import { Button } from './button.tsx'
import { Failure, Loading } from './states.tsx'

export interface PageOf<Row> {
  readonly data: readonly Row[]
  readonly nextCursor: string | null
}

/** A list that is fetched a page at a time, by cursor. */
export function usePages<Row>(
  key: readonly unknown[],
  load: (cursor: string | null) => Promise<PageOf<Row>>,
  options: { readonly refetchInterval?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
    ...options,
  })
  return { query, rows: query.data?.pages.flatMap(({ data }) => data) ?? [] }
}

export type Pages<Row> = ReturnType<typeof usePages<Row>>

/** What stands for a list while it loads, when it failed, and under its last row. */
export function Endless<Row>({
  pages,
  empty,
  children,
}: {
  readonly pages: Pages<Row>
  readonly empty: ReactNode
  readonly children: ReactNode
}) {
  const text = useText()
  const { query, rows } = pages
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (end.current === null || !hasNextPage || isFetchingNextPage) return
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchNextPage()
    })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  if (query.isError && rows.length === 0) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (query.data === undefined) return <Loading rows={8} />
  if (rows.length === 0) return <div className="panel">{empty}</div>
  return (
    <>
      {children}
      {hasNextPage && (
        <div ref={end} className="row more">
          <Button look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text('action.more')}
          </Button>
        </div>
      )}
    </>
  )
}
