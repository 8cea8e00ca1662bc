import type { App, Context } from '../context.ts'
import { analystRoutes } from './analysts/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { bundleRoutes } from './bundles/routes.ts'
import { captureRoutes } from './capture/routes.ts'
import { captureSessionRoutes } from './capture-sessions/routes.ts'
import { challengeRoutes } from './challenge/routes.ts'
import { customerRoutes } from './customers/routes.ts'
import { dashboardPageRoutes } from './dashboard-page/routes.ts'
import { deviceRoutes } from './devices/routes.ts'
import { faceRoutes } from './faces/routes.ts'
import { frameRoutes } from './frames/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { hostedPageRoutes } from './hosted-page/routes.ts'
import { keyRoutes } from './keys/routes.ts'
import { metricsRoutes } from './metrics/routes.ts'
import { overviewRoutes } from './overview/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { tenantSettingsRoutes } from './tenant-settings/routes.ts'
import { policyRoutes } from './policy/routes.ts'
import { verificationRoutes } from './verifications/routes.ts'

/** Every feature by the name of its folder. `docs` describes these and is registered apart. */
export const FEATURES: Readonly<Record<string, (app: App, context: Context) => void>> = {
  challenge: challengeRoutes,
  capture: captureRoutes,
  'capture-sessions': captureSessionRoutes,
  'hosted-page': hostedPageRoutes,
  customers: customerRoutes,
  bundles: bundleRoutes,
  verifications: verificationRoutes,
  devices: deviceRoutes,
  reviews: reviewRoutes,
  frames: frameRoutes,
  search: searchRoutes,
  audit: auditRoutes,
  overview: overviewRoutes,
  analysts: analystRoutes,
  keys: keyRoutes,
  'tenant-settings': tenantSettingsRoutes,
  'dashboard-page': (app) => dashboardPageRoutes(app),
  faces: faceRoutes,
  policy: policyRoutes,
  health: healthRoutes,
  metrics: metricsRoutes,
}
