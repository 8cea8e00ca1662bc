import { Link, Outlet } from '@tanstack/react-router'
import mark from '../mark.svg'
import { Icon, type IconName } from '../parts/icon.tsx'
import { useQueueCounts } from '../queue/use-queue.ts'
import { useMay, useMe } from '../session/me.ts'
import { useText } from '../text/text-context.ts'
import { AccountMenu } from './account-menu.tsx'

const PLACES = [
  { to: '/overview', icon: 'overview', key: 'nav.overview', scope: 'reviews:read' },
  { to: '/queue', icon: 'queue', key: 'nav.queue', scope: 'reviews:read' },
  { to: '/customers', icon: 'customers', key: 'nav.customers', scope: 'customers:read' },
  { to: '/verifications', icon: 'verifications', key: 'nav.verifications', scope: 'verifications:view' },
  { to: '/bundles', icon: 'bundles', key: 'nav.bundles', scope: 'verifications:view' },
  { to: '/administration', icon: 'administration', key: 'nav.administration', scope: 'verifications:view' },
] as const satisfies readonly { to: string; icon: IconName; key: string; scope: string }[]

/** Around every page of somebody who is signed in. */
export function Shell() {
  const text = useText()
  const me = useMe()
  const may = useMay()
  const counts = useQueueCounts()
  const waiting = counts.data === undefined ? 0 : counts.data.open + counts.data.claimed + counts.data.awaitingSecond
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {text('nav.skip')}
      </a>
      <header className="side">
        <div className="brand">
          <img src={mark} alt="" />
          <span className="words">
            {text('product.name')}
            <small>{me.tenant.name}</small>
          </span>
        </div>
        <nav aria-label={text('nav.main')}>
          {PLACES.filter(({ scope }) => may(scope)).map(({ to, icon, key }) => (
            <Link key={to} to={to} activeProps={{ className: 'active' }}>
              <Icon name={icon} />
              <span className="label">{text(key)}</span>
              {to === '/queue' && waiting > 0 && (
                <span className="count">
                  {waiting > 999 ? '999+' : waiting}
                  <span className="visually-hidden"> {text('queue.waiting')}</span>
                </span>
              )}
            </Link>
          ))}
        </nav>
        <span className="spacer" />
        <AccountMenu />
      </header>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
