import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { AccountPage } from '../account/account-page.tsx'
import { ADMINISTRATION_PAGES } from '../administration/administration-pages.ts'
import { AdministrationLayout } from '../administration/administration-layout.tsx'
import { AuditPage } from '../administration/audit-page.tsx'
import { DevicesPage } from '../administration/devices-page.tsx'
import { HealthPage } from '../administration/health-page.tsx'
import { KeysPage } from '../administration/keys-page.tsx'
import { MembersPage } from '../administration/members-page.tsx'
import { PolicyPage } from '../administration/policy-page.tsx'
import { SettingsPage } from '../administration/settings-page.tsx'
import { BundlePage } from '../bundles/bundle-page.tsx'
import { BundlesPage } from '../bundles/bundles-page.tsx'
import { CasePage } from '../case/case-page.tsx'
import { CustomerPage } from '../customers/customer-page.tsx'
import { CustomersPage } from '../customers/customers-page.tsx'
import { OverviewPage } from '../overview/overview-page.tsx'
import { QueuePage } from '../queue/queue-page.tsx'
import { VerificationPage } from '../verifications/verification-page.tsx'
import { VerificationsPage } from '../verifications/verifications-page.tsx'
import { NoSuchPage, PageFailure } from './page-failure.tsx'
import { searchParams } from './search-params.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPage, errorComponent: PageFailure })
const child = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const home = createRoute({
  ...child('/'),
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- how the router is told
    throw redirect({ to: '/queue', replace: true })
  },
})
const queue = createRoute({
  ...child('/queue'),
  component: QueuePage,
  validateSearch: searchParams(['state', 'risk', 'reason', 'platform', 'age', 'mine']),
})
const reviewCase = createRoute({ ...child('/queue/$id'), component: CasePage })
const overview = createRoute({ ...child('/overview'), component: OverviewPage, validateSearch: searchParams(['days']) })
const customers = createRoute({
  ...child('/customers'),
  component: CustomersPage,
  validateSearch: searchParams(['q', 'by', 'tier', 'from', 'to']),
})
const customer = createRoute({ ...child('/customers/$id'), component: CustomerPage })
const verifications = createRoute({
  ...child('/verifications'),
  component: VerificationsPage,
  validateSearch: searchParams(['q', 'status', 'tier', 'from', 'to', 'by']),
})
const verification = createRoute({ ...child('/verifications/$id'), component: VerificationPage })
const bundles = createRoute({
  ...child('/bundles'),
  component: BundlesPage,
  validateSearch: searchParams(['q', 'verdict', 'tier', 'platform', 'from', 'to']),
})
const bundle = createRoute({ ...child('/bundles/$id'), component: BundlePage })
const account = createRoute({ ...child('/account'), component: AccountPage })

const administration = createRoute({ ...child('/administration'), component: AdministrationLayout })
const within = <const Path extends string>(path: Path) => ({ getParentRoute: () => administration, path })
const administrationHome = createRoute({
  ...within('/'),
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- how the router is told
    throw redirect({ to: ADMINISTRATION_PAGES[0].to, replace: true })
  },
})
const administrationPages = [
  administrationHome,
  createRoute({ ...within('keys'), component: KeysPage }),
  createRoute({ ...within('devices'), component: DevicesPage }),
  createRoute({ ...within('members'), component: MembersPage }),
  createRoute({ ...within('settings'), component: SettingsPage }),
  createRoute({ ...within('policy'), component: PolicyPage }),
  createRoute({ ...within('health'), component: HealthPage }),
  createRoute({
    ...within('audit'),
    component: AuditPage,
    validateSearch: searchParams(['actor', 'action', 'subject', 'from', 'to']),
  }),
] as const

const tree = root.addChildren([
  home,
  queue,
  reviewCase,
  overview,
  customers,
  customer,
  verifications,
  verification,
  bundles,
  bundle,
  account,
  administration.addChildren(administrationPages),
])

export const makeRouter = () => createRouter({ routeTree: tree, basepath: '/dashboard', scrollRestoration: false })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
