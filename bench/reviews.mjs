// How fast the queue and the search answer with many bundles stored: `node bench/reviews.mjs [--bundles 50000] [--engine sqlite|postgres]`.
// Median and 95th percentile of wall milliseconds at the storage port, which is all but a few milliseconds of a request.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStorage } from '@identity/storage'
import { startPostgres } from '@identity/storage/test-postgres'

const { values } = parseArgs({
  options: { bundles: { type: 'string', default: '50000' }, engine: { type: 'string', default: 'sqlite' } },
})
const bundles = Number(values.bundles)
const RUNS = 40
const SEALED_BYTES = 40_000

const root = await mkdtemp(join(tmpdir(), 'identity-bench-'))
const server = values.engine === 'postgres' ? await startPostgres() : null
const databaseUrl = server === null ? undefined : await server.createDatabase()
const dataDir = join(root, 'data')
const storage = await openStorage({ dataDir, databaseUrl, clock: Date.now, random: randomBytes })
const tenant = await storage.tenants.create({ name: 'bench' })
await fill(tenant.id)

const t = tenant.id
const filters = {
  'queue, first page': () => storage.reviews.list(t, { limit: 50 }),
  'queue, high risk': () => storage.reviews.list(t, { limit: 50, risk: 'high' }),
  'queue, one reason': () => storage.reviews.list(t, { limit: 50, reason: 'frame_motion' }),
  'queue, no such platform': () => storage.reviews.list(t, { limit: 50, platform: 'flutter' }),
  counts: () => storage.reviews.counts(t, 'usr_x'),
  'verifications, failed': () => storage.verifications.list(t, { limit: 50, status: 'failed' }),
  'verifications, current': () => storage.verifications.list(t, { limit: 50, current: true }),
  'bundles, requires_review': () => storage.bundles.list(t, { limit: 50, verdict: 'requires_review' }),
  'search by NIK': () => storage.bundles.findByNik(t, '3171234567890123'),
  'overview, 30 days': () =>
    storage.overview.read(t, { fromMs: Date.now() - 30 * 86_400_000, toMs: Date.now() + 1000 }),
}
console.log(`${storage.engine}, ${bundles} bundles, node ${process.version}; ms over ${RUNS} runs`)
for (const [name, ask] of Object.entries(filters)) {
  const ms = []
  for (let i = 0; i < RUNS; i++) {
    const startedAt = performance.now()
    await ask()
    ms.push(performance.now() - startedAt)
  }
  ms.sort((a, b) => a - b)
  const at = (share) => ms[Math.min(ms.length - 1, Math.floor(share * ms.length))].toFixed(1).padStart(8)
  console.log(`${name.padEnd(28)} median ${at(0.5)}   p95 ${at(0.95)}`)
}
await storage.close()
await server?.stop()
await rm(root, { recursive: true, force: true })

/** Rows straight into the tables, spread over 60 days; three in ten need a person, a tenth of those are decided. */
async function fill(tenantId) {
  const blob = server === null ? `zeroblob(${SEALED_BYTES})` : `decode(repeat('00', ${SEALED_BYTES}), 'hex')`
  const series =
    server === null
      ? `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${bundles - 1})`
      : `with n as (select i from generate_series(0::bigint, ${bundles - 1}) as g(i))`
  const now = Date.now()
  const pad = server === null ? `printf('%026d', i)` : `lpad(i::text, 26, '0')`
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
  if (server === null) {
    const { default: Database } = await import('libsql')
    const side = new Database(join(dataDir, 'identity.sqlite'))
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
