import type { MigrationStatements } from './migration.ts'

/** `version` rises with every change, so that a page that waits for one need only compare a number. */
export const captureSessions: MigrationStatements = ({ integer, tableOptions }) => [
  `create table capture_sessions (
  tenant_id text not null,
  id text not null,
  customer_id text not null,
  token_hash text not null unique,
  state text not null check (state in ('open', 'completed', 'cancelled')),
  step text not null,
  locale text not null,
  required_assurance text not null check (required_assurance in ('standard', 'high')),
  return_url text,
  capture_digests text not null,
  outcome text,
  version ${integer} not null,
  created_at ${integer} not null,
  expires_at ${integer} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id)
)${tableOptions}`,
  `create index capture_sessions_by_customer on capture_sessions (tenant_id, customer_id, created_at)`,
]
