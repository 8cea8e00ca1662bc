import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { Badge, toneOf } from '../parts/badge.tsx'
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
import { number } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'

type Verification = Schemas['Verification']
const STATUSES = ['verified', 'pending', 'failed'] as const
const TIERS = ['high', 'standard', 'low'] as const

export function VerificationsPage() {
  const { text, word, locale } = useLanguage()
  const { client } = useApi()
  const navigate = useNavigate()
  const search = useSearch({ from: '/verifications' })
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/verifications', search: (before) => keptSearch({ ...before, ...change }), replace: true })
  const find = useCallback((q: string) => {
    // An id of its own leads straight to its page.
    if (/^ver_\w{20,}$/.test(q)) void navigate({ to: '/verifications/$id', params: { id: q } })
    else go({ q })
  }, [])
  const status = STATUSES.find((known) => known === search.status)
  const tier = TIERS.find((known) => known === search.tier)
  const query = {
    ...(search.q !== undefined && (search.q.startsWith('ktpb_') ? { bundleId: search.q } : { customerId: search.q })),
    ...(status !== undefined && { status }),
    ...(tier !== undefined && { assuranceTier: tier }),
    ...(search.by === 'person' && { reviewed: true }),
    ...(search.by === 'machine' && { reviewed: false }),
    ...dayRange(search.from, search.to),
  }
  const pages = usePages<Verification>(['verifications', query], (cursor) =>
    answer(
      client.GET('/api/identity/verifications', {
        params: { query: { ...query, ...(cursor !== null && { cursor }) } },
      }),
    ),
  )
  return (
    <Page
      title={text('nav.verifications')}
      lead={text('verifications.lead')}
      actions={<ExportButton list="verifications" query={query} />}
    >
      <div className="filters">
        <SearchBox label={text('verifications.search')} value={search.q ?? ''} onSearch={find} />
        <Select
          label={text('column.status')}
          quietLabel
          value={search.status ?? ''}
          onPick={(picked) => go({ status: picked })}
          options={[['', text('filter.anyStatus')], ...STATUSES.map((name) => [name, word('status', name)] as const)]}
        />
        <Select
          label={text('column.tier')}
          quietLabel
          value={search.tier ?? ''}
          onPick={(picked) => go({ tier: picked })}
          options={[['', text('filter.anyTier')], ...TIERS.map((name) => [name, word('tier', name)] as const)]}
        />
        <Select
          label={text('column.decidedBy')}
          quietLabel
          value={search.by ?? ''}
          onPick={(by) => go({ by })}
          options={[
            ['', text('filter.anyone')],
            ['machine', text('history.machine')],
            ['person', text('history.person')],
          ]}
        />
        <DateRange from={search.from} to={search.to} onPick={({ from = '', to = '' }) => go({ from, to })} />
      </div>
      <Endless pages={pages} empty={<Empty title={text('verifications.empty')}>{text('search.emptyWhy')}</Empty>}>
        <Table
          caption={text('nav.verifications')}
          rows={pages.rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'id', head: text('column.id'), cell: ({ id }) => <DetailLink to="/verifications/$id" id={id} /> },
            {
              key: 'status',
              head: text('column.status'),
              cell: (row) => <Badge tone={toneOf(row.status)}>{word('status', row.status)}</Badge>,
            },
            { key: 'tier', head: text('column.tier'), cell: ({ assuranceTier }) => word('tier', assuranceTier) },
            { key: 'score', head: text('column.score'), cell: ({ score }) => number(locale, score), align: 'end' },
            {
              key: 'customer',
              head: text('column.customer'),
              cell: ({ customerId }) => <DetailLink to="/customers/$id" id={customerId} />,
            },
            {
              key: 'bundle',
              head: text('column.bundle'),
              cell: ({ ktpBundleId }) => <DetailLink to="/bundles/$id" id={ktpBundleId} />,
              minor: true,
            },
            {
              key: 'by',
              head: text('column.decidedBy'),
              cell: ({ actorUserId }) => text(actorUserId === null ? 'history.machine' : 'history.person'),
            },
            { key: 'time', head: text('column.time'), cell: ({ createdAt }) => <Time at={createdAt} exact /> },
          ]}
        />
      </Endless>
    </Page>
  )
}
