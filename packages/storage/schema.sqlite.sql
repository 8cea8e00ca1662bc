CREATE TABLE analyst_links (
  token_hash text not null primary key,
  tenant_id text not null references tenants (id),
  analyst_id text,
  created_at integer not null,
  expires_at integer not null,
  used_at integer,
  foreign key (tenant_id, analyst_id) references analysts (tenant_id, id)
) strict;

CREATE TABLE analyst_recovery_codes (
  tenant_id text not null,
  analyst_id text not null,
  code_hash text not null,
  used_at integer,
  primary key (tenant_id, analyst_id, code_hash),
  foreign key (tenant_id, analyst_id) references analysts (tenant_id, id)
) strict;

CREATE TABLE analyst_sessions (
  tenant_id text not null,
  id text not null,
  analyst_id text not null,
  token_hash text not null unique,
  stage text not null check (stage in ('code', 'enrol', 'full')),
  client text not null,
  created_at integer not null,
  last_seen_at integer not null,
  expires_at integer not null,
  ended_at integer,
  primary key (tenant_id, id),
  foreign key (tenant_id, analyst_id) references analysts (tenant_id, id)
) strict;

CREATE INDEX analyst_sessions_by_analyst on analyst_sessions (tenant_id, analyst_id, created_at);

CREATE TABLE analysts (
  tenant_id text not null references tenants (id),
  id text not null,
  email_index text not null unique,
  sealed_profile blob not null,
  role text not null check (role in ('viewer', 'analyst', 'supervisor', 'admin')),
  state text not null check (state in ('invited', 'active', 'deactivated')),
  locale text not null,
  theme text not null,
  password_hash text,
  sealed_totp blob,
  totp_confirmed integer not null,
  totp_last_step integer not null,
  external_subject text unique,
  created_at integer not null,
  last_sign_in_at integer,
  primary key (tenant_id, id)
) strict;

CREATE TABLE api_keys (
  tenant_id text not null references tenants (id),
  id text not null,
  name text not null,
  mode text not null check (mode in ('live', 'test')),
  scopes text not null,
  hint text not null,
  secret_hash text not null unique,
  created_at integer not null,
  last_used_at integer,
  revoked_at integer, predecessor_id text, expires_at integer,
  primary key (tenant_id, id)
) strict;

CREATE TABLE audit_entries (
  tenant_id text not null references tenants (id),
  sequence integer not null,
  id text not null,
  at integer not null,
  actor text not null,
  action text not null,
  subject text not null,
  request_id text,
  details text not null,
  previous_hash text not null,
  hash text not null,
  primary key (tenant_id, sequence)
) strict;

CREATE INDEX audit_entries_by_action on audit_entries (tenant_id, action, sequence);

CREATE INDEX audit_entries_by_actor on audit_entries (tenant_id, actor, sequence);

CREATE INDEX audit_entries_by_subject on audit_entries (tenant_id, subject, sequence);

CREATE TABLE audit_heads (
  tenant_id text not null primary key references tenants (id),
  sequence integer not null,
  hash text not null
) strict;

CREATE TABLE bundles (
  tenant_id text not null,
  id text not null,
  customer_id text not null,
  capture_id text not null,
  verification_id text not null,
  challenge_id text,
  device_id text,
  digest text not null,
  platform text not null,
  sdk_version text not null,
  key_source text not null check (key_source in ('challenge', 'device', 'self_asserted')),
  captured_at integer not null,
  received_at integer not null,
  verdict text not null check (verdict in ('passed', 'failed', 'requires_review')),
  assurance_tier text not null check (assurance_tier in ('high', 'standard', 'low')),
  score real not null,
  policy_version text not null,
  anti_spoof text not null,
  tamper text not null,
  missing text not null,
  frames_stored integer not null,
  stage_ms text not null,
  nik_index text,
  sealed_votes blob not null,
  sealed_evidence blob not null,
  sealed_ocr blob,
  created_at integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, capture_id),
  foreign key (tenant_id, capture_id) references captures (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id),
  foreign key (tenant_id, device_id) references devices (tenant_id, id)
) strict;

CREATE INDEX bundles_by_customer on bundles (tenant_id, customer_id, created_at, id);

CREATE INDEX bundles_by_nik on bundles (tenant_id, nik_index, created_at);

CREATE INDEX bundles_by_time on bundles (tenant_id, created_at, id);

CREATE INDEX bundles_by_verdict on bundles (tenant_id, verdict, created_at, id);

CREATE INDEX bundles_for_charts on bundles (tenant_id, created_at, verdict, assurance_tier);

CREATE TABLE capture_sessions (
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
  version integer not null,
  created_at integer not null,
  expires_at integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id)
) strict;

CREATE INDEX capture_sessions_by_customer on capture_sessions (tenant_id, customer_id, created_at);

