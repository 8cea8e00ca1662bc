import { useNavigate, useSearch } from '@tanstack/react-router'
import { answer, useApi, type Schemas } from '../api/api.ts'
import { DateRange } from '../parts/date-range.tsx'
import { Endless, usePages } from '../parts/endless.tsx'
import { ExportButton } from '../parts/export-button.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { Empty } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { keptSearch } from '../shell/search-params.ts'
import { dayRange } from '../text/day-range.ts'
import { useText } from '../text/text-context.ts'

type Entry = Schemas['AuditEntry']
const FILTERS = ['actor', 'action', 'subject'] as const

/** Everything that was done, newest first; each entry carries the hash of the one before it. */
export function AuditPage() {
  const text = useText()
  const { client } = useApi()
  const navigate = useNavigate()
  const search = useSearch({ from: '/administration/audit' })
  const go = (change: Partial<typeof search>) =>
    void navigate({
      to: '/administration/audit',
      search: (before) => keptSearch({ ...before, ...change }),
      replace: true,
    })
  const { from, to, ...named } = search
  const query = { ...named, ...dayRange(from, to) }
  const pages = usePages<Entry>(['audit', query], (cursor) =>
    answer(client.GET('/api/identity/audit', { params: { query: { ...query, ...(cursor !== null && { cursor }) } } })),
  )
  return (
    <section className="stack">
      <div className="row between">
        <p className="soft">{text('audit.lead')}</p>
        <ExportButton list="audit" query={query} />
      </div>
      <div className="filters">
        {FILTERS.map((name) => (
          <SearchBox
            key={name}
            label={text(`audit.${name}`)}
            value={search[name] ?? ''}
            onSearch={(value) => go({ [name]: value })}
          />
        ))}
        <DateRange
          from={from}
          to={to}
          onPick={({ from: first = '', to: last = '' }) => go({ from: first, to: last })}
        />
      </div>
      <Endless pages={pages} empty={<Empty title={text('audit.empty')}>{text('search.emptyWhy')}</Empty>}>
        <Table
          caption={text('administration.audit')}
          rows={pages.rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'sequence', head: '#', cell: ({ sequence }) => sequence, align: 'end' },
            { key: 'at', head: text('column.time'), cell: ({ at }) => <Time at={at} exact /> },
            { key: 'action', head: text('audit.action'), cell: ({ action }) => <code>{action}</code> },
            {
              key: 'actor',
              head: text('audit.actor'),
              cell: ({ actor }) => (
                <code className="nowrap" title={actor}>
                  {short(actor)}
                </code>
              ),
            },
            {
              key: 'subject',
              head: text('audit.subject'),
              cell: ({ subject }) => (
                <code className="nowrap" title={subject}>
                  {short(subject)}
                </code>
              ),
            },
            {
              key: 'details',
              head: text('audit.details'),
              cell: ({ details }) => (
                <code className="details" title={plain(details)}>
                  {plain(details)}
                </code>
              ),
              minor: true,
            },
            {
              key: 'hash',
              head: text('audit.hash'),
              cell: ({ hash }) => <code title={hash}>{hash.slice(0, 10)}…</code>,
              minor: true,
            },
          ]}
        />
      </Endless>
    </section>
  )
}

const short = (id: string) => (id.length > 18 ? `${id.slice(0, id.indexOf('_') + 1)}…${id.slice(-8)}` : id)

function plain(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
}
