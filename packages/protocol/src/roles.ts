import type { AnalystRole, Scope } from './words.ts'

const VIEWER: readonly Scope[] = ['verifications:view', 'customers:read', 'reviews:read']
const ANALYST: readonly Scope[] = [...VIEWER, 'reviews:write', 'frames:read', 'faces:match']
const SUPERVISOR: readonly Scope[] = [...ANALYST, 'reviews:override', 'audit:read', 'sessions:write', 'customers:write']
const ADMIN: readonly Scope[] = [
  ...SUPERVISOR,
  'faces:manage',
  'devices:write',
  'webhooks:manage',
  'keys:manage',
  'members:manage',
  'settings:manage',
  'privacy:erase',
]

/**
 * What a person of a role may do; each role has what the one before it has. Nobody has `verifications:write`: captures
 * come from keys and capture sessions, and a person's `verifications:view` only reads.
 */
export const ROLE_SCOPES: Readonly<Record<AnalystRole, readonly Scope[]>> = {
  viewer: VIEWER,
  analyst: ANALYST,
  supervisor: SUPERVISOR,
  admin: ADMIN,
}
