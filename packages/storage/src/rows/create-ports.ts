import type { Ports } from '../ports.ts'
import { analystPort } from './analysts.ts'
import { analystSessionPort } from './analyst-sessions.ts'
import { apiKeyPort } from './api-keys.ts'
import { auditPort } from './audit.ts'
import { bundlePort } from './bundles.ts'
import { capturePort } from './captures.ts'
import { captureSessionPort } from './capture-sessions.ts'
import { challengePort } from './challenges.ts'
import { customerPort } from './customers.ts'
import { devicePort } from './devices.ts'
import { facePort } from './faces.ts'
import { frameHistoryPort } from './frame-history.ts'
import { framePort } from './frames.ts'
import { idempotencyPort } from './idempotency.ts'
import type { PortContext } from './port-context.ts'
import { overviewPort } from './overview.ts'
import { rateLimitPort } from './rate-limits.ts'
import { reviewPort } from './reviews.ts'
import { sweeperPort } from './sweeper.ts'
import { tenantPort } from './tenants.ts'
import { verificationPort } from './verifications.ts'

/** All ports on one executor: the pool, or a transaction. */
export function createPorts(context: PortContext): Ports {
  return {
    tenants: tenantPort(context),
    apiKeys: apiKeyPort(context),
    analysts: analystPort(context),
    analystSessions: analystSessionPort(context),
    customers: customerPort(context),
    devices: devicePort(context),
    captureSessions: captureSessionPort(context),
    challenges: challengePort(context),
    captures: capturePort(context),
    verifications: verificationPort(context),
    bundles: bundlePort(context),
    frames: framePort(context),
    faces: facePort(context),
    frameHistory: frameHistoryPort(context),
    idempotency: idempotencyPort(context),
    rateLimits: rateLimitPort(context),
    reviews: reviewPort(context),
    overview: overviewPort(context),
    audit: auditPort(context),
    sweeper: sweeperPort(context),
  }
}
