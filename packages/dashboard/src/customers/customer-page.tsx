import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { answer, useApi } from '../api/api.ts'
import { ProblemError } from '../api/problem.ts'
import { CustomerHistory } from '../case/history-panel.tsx'
import { Badge } from '../parts/badge.tsx'
import { Identifier } from '../parts/identifier.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { Time } from '../parts/time.tsx'
import { NoSuchPage } from '../shell/page-failure.tsx'
import { useLanguage } from '../text/text-context.ts'
import { CustomerBundles } from './customer-bundles.tsx'

export function CustomerPage() {
  const { id } = useParams({ from: '/customers/$id' })
  const { text, word } = useLanguage()
  const { client } = useApi()
  const customer = useQuery({
    queryKey: ['customer', id],
    queryFn: () => answer(client.GET('/api/identity/customers/{id}', { params: { path: { id } } })),
  })
  if (customer.isError) {
    if (customer.error instanceof ProblemError && customer.error.status === 404) return <NoSuchPage />
    return <Failure error={customer.error} retry={() => void customer.refetch()} />
  }
  if (customer.data === undefined) return <Loading />
  const { externalRef, kycTier, createdAt, updatedAt } = customer.data
  return (
    <Page title={externalRef ?? text('column.customer')} lead={<Identifier id={id} />}>
      <div className="grid-2">
        <div className="stack">
          <Panel title={text('customers.facts')}>
            <dl className="facts">
              <dt>{text('column.kycTier')}</dt>
              <dd>
                <Badge tone={kycTier === 'none' ? 'none' : 'ok'}>{word('kycTier', kycTier)}</Badge>
              </dd>
              <dt>{text('column.reference')}</dt>
              <dd>{externalRef ?? '–'}</dd>
              <dt>{text('column.created')}</dt>
              <dd>
                <Time at={createdAt} exact />
              </dd>
              <dt>{text('column.updated')}</dt>
              <dd>
                <Time at={updatedAt} exact />
              </dd>
            </dl>
          </Panel>
          <CustomerBundles customerId={id} />
        </div>
        <CustomerHistory customerId={id} isHere={null} />
      </div>
    </Page>
  )
}
