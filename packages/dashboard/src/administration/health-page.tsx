import { useQuery } from '@tanstack/react-query'
import { answer, useApi } from '../api/api.ts'
import { Badge } from '../parts/badge.tsx'
import { Panel } from '../parts/page.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { percent } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'

const REFRESH_MS = 15_000

/** Whether the parts that a verdict needs are at work. */
export function HealthPage() {
  const { text, word, locale } = useLanguage()
  const { client } = useApi()
  const ready = useQuery({
    queryKey: ['readiness'],
    queryFn: () => answer(client.GET('/readyz')),
    refetchInterval: REFRESH_MS,
    retry: false,
  })
  if (ready.isPending) return <Loading />
  if (ready.isError) return <Failure error={ready.error} retry={() => void ready.refetch()} />
  const { faces, reading } = ready.data
  const rows = [
    { name: text('health.store'), state: text('health.ok'), tone: 'ok' as const, why: text('health.storeWhy') },
    {
      name: text('health.reading'),
      state: text('health.processes', { ready: reading.ready, processes: reading.processes }),
      tone:
        reading.ready === reading.processes
          ? ('ok' as const)
          : reading.ready > 0
            ? ('warn' as const)
            : ('bad' as const),
      why: text('health.readingWhy', { captures: reading.captures }),
    },
    {
      name: text('health.faceEngine'),
      state: word('faceEngine', faces.engine),
      tone:
        faces.engine === 'none' ? ('bad' as const) : faces.engine === 'starting' ? ('warn' as const) : ('ok' as const),
      why: text('health.faceEngineWhy'),
    },
    {
      name: text('health.faceIndex'),
      state: `${word('faceIndex', faces.index)}${faces.index === 'building' ? ` ${percent(locale, faces.progress)}` : ''}`,
      tone: faces.index === 'ready' ? ('ok' as const) : ('warn' as const),
      why: text('health.faceIndexWhy'),
    },
  ]
  return (
    <div className="grid-2">
      {rows.map(({ name, state, tone, why }) => (
        <Panel key={name} title={name} actions={<Badge tone={tone}>{state}</Badge>}>
          <p className="soft">{why}</p>
        </Panel>
      ))}
    </div>
  )
}
