/** What a bundle with its evidence takes. */
const SEALED_BYTES = 40_000

/**
 * Rows straight into the tables, spread over 60 days; three in ten need a person, a tenth of those are decided.
 *
 * @param {{ tenantId: string, bundles: number, databaseUrl?: string, sqlitePath: string, sealedBytes?: number }} where
 *   `databaseUrl` of a Postgres; without it the file at `sqlitePath` is filled.
 */
export async function fillBundles({ tenantId, bundles, databaseUrl, sqlitePath, sealedBytes = SEALED_BYTES }) {
  const sqlite = databaseUrl === undefined
  const blob = sqlite ? `zeroblob(${sealedBytes})` : `decode(repeat('00', ${sealedBytes}), 'hex')`
  const series = sqlite
    ? `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${bundles - 1})`
    : `with n as (select i from generate_series(0::bigint, ${bundles - 1}) as g(i))`
  const now = Date.now()
  const pad = sqlite ? `printf('%026d', i)` : `lpad(i::text, 26, '0')`
  const at = `${now} - (${bundles} - i) * ${Math.floor((60 * 86_400_000) / bundles)}`
  const verdict = `case when i % 10 < 3 then 'requires_review' when i % 10 = 3 then 'failed' else 'passed' end`
  const status = `case when i % 10 < 3 then 'pending' when i % 10 = 3 then 'failed' else 'verified' end`
  const fused = `'{"fused":"live","lambda":-1,"passed":1,"present":1,"because":[]}'`
  const statements = [
    `insert into customers (tenant_id, id, external_ref, kyc_tier, created_at, updated_at) ${series} select '${tenantId}', 'c' || ${pad}, 'ref' || i, 'none', ${at}, ${at} from n`,
    `insert into captures (tenant_id, id, customer_id, challenge_key, digest, bundle_id, state, frames, request_id, received_at, updated_at, lease_token, lease_until, attempts) ${series} select '${tenantId}', 'cap_' || ${pad}, 'c' || ${pad}, '', 'd' || i, 'ktpb_' || ${pad}, 'done', '[]', 'r', ${at}, ${at}, '', 0, 1 from n`,
    `insert into bundles (tenant_id, id, customer_id, capture_id, verification_id, digest, platform, sdk_version, key_source, captured_at, received_at, verdict, assurance_tier, score, policy_version, anti_spoof, tamper, missing, frames_stored, stage_ms, nik_index, sealed_votes, sealed_evidence, created_at) ${series} select '${tenantId}', 'ktpb_' || ${pad}, 'c' || ${pad}, 'cap_' || ${pad}, 'ver_' || ${pad}, 'd' || i, 'web', '1', 'challenge', ${at}, ${at}, ${verdict}, 'low', i % 100, '1', ${fused}, ${fused}, '[]', 3, '{"ocr":800,"flash":40}', 'n' || i, ${blob}, ${blob}, ${at} from n`,
    `insert into verifications (tenant_id, id, customer_id, bundle_id, status, score, assurance_tier, created_at) ${series} select '${tenantId}', 'ver_' || ${pad}, 'c' || ${pad}, 'ktpb_' || ${pad}, ${status}, i % 100, 'low', ${at} from n`,
    `insert into votes (tenant_id, bundle_id, position, name, family, version, passed, finding, llr, score, ms) ${series} select '${tenantId}', 'ktpb_' || ${pad}, 0, 'frame_motion', 'anti_spoof', '1', i % 2, 'x', 0.5, 0.5, 1 from n`,
    `insert into review_cases (tenant_id, id, bundle_id, customer_id, verdict, state, platform, risk, risk_level, reasons, opened_at, claim_until, change_sequence) ${series} select '${tenantId}', 'rev_' || ${pad}, 'ktpb_' || ${pad}, 'c' || ${pad}, 'requires_review', case when i % 30 = 0 then 'decided' else 'open' end, 'web', 50, case when i % 7 = 0 then 'high' else 'low' end, '["frame_motion"]', ${at}, 0, i from n where i % 10 < 3`,
    `insert into review_case_reasons (tenant_id, reason, opened_at, case_id) select tenant_id, 'frame_motion', opened_at, id from review_cases`,
  ]
  if (sqlite) {
    const { default: Database } = await import('libsql')
    const side = new Database(sqlitePath)
    for (const statement of statements) side.exec(statement)
    side.exec('analyze')
    side.close()
    return
  }
  const { default: pg } = await import('pg')
  const side = new pg.Client({ connectionString: databaseUrl })
  await side.connect()
  for (const statement of [...statements, 'analyze']) await side.query(statement)
  await side.end()
}
