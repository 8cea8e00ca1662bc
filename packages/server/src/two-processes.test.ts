import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildBundle, sign, SigningClient } from '@identity/specimen'
import { startPostgres, type PostgresServer } from '@identity/storage/test-postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startService, type ServiceProcess } from './test/service-process.ts'
import { createCustomer, smallJpeg } from './test/test-app.ts'

const KEY = 'qe_test_two-processes-0123456789abcdef'
const CONCURRENT = 500

let home: string
let postgres: PostgresServer
let services: ServiceProcess[]
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'identity-two-'))
  postgres = await startPostgres()
  const shared = {
    DATABASE_URL: await postgres.createDatabase(),
    BLOB_URL: `file:${join(home, 'blobs')}`,
    IDENTITY_MASTER_KEY_FILE: join(home, 'master.key'),
    IDENTITY_BOOTSTRAP_API_KEY: KEY,
    IDENTITY_RATE_LIMIT_CHALLENGE: '0',
    IDENTITY_RATE_LIMIT_CAPTURE: '0',
    IDENTITY_ANALYSIS_QUEUE: '600',
    IDENTITY_LOG_LEVEL: 'error',
  }
  // One after the other: the first makes the key file.
  services = [await startService({ ...shared, IDENTITY_DATA_DIR: join(home, 'a') })]
  services.push(await startService({ ...shared, IDENTITY_DATA_DIR: join(home, 'b') }))
})
afterAll(async () => {
  for (const { child, ended } of services) {
    child.kill('SIGTERM')
    await ended
  }
  await postgres.stop()
  await rm(home, { recursive: true })
})

it(
  `of ${CONCURRENT} concurrent captures on one challenge, over two processes on Postgres, exactly one succeeds`,
  { timeout: 600_000 },
  async () => {
    const clients = services.map(({ url }) => new SigningClient({ baseUrl: url, apiKey: KEY }))
    const customerId = await createCustomer(clients[0])
    const challenge = await clients[1].issueChallenge(customerId, { ttlMs: 300_000 })
    const jpeg = await smallJpeg(9)
    const bundles = await Promise.all(
      Array.from({ length: CONCURRENT }, (_, i) =>
        sign(
          buildBundle([{ jpeg }], new Date().toISOString(), {
            flashChallengeNonce: challenge.nonce,
            sdkVersion: `race@${i}`,
          }),
          challenge.hmacSecret,
        ),
      ),
    )
    const replies = await Promise.all(bundles.map((bundle, i) => clients[i % 2].submit({ customerId, bundle })))
    const counts: Partial<Record<string, number>> = {}
    for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1
    const odd = replies.filter(({ status }) => ![200, 202, 409, 503].includes(status))
    expect(odd.map(({ status, body }) => ({ status, body }))).toEqual([])
    expect((counts['200'] ?? 0) + (counts['202'] ?? 0)).toBe(1)
    // Every other one is told why, or to come back: never an error of ours.
    expect((counts['409'] ?? 0) + (counts['503'] ?? 0)).toBe(CONCURRENT - 1)
    expect(counts['409'] ?? 0).toBeGreaterThan(0)
    const list = await clients[0].request<{ data: unknown[] }>(
      'GET',
      `/api/identity/verifications?customerId=${customerId}`,
    )
    expect(list.body.data).toHaveLength(1)
  },
)
