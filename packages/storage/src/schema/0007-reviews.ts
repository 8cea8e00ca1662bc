import type { MigrationStatements } from './migration.ts'

/**
 * Review cases, one a bundle, and the indexes of the lists that people search. `change_sequence` rises with every change
 * of a tenant's cases, so that any process can tell its watchers by asking for one number. Bundles stored before get
 * their case here, by the rules of rows/review-facts.ts.
 */
export const reviews: MigrationStatements = ({ integer, bytes, tableOptions }) => [
  `create table review_heads (
  tenant_id text not null primary key references tenants (id),
  sequence ${integer} not null
)${tableOptions}`,

  // claim_until beside state: a claim that ran out needs nobody to clean it up.
  `create table review_cases (
  tenant_id text not null,
  id text not null,
  bundle_id text not null,
  customer_id text not null,
  verdict text not null check (verdict in ('failed', 'requires_review')),
  state text not null check (state in ('open', 'awaiting_second', 'decided')),
  platform text not null,
  risk ${integer} not null,
  risk_level text not null check (risk_level in ('low', 'medium', 'high')),
  reasons text not null,
  opened_at ${integer} not null,
  claimed_by text,
  claimed_at ${integer},
  claim_until ${integer} not null,
  first_by text,
  first_at ${integer},
  first_reason text,
  sealed_first_text ${bytes},
  decision text check (decision in ('approve', 'reject', 'request_recapture')),
  reason_code text,
  sealed_text ${bytes},
  decided_by text,
  decided_at ${integer},
  verification_id text,
  change_sequence ${integer} not null,
  primary key (tenant_id, id),
  unique (tenant_id, bundle_id),
  foreign key (tenant_id, bundle_id) references bundles (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id)
)${tableOptions}`,
  `create index review_cases_queue on review_cases (tenant_id, state, opened_at, id)`,
  `create index review_cases_by_time on review_cases (tenant_id, opened_at, id)`,
  `create index review_cases_undecided on review_cases (tenant_id, opened_at, id) where state <> 'decided'`,
  `create index review_cases_claims on review_cases (tenant_id, claim_until, state, claimed_by) where claim_until > 0`,
  `create index review_cases_by_change on review_cases (tenant_id, change_sequence)`,
  `create index review_cases_by_decision on review_cases (tenant_id, decided_at)`,
  `create index review_cases_by_customer on review_cases (tenant_id, customer_id)`,

  `create table review_case_reasons (
  tenant_id text not null,
  reason text not null,
  opened_at ${integer} not null,
  case_id text not null,
  primary key (tenant_id, reason, opened_at, case_id),
  foreign key (tenant_id, case_id) references review_cases (tenant_id, id)
)${tableOptions}`,
  `create index review_case_reasons_by_case on review_case_reasons (tenant_id, case_id)`,

  `create table review_notes (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  author text not null,
  sealed_text ${bytes} not null,
  created_at ${integer} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references review_cases (tenant_id, id)
)${tableOptions}`,
  `create index review_notes_by_case on review_notes (tenant_id, case_id, created_at, id)`,

  `insert into review_cases (tenant_id, id, bundle_id, customer_id, verdict, state, platform, risk, risk_level, reasons,
  opened_at, claim_until, change_sequence)
select b.tenant_id, 'rev_' || substr(b.id, 6), b.id, b.customer_id, b.verdict, 'open', b.platform,
  cast(round(100 - b.score) as ${integer}),
  case when coalesce(o.strongest, 0) >= 1.5 or b.score < 40 then 'high'
    when coalesce(o.objections, 0) > 0 or b.score < 60 then 'medium' else 'low' end,
  coalesce(o.reasons, '["coverage"]'), b.created_at, 0, 1
from bundles b left join (
  select tenant_id, bundle_id, max(llr) as strongest, count(*) as objections, '["' || REASONS || '"]' as reasons
  from votes where passed = 0 group by tenant_id, bundle_id
) o on o.tenant_id = b.tenant_id and o.bundle_id = b.id
where b.verdict = 'requires_review'`.replace(
    'REASONS',
    integer === 'bigint' ? `string_agg(name, '","')` : `group_concat(name, '","')`,
  ),
  `insert into review_case_reasons (tenant_id, reason, opened_at, case_id)
select c.tenant_id, coalesce(v.name, 'coverage'), c.opened_at, c.id from review_cases c
left join votes v on v.tenant_id = c.tenant_id and v.bundle_id = c.bundle_id and v.passed = 0`,
  `insert into review_heads (tenant_id, sequence) select distinct tenant_id, 1 from review_cases`,

  `create index verifications_by_status on verifications (tenant_id, status, created_at, id)`,
  `create index verifications_by_tier on verifications (tenant_id, assurance_tier, created_at, id)`,
  `create index verifications_by_bundle on verifications (tenant_id, bundle_id)`,
  `create index verifications_superseding on verifications (tenant_id, supersedes_id)`,
  `create index bundles_by_verdict on bundles (tenant_id, verdict, created_at, id)`,
  `create index bundles_by_customer on bundles (tenant_id, customer_id, created_at, id)`,
  // Covers the charts: a row of bundles is tens of kilobytes of sealed evidence, which a count must not read.
  `create index bundles_for_charts on bundles (tenant_id, created_at, verdict, assurance_tier)`,
  `create index customers_by_tier on customers (tenant_id, kyc_tier, created_at, id)`,
  `create index audit_entries_by_actor on audit_entries (tenant_id, actor, sequence)`,
  `create index audit_entries_by_action on audit_entries (tenant_id, action, sequence)`,
  `create index audit_entries_by_subject on audit_entries (tenant_id, subject, sequence)`,
]
