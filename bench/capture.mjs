// Per stage, median and p95 of one capture over HTTP; and what signing costs against plain hashing of the same bytes.
// `npm run bench -- --captures 20 --frames 2`. Generated cards; figures of a shared machine are comparisons, not limits.
import { spawn } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { hmacBundle } from '@identity/protocol/node'
import { burst, buildBundle, person, rasteriseCard, sign, SigningClient } from '@identity/specimen'

const { values } = parseArgs({
  options: { captures: { type: 'string', default: '20' }, frames: { type: 'string', default: '2' } },
})
const captures = Number(values.captures)
const framesPerCapture = Number(values.frames)
const WIDTH_PX = 1600
const HEIGHT_PX = 1200
// The flat card is drawn a little finer than the camera sees it.
const CARD_PX = 1760
const API_KEY = 'qe_test_benchmark-only-0000000000000000'

const quantile = (numbers, share) => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
}
const print = (name, ms) =>
  console.log(
    `${name.padEnd(28)} ${quantile(ms, 0.5).toFixed(1).padStart(9)} ${quantile(ms, 0.95).toFixed(1).padStart(9)}`,
  )

async function startServer(dataDir) {
  const server = spawn(process.execPath, [join(import.meta.dirname, '../packages/server/dist/main.js')], {
    env: {
      ...process.env,
      PORT: '0',
      IDENTITY_DATA_DIR: dataDir,
      IDENTITY_BOOTSTRAP_API_KEY: API_KEY,
      IDENTITY_RATE_LIMIT_CHALLENGE: '0',
      IDENTITY_RATE_LIMIT_CAPTURE: '0',
      IDENTITY_ANALYSIS_DEADLINE_MS: '120000',
      IDENTITY_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: server.stdout })) return { server, url: line }
  throw new Error('the server ended before it printed its URL')
}

/** Frames of a fictional card of its own, since the same frames again would be called a replay. */
async function makeFrames(seed) {
  const card = await rasteriseCard(person(seed), CARD_PX)
  return burst(card, { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, noiseScale: 2 }, seed, framesPerCapture)
}

async function measureCaptures(url) {
  const client = new SigningClient({ baseUrl: url, apiKey: API_KEY })
  const stages = new Map()
  const note = (stage, ms) => stages.set(stage, [...(stages.get(stage) ?? []), ms])
  const verdicts = new Map()
  // The first capture loads models and warms caches; it is not counted.
  for (let n = 0; n <= captures; n++) {
    const { body: customer } = await client.request('POST', '/api/identity/customers', {})
    const frames = await makeFrames(50_000 + n)
    const challenge = await client.issueChallenge(customer.id, { steps: 7 })
    const unsigned = buildBundle(frames, new Date().toISOString(), { flashChallengeNonce: challenge.nonce })
    const bundle = await sign(unsigned, challenge.hmacSecret)
    const startedAtMs = performance.now()
    const reply = await client.submit({ customerId: customer.id, bundle })
    const roundTripMs = performance.now() - startedAtMs
    if (reply.status !== 200) throw new Error(`HTTP ${reply.status} ${JSON.stringify(reply.body)}`)
    if (n === 0) continue
    const { verdict } = reply.body.ktpBundle
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
    note('round trip', roundTripMs)
    for (const [, stage, ms] of reply.headers.get('server-timing').matchAll(/(\w+);dur=([\d.]+)/g))
      note(stage, Number(ms))
    process.stderr.write(`\r${n}/${captures} captures`)
  }
  process.stderr.write('\n')
  console.log(`\n${captures} captures of ${framesPerCapture} frames, ${WIDTH_PX}×${HEIGHT_PX}, one at a time`)
  console.log(`${'stage'.padEnd(28)} ${'median ms'.padStart(9)} ${'p95 ms'.padStart(9)}`)
  for (const [stage, ms] of stages) print(stage, ms)
  console.log(`verdicts: ${[...verdicts].map(([verdict, count]) => `${verdict} ${count}`).join(', ')}`)
}

/** Canonical form and HMAC in one pass, against SHA-256 and HMAC of bytes that are already there. */
function measureSigning() {
  const key = 'qe_whsec_benchmark'
  const frame = Buffer.alloc(9_000_000, 7).toString('base64')
  const bundle = buildBundle([], '2026-01-01T00:00:00.000Z', { frames: [frame] })
  const canonical = Buffer.from(`{"capturedAt":"x","frames":["${frame}"]}`)
  const cost = (work) => {
    const ms = []
    for (let n = 0; n < 15; n++) {
      const { user, system } = process.cpuUsage()
      work()
      const spent = process.cpuUsage({ user, system })
      ms.push((spent.user + spent.system) / 1000)
    }
    return ms
  }
  const signing = cost(() => hmacBundle(bundle, key))
  const hashing = cost(() => createHash('sha256').update(canonical).digest())
  const mac = cost(() => createHmac('sha256', key).update(canonical).digest())
  console.log(`\n12 MB of base64, CPU${''.padEnd(9)} ${'median ms'.padStart(9)} ${'p95 ms'.padStart(9)}`)
  print('canonicalise + HMAC', signing)
  print('HMAC of the bytes alone', mac)
  print('SHA-256 of the bytes alone', hashing)
  const ratio = quantile(signing, 0.5) / quantile(hashing, 0.5)
  console.log(`canonicalise + HMAC costs ${ratio.toFixed(2)} times plain SHA-256`)
}

const dataDir = mkdtempSync(join(tmpdir(), 'identity-bench-'))
const { server, url } = await startServer(join(dataDir, 'store'))
try {
  await measureCaptures(url)
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('close', resolve))
  rmSync(dataDir, { recursive: true, force: true })
}
measureSigning()
