import { useEffect, type ReactNode } from 'react'
import { useText } from '../text/text-context.ts'

interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Without side margins of its own, for pages that fill the window. */
  readonly full?: boolean
}

export function Page({ title, lead, actions, children, full = false }: PageProps) {
  const text = useText()
  useEffect(() => {
    document.title = `${title} · ${text('product.name')}`
  }, [title, text])
  return (
    <div className={full ? 'page full' : 'page'}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="soft">{lead}</p>}
        </div>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export function Panel({
  title,
  actions,
  children,
}: {
  readonly title?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="panel">
      {title !== undefined && (
        <header className="panel-head">
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  )
}
