import type { MigrationStatements } from './migration.ts'

/**
 * A verification is replaced once at most, and the database says so. The index leaves out the many rows that replace
 * nothing: with them in it both planners took it for useless and read every row of a tenant to show a page.
 */
export const oneSuccessor: MigrationStatements = () => [
  `drop index verifications_superseding`,
  `create unique index verifications_superseding on verifications (tenant_id, supersedes_id) where supersedes_id is not null`,
]
