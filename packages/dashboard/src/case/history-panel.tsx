import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
import { DetailLink } from '../parts/detail-link.tsx'
import { Panel } from '../parts/page.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Time } from '../parts/time.tsx'
import { useLanguage } from '../text/text-context.ts'

type Verification = Schemas['Verification']

interface HistoryProps {
  readonly customerId: string
  /** The rows the reader is at, which are marked; null on the customer's own page, which needs no link to itself either. */
  readonly isHere: ((row: Verification) => boolean) | null
}

/** Every verification of a customer, newest first: what the machine said and what people made of it. */
export function HistoryPanel({ rows, customerId, isHere }: HistoryProps & { readonly rows: readonly Verification[] }) {
  const { text, word } = useLanguage()
  return (
    <Panel
      title={text('history.title')}
      actions={
        isHere !== null && (
          <Link to="/customers/$id" params={{ id: customerId }}>
            {text('history.customer')}
          </Link>
        )
      }
    >
      <ol className="timeline">
        {rows.map((row) => (
          <li key={row.id} className={isHere?.(row) === true ? 'here' : undefined}>
            <span className="row">
              <Badge tone={toneOf(row.status)}>{word('status', row.status)}</Badge>
              <span className="faint">{word('tier', row.assuranceTier)}</span>
              <span className="faint">{text(row.actorUserId === null ? 'history.machine' : 'history.person')}</span>
            </span>
            <span className="row">
              <Time at={row.createdAt} exact />
              <DetailLink to="/verifications/$id" id={row.id} />
              {isHere?.(row) === true && <span className="faint">{text('history.here')}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** The same, fetched: for pages that do not have it at hand. */
export function CustomerHistory(props: HistoryProps) {
  const { client } = useApi()
  const { customerId } = props
  const history = useQuery({
    queryKey: ['verifications', 'of', customerId],
    queryFn: () => answer(client.GET('/api/identity/verifications', { params: { query: { customerId, limit: 50 } } })),
  })
  if (history.isError) return <Failure error={history.error} retry={() => void history.refetch()} />
  if (history.data === undefined) return <Loading rows={3} />
  return <HistoryPanel {...props} rows={history.data.data} />
}
