import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Endless } from '../parts/endless.tsx'
import { Page } from '../parts/page.tsx'
import { ShortcutHelp, useShortcuts } from '../parts/shortcuts.tsx'
import { Empty } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { useText } from '../text/text-context.ts'
import { QueueFilters } from './queue-filters.tsx'
import { useQueueColumns } from './use-queue-columns.tsx'
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

export function QueuePage() {
  const text = useText()
  const search = useSearch({ from: '/queue' })
  const navigate = useNavigate()
  const live = useQueueEvents()
  const counts = useQueueCounts()
  const pages = useQueue(search, live)
  const { rows } = pages
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const [help, setHelp] = useState(false)
  const columns = useQueueColumns()

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
          columns={columns}
        />
      </Endless>
      {help && <ShortcutHelp keys={SHORTCUTS} onClose={() => setHelp(false)} />}
    </Page>
  )
}
