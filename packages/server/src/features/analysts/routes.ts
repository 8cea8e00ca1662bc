import type { App, Context } from '../../context.ts'
import { createAccounts } from './accounts.ts'
import { meRoutes } from './me-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { oidcRoutes } from './oidc-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

/** People: signing in, their own account, and the members of a tenant. */
export function analystRoutes(app: App, context: Context): void {
  const accounts = createAccounts(context)
  signInRoutes(app, context, accounts)
  oidcRoutes(app, context, accounts)
  meRoutes(app, context, accounts)
  memberRoutes(app, context)
}
