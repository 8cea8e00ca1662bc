import { Link, Outlet } from '@tanstack/react-router'
import { Page } from '../parts/page.tsx'
import { useMay } from '../session/me.ts'
import { useText } from '../text/text-context.ts'
import { ADMINISTRATION_PAGES } from './administration-pages.ts'

export function AdministrationLayout() {
  const text = useText()
  const may = useMay()
  return (
    <Page title={text('nav.administration')}>
      <nav className="tabs" aria-label={text('nav.administration')}>
        {ADMINISTRATION_PAGES.filter(({ scope }) => may(scope)).map(({ to, key }) => (
          <Link key={to} to={to} activeProps={{ className: 'active' }}>
            {text(key)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </Page>
  )
}
