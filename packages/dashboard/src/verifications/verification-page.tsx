import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { answer, useApi } from '../api/api.ts'
import { ProblemError } from '../api/problem.ts'
import { CustomerHistory } from '../case/history-panel.tsx'
import { Badge, toneOf } from '../parts/badge.tsx'
import { DetailLink } from '../parts/detail-link.tsx'
import { Identifier } from '../parts/identifier.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Time } from '../parts/time.tsx'
import { NoSuchPage } from '../shell/page-failure.tsx'
import { number } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'

export function VerificationPage() {
  const { id } = useParams({ from: '/verifications/$id' })
  const { text, word, locale } = useLanguage()
  const { client } = useApi()
  const verification = useQuery({
    queryKey: ['verification', id],
    queryFn: () => answer(client.GET('/api/identity/verifications/{id}', { params: { path: { id } } })),
  })
  if (verification.isError) {
    if (verification.error instanceof ProblemError && verification.error.status === 404) return <NoSuchPage />
    return <Failure error={verification.error} retry={() => void verification.refetch()} />
  }
  if (verification.data === undefined) return <Loading />
  const row = verification.data
  return (
    <Page title={text('verifications.one')} lead={<Identifier id={id} />}>
      <div className="grid-2">
        <Panel title={text('customers.facts')}>
          <dl className="facts">
            <dt>{text('column.status')}</dt>
            <dd>
              <Badge tone={toneOf(row.status)}>{word('status', row.status)}</Badge>
            </dd>
            <dt>{text('column.tier')}</dt>
            <dd>{word('tier', row.assuranceTier)}</dd>
            <dt>{text('column.score')}</dt>
            <dd className="numbers">{number(locale, row.score)}</dd>
            <dt>{text('column.decidedBy')}</dt>
            <dd>{row.actorUserId === null ? text('history.machine') : <code>{row.actorUserId}</code>}</dd>
            <dt>{text('column.time')}</dt>
            <dd>
              <Time at={row.createdAt} exact />
            </dd>
            <dt>{text('column.customer')}</dt>
            <dd>
              <DetailLink to="/customers/$id" id={row.customerId} />
            </dd>
            <dt>{text('column.bundle')}</dt>
            <dd>
              <DetailLink to="/bundles/$id" id={row.ktpBundleId} />
            </dd>
            {row.supersedesId !== null && (
              <>
                <dt>{text('verifications.supersedes')}</dt>
                <dd>
                  <DetailLink to="/verifications/$id" id={row.supersedesId} />
                </dd>
              </>
            )}
          </dl>
        </Panel>
        <CustomerHistory customerId={row.customerId} isHere={(other) => other.id === row.id} />
      </div>
    </Page>
  )
}
