import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { DateRange } from '../parts/date-range.tsx'
import { Endless, usePages } from '../parts/endless.tsx'
import { ExportButton } from '../parts/export-button.tsx'
import { Select } from '../parts/input.tsx'
import { Page } from '../parts/page.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Empty } from '../parts/states.tsx'
import { keptSearch } from '../shell/search-params.ts'
import { dayRange } from '../text/day-range.ts'
import { useLanguage } from '../text/text-context.ts'
import { BundleTable } from './bundle-table.tsx'

const VERDICTS = ['passed', 'requires_review', 'failed'] as const
const TIERS = ['high', 'standard', 'low'] as const
const PLATFORMS = ['web', 'android', 'ios', 'rn-android', 'rn-ios', 'flutter'] as const

export function BundlesPage() {
  const { text, word } = useLanguage()
  const { client } = useApi()
  const navigate = useNavigate()
  const search = useSearch({ from: '/bundles' })
  const go = (change: Partial<typeof search>) =>
    void navigate({ to: '/bundles', search: (before) => keptSearch({ ...before, ...change }), replace: true })
  const find = useCallback((q: string) => {
    if (/^ktpb_\w{20,}$/.test(q)) void navigate({ to: '/bundles/$id', params: { id: q } })
    else go({ q })
  }, [])
  const verdict = VERDICTS.find((known) => known === search.verdict)
  const tier = TIERS.find((known) => known === search.tier)
  const platform = PLATFORMS.find((known) => known === search.platform)
  const query = {
    ...(search.q !== undefined && { customerId: search.q }),
    ...(verdict !== undefined && { verdict }),
    ...(tier !== undefined && { assuranceTier: tier }),
    ...(platform !== undefined && { platform }),
    ...dayRange(search.from, search.to),
  }
  const pages = usePages<Schemas['BundleListItem']>(['bundles', query], (cursor) =>
    answer(
      client.GET('/api/identity/document/ktp/bundles', {
        params: { query: { ...query, ...(cursor !== null && { cursor }) } },
      }),
    ),
  )
  return (
    <Page
      title={text('nav.bundles')}
      lead={text('bundles.lead')}
      actions={<ExportButton list="bundles" query={query} />}
    >
      <div className="filters">
        <SearchBox label={text('bundles.search')} value={search.q ?? ''} onSearch={find} />
        <Select
          label={text('column.verdict')}
          quietLabel
          value={search.verdict ?? ''}
          onPick={(picked) => go({ verdict: picked })}
          options={[['', text('filter.anyVerdict')], ...VERDICTS.map((name) => [name, word('verdict', name)] as const)]}
        />
        <Select
          label={text('column.tier')}
          quietLabel
          value={search.tier ?? ''}
          onPick={(picked) => go({ tier: picked })}
          options={[['', text('filter.anyTier')], ...TIERS.map((name) => [name, word('tier', name)] as const)]}
        />
        <Select
          label={text('column.platform')}
          quietLabel
          value={search.platform ?? ''}
          onPick={(picked) => go({ platform: picked })}
          options={[
            ['', text('queue.anyPlatform')],
            ...PLATFORMS.map((name) => [name, word('platform', name)] as const),
          ]}
        />
        <DateRange from={search.from} to={search.to} onPick={({ from = '', to = '' }) => go({ from, to })} />
      </div>
      <Endless pages={pages} empty={<Empty title={text('bundles.empty')}>{text('search.emptyWhy')}</Empty>}>
        <BundleTable rows={pages.rows} />
      </Endless>
    </Page>
  )
}