CREATE TABLE captures (
  tenant_id text not null,
  id text not null,
  customer_id text not null,
  challenge_id text,
  challenge_key text not null,
  digest text not null,
  bundle_id text not null,
  state text not null check (state in ('received', 'sealed', 'done', 'failed')),
  frames text not null,
  sealed_bundle blob,
  request_id text not null,
  received_at integer not null,
  updated_at integer not null,
  lease_token text not null,
  lease_until integer not null,
  attempts integer not null,
  failure text,
  response_status integer,
  response_type text,
  sealed_response blob,
  primary key (tenant_id, id),
  unique (tenant_id, challenge_key, digest),
  unique (tenant_id, bundle_id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id),
  foreign key (tenant_id, challenge_id) references challenges (tenant_id, id)
) strict;

CREATE INDEX captures_unfinished on captures (lease_until) where state in ('received', 'sealed');

CREATE TABLE challenges (
  tenant_id text not null,
  id text not null,
  customer_id text not null,
  purpose text not null,
  nonce text not null,
  colors text not null,
  hold_ms text not null,
  sealed_secret blob not null,
  issued_at integer not null,
  expires_at integer not null,
  consumed_at integer,
  consumed_digest text,
  bad_signatures integer not null,
  revoked_at integer,
  primary key (tenant_id, id),
  unique (tenant_id, nonce),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id)
) strict;

CREATE INDEX challenges_by_customer on challenges (tenant_id, customer_id, consumed_at);

CREATE TABLE customers (
  tenant_id text not null references tenants (id),
  id text not null,
  external_ref text,
  kyc_tier text not null check (kyc_tier in ('none', 'standard')),
  created_at integer not null,
  updated_at integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, external_ref)
) strict;

CREATE INDEX customers_by_tier on customers (tenant_id, kyc_tier, created_at, id);

CREATE INDEX customers_by_time on customers (tenant_id, created_at, id);

CREATE TABLE devices (
  tenant_id text not null references tenants (id),
  id text not null,
  name text not null,
  platform text,
  key_index text not null,
  sealed_key blob not null,
  created_at integer not null,
  revoked_at integer,
  primary key (tenant_id, id),
  unique (tenant_id, key_index)
) strict;

CREATE INDEX devices_by_time on devices (tenant_id, created_at, id);

CREATE TABLE face_enrolments (
  tenant_id text not null,
  id text not null,
  customer_id text not null,
  bundle_id text not null,
  state text not null check (state in ('active', 'quarantined', 'revoked')),
  model_id text not null,
  fallback_stub integer not null,
  sealed_embedding blob,
  created_at integer not null, space text, runtime text, quality text, reason text, searchable integer not null default 0, change_sequence integer not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id),
  foreign key (tenant_id, bundle_id) references bundles (tenant_id, id)
) strict;

CREATE INDEX face_enrolments_by_bundle on face_enrolments (tenant_id, bundle_id);

CREATE INDEX face_enrolments_by_change on face_enrolments (tenant_id, change_sequence);

CREATE INDEX face_enrolments_by_customer on face_enrolments (tenant_id, customer_id);

CREATE TABLE face_heads (
  tenant_id text not null primary key references tenants (id),
  sequence integer not null
) strict;

CREATE TABLE frame_bands (
  tenant_id text not null,
  band integer not null,
  bundle_id text not null,
  frame_index integer not null,
  primary key (tenant_id, band, bundle_id, frame_index),
  foreign key (tenant_id, bundle_id, frame_index) references frames (tenant_id, bundle_id, frame_index)
) strict;

CREATE TABLE frames (
  tenant_id text not null,
  bundle_id text not null,
  frame_index integer not null,
  customer_id text not null,
  object_key text not null unique,
  content_type text not null,
  sha256 text not null,
  size_bytes integer not null,
  width integer not null,
  height integer not null,
  perceptual_hash text not null,
  step integer,
  state text not null check (state in ('sealed', 'purged')),
  created_at integer not null,
  primary key (tenant_id, bundle_id, frame_index),
  foreign key (tenant_id, bundle_id) references bundles (tenant_id, id)
) strict;

CREATE INDEX frames_by_sha256 on frames (tenant_id, sha256);

CREATE TABLE idempotency_keys (
  tenant_id text not null references tenants (id),
  actor_id text not null,
  route text not null,
  idempotency_key text not null,
  body_hash text not null,
  token text not null,
  lease_until integer not null,
  created_at integer not null,
  subject_id text,
  response_status integer,
  response_type text,
  sealed_response blob,
  primary key (tenant_id, actor_id, route, idempotency_key)
) strict;

CREATE INDEX idempotency_keys_by_time on idempotency_keys (created_at);

