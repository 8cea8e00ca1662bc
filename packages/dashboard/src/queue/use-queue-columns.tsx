import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { Badge } from '../parts/badge.tsx'
import type { Column } from '../parts/table.tsx'
import { useMe } from '../session/me.ts'
import { age } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import type { ReviewCase } from './use-queue.ts'

const AGES_CHANGE_MS = 30_000
const RISK_TONES = { high: 'bad', medium: 'warn', low: 'none' } as const

/** The same array until the language or the minute changes: a row that stays the same is then not drawn again. */
export function useQueueColumns(): readonly Column<ReviewCase>[] {
  const { text, word, locale } = useLanguage()
  const myId = useMe().id
  const [nowMs, setNowMs] = useState(Date.now)

  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), AGES_CHANGE_MS)
    return () => clearInterval(timer)
  }, [])

  return useMemo(
    () => [
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
            <Badge tone="info">{claim.id === myId ? text('queue.yours') : (claim.name ?? claim.id)}</Badge>
          ) : (
            <Badge tone={state === 'decided' ? 'none' : 'warn'}>{word('reviewState', state)}</Badge>
          ),
      },
    ],
    [text, word, locale, myId, nowMs],
  )
}
