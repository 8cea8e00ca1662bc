import type { ReactNode } from 'react'
import mark from '../mark.svg'
import { useText } from '../text/text-context.ts'

/** Around everything that happens before somebody is signed in. */
export function DoorPage({
  title,
  wide = false,
  children,
  foot,
}: {
  readonly title: string
  readonly wide?: boolean
  readonly children: ReactNode
  readonly foot?: ReactNode
}) {
  const text = useText()
  return (
    <main className="door">
      <div>
        <div className={wide ? 'door-card wide' : 'door-card'}>
          <div className="brand">
            <img src={mark} alt="" />
            <span className="words">
              {text('product.name')}
              <small>{text('product.tagline')}</small>
            </span>
          </div>
          <h1>{title}</h1>
          {children}
        </div>
        {foot !== undefined && <div className="door-foot">{foot}</div>}
      </div>
    </main>
  )
}
