import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Schemas } from '../api/api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Input, Select } from '../parts/input.tsx'
import { keptSearch } from '../shell/search-params.ts'
import { useLanguage } from '../text/text-context.ts'
import { keepFilters, savedFilters, type QueueSearch } from './queue-filter.ts'

const PLATFORMS = ['web', 'android', 'ios', 'rn-android', 'rn-ios', 'flutter']
const STATES = ['open', 'claimed', 'awaiting_second', 'decided']
const AGES = ['1h', '4h', '24h']
/** Objections that analysts sort by. */
const REASONS = [
  'coverage',
  'screen_moire',
  'print_halftone',
  'flash_reflectance',
  'frame_motion',
  'replay_check',
  'signing_key',
  'capture_freshness',
  'face_duplicate',
  'nik_consistency',
  'font_match',
  'layout_geometry',
  'photo_region',
  'compression_trace',
  'cross_frame',
  'background_pattern',
  'hologram_check',
  'ocr_crosscheck',
  'specular_check',
]

export function QueueFilters({
  search,
  counts,
}: {
  readonly search: QueueSearch
  readonly counts: Schemas['ReviewCounts'] | undefined
}) {
  const { text, word } = useLanguage()
  const navigate = useNavigate()
  const [saved, setSaved] = useState(() => savedFilters(localStorage))
  const [naming, setNaming] = useState<string | null>(null)
  const go = (next: QueueSearch) => void navigate({ to: '/queue', search: next, replace: true })
  const set = (key: keyof QueueSearch) => (value: string) => {
    go(keptSearch({ ...search, [key]: value }))
  }
  const keep = (filters: typeof saved) => {
    setSaved(filters)
    keepFilters(localStorage, filters)
  }
  const any = Object.keys(search).length > 0
  return (
    <div className="stack tight">
      <div className="filters">
        <Select
          label={text('column.state')}
          quietLabel
          value={search.state ?? ''}
          onPick={set('state')}
          options={[
            ['', text('queue.undecided')],
            ...STATES.map((state) => [state, word('reviewState', state)] as const),
          ]}
        />
        <Select
          label={text('queue.risk')}
          quietLabel
          value={search.risk ?? ''}
          onPick={set('risk')}
          options={[
            ['', text('queue.anyRisk')],
            ...['high', 'medium', 'low'].map((risk) => [risk, word('risk', risk)] as const),
          ]}
        />
        <Select
          label={text('queue.reasons')}
          quietLabel
          value={search.reason ?? ''}
          onPick={set('reason')}
          options={[
            ['', text('queue.anyReason')],
            ...REASONS.map((reason) => [reason, word('voter', reason)] as const),
          ]}
        />
        <Select
          label={text('column.platform')}
          quietLabel
          value={search.platform ?? ''}
          onPick={set('platform')}
          options={[
            ['', text('queue.anyPlatform')],
            ...PLATFORMS.map((platform) => [platform, word('platform', platform)] as const),
          ]}
        />
        <Select
          label={text('queue.waiting')}
          quietLabel
          value={search.age ?? ''}
          onPick={set('age')}
          options={[
            ['', text('queue.anyAge')],
            ...AGES.map((hours) => [hours, text('queue.over', { hours })] as const),
          ]}
        />
        <Button aria-pressed={search.mine === '1'} onClick={() => set('mine')(search.mine === '1' ? '' : '1')}>
          {text('queue.mine')} {counts !== undefined && <span className="numbers">{counts.mine}</span>}
        </Button>
        {any && (
          <>
            <Button look="quiet" onClick={() => go({})}>
              {text('action.clear')}
            </Button>
            <Button look="quiet" icon="plus" onClick={() => setNaming('')}>
              {text('queue.saveFilter')}
            </Button>
          </>
        )}
      </div>
      {saved.length > 0 && (
        <div className="row" role="group" aria-label={text('queue.savedFilters')}>
          {saved.map((filter) => (
            <span key={filter.name} className="saved">
              <button type="button" aria-pressed={sameSearch(filter.search, search)} onClick={() => go(filter.search)}>
                {filter.name}
              </button>
              <button
                type="button"
                aria-label={text('queue.forgetFilter', { name: filter.name })}
                onClick={() => keep(saved.filter(({ name }) => name !== filter.name))}
              >
                ×
              </button>
            </span>
          ))}
        </div>
      )}
      {naming !== null && (
        <Dialog title={text('queue.saveFilter')} onClose={() => setNaming(null)}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              const name = naming.trim()
              keep([...saved.filter((filter) => filter.name !== name), { name, search }])
              setNaming(null)
            }}
          >
            <Input
              label={text('queue.filterName')}
              required
              maxLength={40}
              autoFocus
              value={naming}
              onInput={(event) => setNaming(event.currentTarget.value)}
            />
            <div className="dialog-foot">
              <Button type="submit" look="primary">
                {text('action.save')}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </div>
  )
}

const sameSearch = (a: QueueSearch, b: QueueSearch) => {
  const flat = (search: QueueSearch) => JSON.stringify(Object.entries(search).toSorted())
  return flat(a) === flat(b)
}