CREATE TABLE meta (
  name text not null primary key,
  value text not null
) strict;

CREATE TABLE rate_limits (
  bucket text not null primary key,
  hits text not null,
  touched_at integer not null
) strict;

CREATE TABLE review_case_reasons (
  tenant_id text not null,
  reason text not null,
  opened_at integer not null,
  case_id text not null,
  primary key (tenant_id, reason, opened_at, case_id),
  foreign key (tenant_id, case_id) references review_cases (tenant_id, id)
) strict;

CREATE INDEX review_case_reasons_by_case on review_case_reasons (tenant_id, case_id);

CREATE TABLE review_cases (
  tenant_id text not null,
  id text not null,
  bundle_id text not null,
  customer_id text not null,
  verdict text not null check (verdict in ('failed', 'requires_review')),
  state text not null check (state in ('open', 'awaiting_second', 'decided')),
  platform text not null,
  risk integer not null,
  risk_level text not null check (risk_level in ('low', 'medium', 'high')),
  reasons text not null,
  opened_at integer not null,
  claimed_by text,
  claimed_at integer,
  claim_until integer not null,
  first_by text,
  first_at integer,
  first_reason text,
  sealed_first_text blob,
  decision text check (decision in ('approve', 'reject', 'request_recapture')),
  reason_code text,
  sealed_text blob,
  decided_by text,
  decided_at integer,
  verification_id text,
  change_sequence integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, bundle_id),
  foreign key (tenant_id, bundle_id) references bundles (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id)
) strict;

CREATE INDEX review_cases_by_change on review_cases (tenant_id, change_sequence);

CREATE INDEX review_cases_by_customer on review_cases (tenant_id, customer_id);

CREATE INDEX review_cases_by_decision on review_cases (tenant_id, decided_at);

CREATE INDEX review_cases_by_time on review_cases (tenant_id, opened_at, id);

CREATE INDEX review_cases_claims on review_cases (tenant_id, claim_until, state, claimed_by) where claim_until > 0;

CREATE INDEX review_cases_queue on review_cases (tenant_id, state, opened_at, id);

CREATE INDEX review_cases_undecided on review_cases (tenant_id, opened_at, id) where state <> 'decided';

CREATE TABLE review_heads (
  tenant_id text not null primary key references tenants (id),
  sequence integer not null
) strict;

CREATE TABLE review_notes (
  tenant_id text not null,
  id text not null,
  case_id text not null,
  author text not null,
  sealed_text blob not null,
  created_at integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references review_cases (tenant_id, id)
) strict;

CREATE INDEX review_notes_by_case on review_notes (tenant_id, case_id, created_at, id);

CREATE TABLE subject_keys (
  tenant_id text not null references tenants (id),
  subject_id text not null,
  key_id text not null,
  wrapped blob,
  master_version integer not null,
  created_at integer not null,
  destroyed_at integer,
  primary key (tenant_id, subject_id)
) strict;

CREATE INDEX subject_keys_by_master on subject_keys (master_version);

CREATE TABLE tenants (
  id text not null primary key,
  name text not null,
  settings text not null,
  created_at integer not null
) strict;

CREATE TABLE verifications (
  tenant_id text not null,
  id text not null,
  customer_id text not null,
  bundle_id text not null,
  status text not null check (status in ('verified', 'failed', 'pending')),
  score real not null,
  assurance_tier text not null check (assurance_tier in ('high', 'standard', 'low')),
  actor_user_id text,
  supersedes_id text,
  created_at integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id),
  foreign key (tenant_id, bundle_id) references bundles (tenant_id, id),
  foreign key (tenant_id, supersedes_id) references verifications (tenant_id, id)
) strict;

CREATE INDEX verifications_by_bundle on verifications (tenant_id, bundle_id);

CREATE INDEX verifications_by_customer on verifications (tenant_id, customer_id, created_at, id);

CREATE INDEX verifications_by_status on verifications (tenant_id, status, created_at, id);

CREATE INDEX verifications_by_tier on verifications (tenant_id, assurance_tier, created_at, id);

CREATE INDEX verifications_by_time on verifications (tenant_id, created_at, id);

CREATE UNIQUE INDEX verifications_superseding on verifications (tenant_id, supersedes_id) where supersedes_id is not null;

CREATE TABLE votes (
  tenant_id text not null,
  bundle_id text not null,
  position integer not null,
  name text not null,
  family text not null check (family in ('anti_spoof', 'tamper')),
  version text not null,
  passed integer,
  finding text not null,
  llr real not null,
  score real not null,
  ms real not null,
  primary key (tenant_id, bundle_id, position),
  foreign key (tenant_id, bundle_id) references bundles (tenant_id, id)
) strict;

CREATE INDEX votes_by_name on votes (tenant_id, name, finding);
