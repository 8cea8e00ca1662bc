// Kills the service with SIGKILL under load, again and again, and looks for acknowledged captures that were lost.
//   node packages/server/scripts/kill-cycles.mjs [cycles=100] [seed]
// Needs a build. Prints one line a cycle and a JSON summary; exits 1 when a capture was lost or a start failed.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildBundle, createRandom, sign, SigningClient } from '@identity/specimen'
import sharp from 'sharp'

const CLIENTS = 4
/** A hang, not a slow machine; how long it took is reported. */
const START_LIMIT_MS = 120_000
const cycles = Number(process.argv[2] ?? 100)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const random = createRandom(seed)
const home = mkdtempSync(join(tmpdir(), 'identity-kill-'))
const apiKey = `qe_test_${randomBytes(32).toString('base64url')}`
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
console.log(`seed ${seed}, ${cycles} cycles`)

function start() {
  const startedAt = performance.now()
  const service = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      IDENTITY_DATA_DIR: join(home, 'data'),
      IDENTITY_BOOTSTRAP_API_KEY: apiKey,
      IDENTITY_RATE_LIMIT_CHALLENGE: '0',
      IDENTITY_RATE_LIMIT_CAPTURE: '0',
      IDENTITY_ANALYSIS_PROCESSES: '1',
      IDENTITY_LOG_LEVEL: 'fatal',
    },
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      service.kill('SIGKILL')
      reject(new Error('not ready in time'))
    }, START_LIMIT_MS)
    service.once('exit', (code) => reject(new Error(`start refused (exit ${code})`)))
    service.stdout.once('data', (line) => {
      clearTimeout(timer)
      resolve({ service, url: String(line).trim(), readyMs: performance.now() - startedAt })
    })
  })
}

const jpegs = await Promise.all(
  Array.from({ length: 8 }, async (_, i) => {
    const raw = createRandom(seed + i)
    const pixels = Buffer.alloc(640 * 400 * 3, 0).map(() => 90 + raw.int(0, 80))
    return sharp(pixels, { raw: { width: 640, height: 400, channels: 3 } })
      .jpeg({ quality: 50 })
      .toBuffer()
  }),
)

/** Captures one after another until the service is gone; what was answered 2xx is acknowledged. */
async function load(client, customerId, acknowledged) {
  for (;;) {
    try {
      const challenge = await client.issueChallenge(customerId)
      const frame = { jpeg: jpegs[random.int(0, jpegs.length - 1)] }
      const unsigned = buildBundle([frame], new Date().toISOString(), { flashChallengeNonce: challenge.nonce })
      const bundle = await sign(unsigned, challenge.hmacSecret)
      const { status, body } = await client.submit({ customerId, bundle })
      if (status === 200 || status === 202) acknowledged.push({ status, body, request: { customerId, bundle } })
      else if (status !== 503) throw new Error(`unexpected HTTP ${status} ${JSON.stringify(body)}`)
    } catch (error) {
      if (error instanceof TypeError) return // fetch: the connection is gone
      throw error
    }
  }
}

async function lostOf(client, acknowledged) {
  let lost = 0
  for (const { status, body, request } of acknowledged) {
    const verification = await client.request('GET', `/api/identity/verifications/${body.verification.id}`)
    let good = verification.status === 200 && verification.body.ktpBundleId === body.ktpBundle.id
    if (status === 200) {
      const bundle = await client.request('GET', `/api/identity/document/ktp/bundles/${body.ktpBundle.id}`)
      const again = await client.submit(request)
      good &&= verification.body.status === body.verification.status
      good &&= bundle.status === 200 && bundle.body.frames.length === body.ktpBundle.framesStored
      good &&= JSON.stringify(again.body) === JSON.stringify(body)
    }
    if (!good) lost += 1
  }
  return lost
}

let running = await start()
let [acked, lost, failedStarts, slowestMs] = [0, 0, 0, 0]
const customerId = (
  await new SigningClient({ baseUrl: running.url, apiKey }).request('POST', '/api/identity/customers', {})
).body.id
for (let cycle = 1; cycle <= cycles; cycle++) {
  const client = new SigningClient({ baseUrl: running.url, apiKey })
  const acknowledged = []
  const clients = Array.from({ length: CLIENTS }, () => load(client, customerId, acknowledged))
  // Every other cycle strikes at start-up; the rest wait until something was acknowledged that could be lost.
  const patienceMs = performance.now() + (cycle % 2 === 0 ? 20_000 : 0)
  while (acknowledged.length === 0 && performance.now() < patienceMs) await sleep(20)
  await sleep(random.int(0, 2_000))
  running.service.removeAllListeners('exit')
  const gone = new Promise((resolve) => running.service.once('exit', resolve))
  running.service.kill('SIGKILL')
  await gone
  await Promise.all(clients)
  try {
    running = await start()
  } catch (error) {
    console.error(`cycle ${cycle}: ${error.message}`)
    failedStarts += 1
    break
  }
  const missing = await lostOf(new SigningClient({ baseUrl: running.url, apiKey }), acknowledged)
  acked += acknowledged.length
  lost += missing
  slowestMs = Math.max(slowestMs, running.readyMs)
  console.log(
    `cycle ${cycle}: ${acknowledged.length} acknowledged, ${missing} lost, ready again in ${Math.round(running.readyMs)} ms`,
  )
}
running.service.removeAllListeners('exit')
running.service.kill('SIGKILL')
rmSync(home, { recursive: true, force: true })
const summary = { seed, cycles, acknowledged: acked, lost, failedStarts, slowestReadyMs: Math.round(slowestMs) }
console.log(JSON.stringify(summary))
process.exit(lost === 0 && failedStarts === 0 && acked > 0 ? 0 : 1)
