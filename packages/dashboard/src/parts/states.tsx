import type { ReactNode } from 'react'
import { ProblemError } from '../api/problem.ts'
import { useLanguage, useText } from '../text/text-context.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** Grey bars where rows will be; said once to screen readers. */
export function Loading({ rows = 5 }: { readonly rows?: number }) {
  const text = useText()
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{text('state.loading')}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="bone" />
      ))}
    </div>
  )
}

interface EmptyProps {
  readonly title: string
  readonly icon?: IconName
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export function Empty({ title, icon = 'empty', children, action }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-mark">
        <Icon name={icon} size={26} />
      </span>
      <p className="empty-title">{title}</p>
      {children !== undefined && <p className="soft">{children}</p>}
      {action}
    </div>
  )
}

/** What went wrong, what can be done, and the number to quote. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { text } = useLanguage()
  const words = useProblemText()(error)
  const requestId = error instanceof ProblemError ? error.requestId : null
  return (
    <div className="empty" role="alert">
      <span className="empty-mark bad">
        <Icon name="alert" size={26} />
      </span>
      <p className="empty-title">{text('state.failed')}</p>
      <p className="soft">{words}</p>
      {requestId !== null && (
        <p className="faint">
          {text('state.requestId')} <code>{requestId}</code>
        </p>
      )}
      {retry !== undefined && <Button onClick={retry}>{text('state.retry')}</Button>}
    </div>
  )
}

/** An error in the reader's language; the service's own words where there are none. */
export function useProblemText(): (error: unknown) => string {
  const { word } = useLanguage()
  return (error) => {
    if (!(error instanceof ProblemError)) return word('problem', 'unknown')
    const known = word('problem', error.code)
    // `word` spells an unknown code out; the service's sentence says more.
    return known.toLowerCase() === error.code.replaceAll('_', ' ') ? error.message : known
  }
}
