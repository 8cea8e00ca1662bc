import type { TextKey } from '../text/texts-id.ts'

/** The pages behind "Administration" and the scope without which each is empty. */
export const ADMINISTRATION_PAGES = [
  { to: '/administration/policy', key: 'administration.policy', scope: 'verifications:view' },
  { to: '/administration/health', key: 'administration.health', scope: 'verifications:view' },
  { to: '/administration/devices', key: 'administration.devices', scope: 'devices:write' },
  { to: '/administration/keys', key: 'administration.keys', scope: 'keys:manage' },
  { to: '/administration/members', key: 'administration.members', scope: 'members:manage' },
  { to: '/administration/settings', key: 'administration.settings', scope: 'settings:manage' },
  { to: '/administration/audit', key: 'administration.audit', scope: 'audit:read' },
] as const satisfies readonly { to: string; key: TextKey; scope: string }[]
