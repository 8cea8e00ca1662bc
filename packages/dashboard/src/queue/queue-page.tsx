import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Endless } from '../parts/endless.tsx'
import { Page } from '../parts/page.tsx'
import { ShortcutHelp, useShortcuts } from '../parts/shortcuts.tsx'
import { Empty } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { useMe } from '../session/me.ts'
import { age } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import { QueueFilters } from './queue-filters.tsx'
import { useQueue, useQueueCounts, useQueueEvents } from './use-queue.ts'

const SHORTCUTS = [
  ['j ↓', 'shortcuts.next'],
  ['k ↑', 'shortcuts.previous'],
  ['Enter', 'shortcuts.open'],
  ['a', 'shortcuts.approveOpen'],
  ['r', 'shortcuts.rejectOpen'],
  ['/', 'shortcuts.filter'],
  ['?', 'shortcuts.help'],
] as const

const RISK_TONES = { high: 'bad', medium: 'warn', low: 'none' } as const

export function QueuePage() {
  const { text, word, locale } = useLanguage()
  const search = useSearch({ from: '/queue' })
  const navigate = useNavigate()
  const me = useMe()
  const live = useQueueEvents()
  const counts = useQueueCounts()
  const pages = useQueue(search, live)
  const { rows } = pages
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const [help, setHelp] = useState(false)
  const [nowMs, setNowMs] = useState(Date.now)

  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])

  const at = rows.findIndex(({ id }) => id === selectedId)
  const selected = rows[at] ?? rows[0]
  const move = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, (at < 0 ? (by > 0 ? -1 : 0) : at) + by))]
    if (next === undefined) return
    setSelectedId(next.id)
    document.querySelector(`[data-row="${next.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const open = (hash?: string) => {
    if (selected !== undefined)
      void navigate({ to: '/queue/$id', params: { id: selected.id }, ...(hash !== undefined && { hash }) })
  }
  useShortcuts({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    Enter: () => open(),
    a: () => open('approve'),
    r: () => open('reject'),
    '/': () => document.querySelector<HTMLElement>('.filters select')?.focus(),
    '?': () => setHelp(true),
  })

  const count = counts.data
  return (
    <Page
      title={text('nav.queue')}
      lead={
        <span className="row">
          {count !== undefined && text('queue.counts', { open: count.open, claimed: count.claimed, mine: count.mine })}
          <span className={live ? 'live on' : 'live'}>{text(live ? 'queue.live' : 'queue.polling')}</span>
        </span>
      }
      actions={
        <Button look="quiet" icon="keyboard" onClick={() => setHelp(true)}>
          {text('shortcuts.button')} <kbd>?</kbd>
        </Button>
      }
    >
      <QueueFilters search={search} counts={count} />
      <Endless
        pages={pages}
        empty={
          Object.keys(search).length === 0 ? (
            <Empty icon="check" title={text('queue.empty')}>
              {text('queue.emptyWhy')}
            </Empty>
          ) : (
            <Empty
              icon="search"
              title={text('queue.noneMatch')}
              action={
                <Link to="/queue" search={{}} className="button">
                  {text('action.clear')}
                </Link>
              }
            >
              {text('queue.noneMatchWhy')}
            </Empty>
          )
        }
      >
        <Table
          caption={text('nav.queue')}
          rows={rows}
          rowKey={({ id }) => id}
          selected={selected?.id ?? null}
          columns={[
            {
              key: 'age',
              head: text('queue.waiting'),
              cell: ({ openedAt }) => (
                <span className="numbers nowrap strong">{age(locale, nowMs - Date.parse(openedAt))}</span>
              ),
            },
            {
              key: 'case',
              head: text('queue.case'),
              cell: ({ id, customerId }) => (
                <div>
                  <Link to="/queue/$id" params={{ id }} className="strong">
                    <code>…{id.slice(-8)}</code>
                  </Link>
                  <div className="faint">
                    <code>{customerId}</code>
                  </div>
                </div>
              ),
            },
            {
              key: 'reasons',
              head: text('queue.reasons'),
              cell: ({ reasons, verdict }) => (
                <span className="reasons">
                  {verdict === 'failed' && <Badge tone="bad">{word('verdict', 'failed')}</Badge>}
                  {reasons.slice(0, 3).map((reason) => (
                    <span key={reason} className="chip">
                      {word('voter', reason)}
                    </span>
                  ))}
                  {reasons.length > 3 && <span className="faint">+{reasons.length - 3}</span>}
                </span>
              ),
            },
            {
              key: 'risk',
              head: text('queue.risk'),
              cell: ({ riskLevel, risk }) => (
                <Badge tone={RISK_TONES[riskLevel]}>
                  {word('risk', riskLevel)} · {Math.round(risk)}
                </Badge>
              ),
            },
            {
              key: 'platform',
              head: text('column.platform'),
              cell: ({ platform }) => word('platform', platform),
              minor: true,
            },
            {
              key: 'state',
              head: text('column.state'),
              cell: ({ state, claim }) =>
                claim !== null && state === 'claimed' ? (
                  <Badge tone="info">{claim.id === me.id ? text('queue.yours') : (claim.name ?? claim.id)}</Badge>
                ) : (
                  <Badge tone={state === 'decided' ? 'none' : 'warn'}>{word('reviewState', state)}</Badge>
                ),
            },
          ]}
        />
      </Endless>
      {help && <ShortcutHelp keys={SHORTCUTS} onClose={() => setHelp(false)} />}
    </Page>
  )
}
