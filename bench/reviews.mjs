// How fast the queue and the search answer with many bundles stored: `node bench/reviews.mjs [--bundles 50000] [--engine sqlite|postgres]`.
// Median and 95th percentile of wall milliseconds at the storage port, which is all but a few milliseconds of a request.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStorage } from '@identity/storage'
import { startPostgres } from '@identity/storage/test-postgres'
import { fillBundles } from './fill-bundles.mjs'

const { values } = parseArgs({
  options: { bundles: { type: 'string', default: '50000' }, engine: { type: 'string', default: 'sqlite' } },
})
const bundles = Number(values.bundles)
const RUNS = 40

const root = await mkdtemp(join(tmpdir(), 'identity-bench-'))
const server = values.engine === 'postgres' ? await startPostgres() : null
const databaseUrl = server === null ? undefined : await server.createDatabase()
const dataDir = join(root, 'data')
const storage = await openStorage({ dataDir, databaseUrl, clock: Date.now, random: randomBytes })
const tenant = await storage.tenants.create({ name: 'bench' })
await fillBundles({ tenantId: tenant.id, bundles, databaseUrl, sqlitePath: join(dataDir, 'identity.sqlite') })

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
