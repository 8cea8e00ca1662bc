import type { MigrationStatements } from './migration.ts'

/**
 * People who work in the dashboard. E-mail and name are sealed under the tenant's key and found by a keyed index; a
 * person signs in without naming a tenant, so an e-mail belongs to one tenant. `predecessor_id` of an API key is the key
 * it replaces; `expires_at` is when a replaced key stops.
 */
export const analysts: MigrationStatements = ({ integer, bytes, tableOptions }) => [
  `create table analysts (
  tenant_id text not null references tenants (id),
  id text not null,
  email_index text not null unique,
  sealed_profile ${bytes} not null,
  role text not null check (role in ('viewer', 'analyst', 'supervisor', 'admin')),
  state text not null check (state in ('invited', 'active', 'deactivated')),
  locale text not null,
  theme text not null,
  password_hash text,
  sealed_totp ${bytes},
  totp_confirmed ${integer} not null,
  totp_last_step ${integer} not null,
  external_subject text unique,
  created_at ${integer} not null,
  last_sign_in_at ${integer},
  primary key (tenant_id, id)
)${tableOptions}`,

  `create table analyst_sessions (
  tenant_id text not null,
  id text not null,
  analyst_id text not null,
  token_hash text not null unique,
  stage text not null check (stage in ('code', 'enrol', 'full')),
  client text not null,
  created_at ${integer} not null,
  last_seen_at ${integer} not null,
  expires_at ${integer} not null,
  ended_at ${integer},
  primary key (tenant_id, id),
  foreign key (tenant_id, analyst_id) references analysts (tenant_id, id)
)${tableOptions}`,
  `create index analyst_sessions_by_analyst on analyst_sessions (tenant_id, analyst_id, created_at)`,

  `create table analyst_recovery_codes (
  tenant_id text not null,
  analyst_id text not null,
  code_hash text not null,
  used_at ${integer},
  primary key (tenant_id, analyst_id, code_hash),
  foreign key (tenant_id, analyst_id) references analysts (tenant_id, id)
)${tableOptions}`,

  // analyst_id is null for the link that makes the first admin.
  `create table analyst_links (
  token_hash text not null primary key,
  tenant_id text not null references tenants (id),
  analyst_id text,
  created_at ${integer} not null,
  expires_at ${integer} not null,
  used_at ${integer},
  foreign key (tenant_id, analyst_id) references analysts (tenant_id, id)
)${tableOptions}`,

  `alter table api_keys add column predecessor_id text`,
  `alter table api_keys add column expires_at ${integer}`,
]
