import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { answer, useApi } from '../api/api.ts'
import { ProblemError } from '../api/problem.ts'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { ShortcutHelp, useShortcuts } from '../parts/shortcuts.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { useQueueEvents } from '../queue/use-queue.ts'
import { useMay, useMe } from '../session/me.ts'
import { NoSuchPage } from '../shell/page-failure.tsx'
import { age } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import { BundleView } from './bundle-view.tsx'
import { DecisionPanel, useClaim, useRelease } from './decision-panel.tsx'
import { NotesPanel } from './notes-panel.tsx'
import { useDraft } from './use-draft.ts'

const SHORTCUTS = [
  ['a', 'shortcuts.approve'],
  ['r', 'shortcuts.reject'],
  ['c', 'shortcuts.claim'],
  ['Ctrl+Enter', 'shortcuts.send'],
  ['+ −', 'zoom.in'],
  ['Esc', 'shortcuts.back'],
  ['?', 'shortcuts.help'],
] as const

const RISK_TONES = { high: 'bad', medium: 'warn', low: 'none' } as const

export function CasePage() {
  const { id } = useParams({ from: '/queue/$id' })
  // Another case is another page: nothing typed or lit carries over.
  return <Case key={id} id={id} />
}

function Case({ id }: { readonly id: string }) {
  const { text, word, locale } = useLanguage()
  const { client } = useApi()
  const navigate = useNavigate()
  const { hash } = useLocation()
  const me = useMe()
  const may = useMay()
  useQueueEvents()
  const review = useQuery({
    queryKey: ['review', id],
    queryFn: () => answer(client.GET('/api/identity/reviews/{id}', { params: { path: { id } } })),
  })
  const drafting = useDraft(id)
  const claim = useClaim(id)
  const release = useRelease(id)
  const [help, setHelp] = useState(false)
  const found = review.data?.case
  const mine = found?.state === 'claimed' && found.claim?.id === me.id
  const mayDecide = may('reviews:write') && found !== undefined && found.state !== 'decided'
  const { change } = drafting
  const pick = (decision: 'approve' | 'reject') => {
    if (mayDecide) change({ decision, reasonCode: '' })
    document.getElementById('decide')?.scrollIntoView({ block: 'nearest' })
  }

  useEffect(() => {
    document.title = `${text('queue.case')} ${id.slice(-8)} · ${text('product.name')}`
  }, [id, text])
  useEffect(() => {
    if (hash === 'approve' || hash === 'reject') change({ decision: hash, reasonCode: '' })
    // Once, for the key that was pressed in the queue.
  }, [])
  useShortcuts({
    a: () => pick('approve'),
    r: () => pick('reject'),
    c: () => {
      if (mine) release.mutate()
      else if (mayDecide) claim.mutate(false)
    },
    Escape: () => void navigate({ to: '/queue' }),
    '?': () => setHelp(true),
  })

  if (review.isError) {
    if (review.error instanceof ProblemError && review.error.status === 404) return <NoSuchPage />
    return <Failure error={review.error} retry={() => void review.refetch()} />
  }
  if (review.data === undefined || found === undefined) return <Loading rows={10} />
  return (
    <div className="page full">
      <header className="case-head">
        <Link to="/queue" className="button quiet">
          ← {text('nav.queue')}
        </Link>
        <h1>
          {text('queue.case')} <code>…{found.id.slice(-8)}</code>
        </h1>
        <Badge tone={found.state === 'decided' ? 'none' : 'warn'}>{word('reviewState', found.state)}</Badge>
        <Badge tone={RISK_TONES[found.riskLevel]}>
          {text('queue.risk')}: {word('risk', found.riskLevel)}
        </Badge>
        <span className="faint numbers">
          {text('queue.waiting')} {age(locale, Date.now() - Date.parse(found.openedAt))}
        </span>
        <span className="spacer" />
        {mayDecide && (
          <Button
            busy={claim.isPending || release.isPending}
            onClick={() => (mine ? release.mutate() : claim.mutate(false))}
          >
            {text(mine ? 'decide.release' : 'decide.claim')}
          </Button>
        )}
        <span className="shortcut-help">
          <Button look="quiet" icon="keyboard" iconOnly onClick={() => setHelp(true)}>
            {text('shortcuts.button')}
          </Button>
        </span>
      </header>
      {review.data.bundle === null ? (
        <Empty icon="lock" title={text('case.erased')}>
          {text('case.erasedWhy')}
        </Empty>
      ) : (
        <BundleView
          bundle={review.data.bundle}
          findings={review.data}
          history={review.data.history}
          decision={
            <div id="decide">
              <DecisionPanel
                reviewCase={found}
                decisionText={review.data.decisionText}
                drafting={drafting}
                onDecided={() => void review.refetch()}
              />
            </div>
          }
          notes={<NotesPanel caseId={id} notes={review.data.notes} drafting={drafting} />}
        />
      )}
      {help && <ShortcutHelp keys={SHORTCUTS} onClose={() => setHelp(false)} />}
    </div>
  )
}
