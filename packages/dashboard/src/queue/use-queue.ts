import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { usePages } from '../parts/endless.tsx'
import { openedBefore, type QueueSearch } from './queue-filter.ts'

export type ReviewCase = Schemas['ReviewCase']

/** Without events (a proxy that holds them back, an old session) the list is asked again this often. */
const POLL_MS = 20_000
const POLL_BESIDE_EVENTS_MS = 120_000

export function useQueueCounts() {
  const { client } = useApi()
  return useQuery({
    queryKey: ['reviews', 'counts'],
    queryFn: () => answer(client.GET('/api/identity/reviews/counts')),
    refetchInterval: POLL_BESIDE_EVENTS_MS,
  })
}

export function useQueue(search: QueueSearch, live: boolean) {
  const { client } = useApi()
  return usePages<ReviewCase>(
    ['reviews', 'list', search],
    (cursor) => {
      const openedTo = openedBefore(search.age, Date.now())
      return answer(
        client.GET('/api/identity/reviews', {
          params: {
            query: {
              state: (search.state ?? 'undecided') as 'undecided',
              ...(search.risk !== undefined && { risk: search.risk as 'high' }),
              ...(search.reason !== undefined && { reason: search.reason }),
              ...(search.platform !== undefined && { platform: search.platform as 'web' }),
              ...(search.mine === '1' && { mine: true }),
              ...(openedTo !== null && { openedTo }),
              ...(cursor !== null && { cursor }),
            },
          },
        }),
      )
    },
    { refetchInterval: live ? POLL_BESIDE_EVENTS_MS : POLL_MS },
  )
}

/** Listens for changes of the queue and has what is shown fetched anew; false while there is no such line. */
export function useQueueEvents(): boolean {
  const queries = useQueryClient()
  const [live, setLive] = useState(false)
  useEffect(() => {
    const events = new EventSource('/api/identity/reviews/events')
    let due: ReturnType<typeof setTimeout> | null = null
    const changed = () => {
      // A burst of changes is one look.
      due ??= setTimeout(() => {
        due = null
        void queries.invalidateQueries({ queryKey: ['reviews'] })
      }, 300)
    }
    events.onopen = () => setLive(true)
    events.onerror = () => setLive(false)
    events.addEventListener('change', changed)
    return () => {
      events.close()
      if (due !== null) clearTimeout(due)
    }
  }, [queries])
  return live
}
