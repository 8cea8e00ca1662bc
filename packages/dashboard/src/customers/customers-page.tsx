import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Badge } from '../parts/badge.tsx'
import { DateRange } from '../parts/date-range.tsx'
import { DetailLink } from '../parts/detail-link.tsx'
import { Endless, usePages } from '../parts/endless.tsx'
import { ExportButton } from '../parts/export-button.tsx'
import { Select } from '../parts/input.tsx'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Empty } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { keptSearch } from '../shell/search-params.ts'
import { dayRange } from '../text/day-range.ts'
import { useLanguage } from '../text/text-context.ts'
import { NikHits } from './nik-hits.tsx'
import { typedNik } from './typed-nik.ts'

type Customer = Schemas['Customer']
const TIERS = ['standard', 'none'] as const

/** Found by your own reference or by NIK. A NIK never gets into the address of the page. */
export function CustomersPage() {
  const { text, word } = useLanguage()
  const { client } = useApi()
  const navigate = useNavigate()
  const search = useSearch({ from: '/customers' })
  const [nik, setNik] = useState<string | null>(null)
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/customers', search: (before) => keptSearch({ ...before, ...change }), replace: true })
  const find = useCallback((typed: string) => {
    const number = typedNik(typed)
    setNik(number)
    go({ q: number === null ? typed : '' })
  }, [])
  const kycTier = TIERS.find((known) => known === search.tier)
  const query = {
    ...(search.q !== undefined && { externalRef: search.q }),
    ...(kycTier !== undefined && { kycTier }),
    ...dayRange(search.from, search.to),
  }
  const pages = usePages<Customer>(['customers', query], (cursor) =>
    answer(
      client.GET('/api/identity/customers', { params: { query: { ...query, ...(cursor !== null && { cursor }) } } }),
    ),
  )
  return (
    <Page
      title={text('nav.customers')}
      lead={text('customers.lead')}
      actions={<ExportButton list="customers" query={query} />}
    >
      <div className="filters">
        <SearchBox label={text('customers.search')} value={nik ?? search.q ?? ''} onSearch={find} />
        <Select
          label={text('column.kycTier')}
          quietLabel
          value={search.tier ?? ''}
          onPick={(tier) => go({ tier })}
          options={[['', text('filter.anyTier')], ...TIERS.map((tier) => [tier, word('kycTier', tier)] as const)]}
        />
        <DateRange from={search.from} to={search.to} onPick={({ from = '', to = '' }) => go({ from, to })} />
      </div>
      {nik !== null ? (
        <NikHits nik={nik} />
      ) : (
        <Endless pages={pages} empty={<Empty title={text('customers.empty')}>{text('search.emptyWhy')}</Empty>}>
          <Table
            caption={text('nav.customers')}
            rows={pages.rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'id',
                head: text('column.customer'),
                cell: ({ id }) => <DetailLink to="/customers/$id" id={id} />,
              },
              {
                key: 'ref',
                head: text('column.reference'),
                cell: ({ externalRef }) => externalRef ?? <span className="faint">–</span>,
              },
              {
                key: 'tier',
                head: text('column.kycTier'),
                cell: (row) => (
                  <Badge tone={row.kycTier === 'none' ? 'none' : 'ok'}>{word('kycTier', row.kycTier)}</Badge>
                ),
              },
              { key: 'created', head: text('column.created'), cell: ({ createdAt }) => <Time at={createdAt} exact /> },
              {
                key: 'updated',
                head: text('column.updated'),
                cell: ({ updatedAt }) => <Time at={updatedAt} />,
                minor: true,
              },
            ]}
          />
        </Endless>
      )}
    </Page>
  )
}
