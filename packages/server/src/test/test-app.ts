import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { buildBundle, sign, SigningClient } from '@identity/specimen'
import type { CaptureBundle, UnsignedBundle } from '@identity/protocol'
import sharp from 'sharp'
import { createApp, type AppOverrides, type RunningApp } from '../app.ts'
import { createLog } from '../http/log.ts'
import { readSettings } from '../settings.ts'

export interface TestApp extends RunningApp {
  readonly url: string
  readonly dataDir: string
  /** Clients of two tenants. */
  readonly client: SigningClient
  readonly other: SigningClient
  readonly apiKey: string
  readonly otherKey: string
  /** Every log line so far. */
  logText(): string
}

/** A service on embedded storage in a folder of its own, listening on a free port, limits off. */
export async function startTestApp(
  overrides: AppOverrides = {},
  env: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  const home = await mkdtemp(join(tmpdir(), 'identity-server-'))
  const [apiKey, otherKey] = [newKey(), newKey()]
  const settings = readSettings({
    PORT: '0',
    IDENTITY_DATA_DIR: join(home, 'data'),
    IDENTITY_BOOTSTRAP_API_KEY: `${apiKey},${otherKey}`,
    IDENTITY_RATE_LIMIT_CHALLENGE: '0',
    IDENTITY_RATE_LIMIT_CAPTURE: '0',
    IDENTITY_RATE_LIMIT_FACES: '0',
    IDENTITY_SHUTDOWN_MS: '2000',
    ...env,
  })
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const app = await createApp(settings, { log: createLog('debug', sink), ...overrides })
  const url = await app.listen()
  return {
    ...app,
    url,
    dataDir: settings.dataDir,
    apiKey,
    otherKey,
    client: new SigningClient({ baseUrl: url, apiKey }),
    other: new SigningClient({ baseUrl: url, apiKey: otherKey }),
    logText: () => lines.join(''),
    async close() {
      await app.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

const newKey = () => `qe_test_${randomBytes(32).toString('base64url')}`

/** A small photo-like JPEG; every seed gives other pixels. */
export async function smallJpeg(seed = 1, width = 640, height = 400): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3)
  for (let i = 0, state = seed; i < raw.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    raw[i] = 90 + (state >>> 26) + ((i / 97) % 40)
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 60 })
    .toBuffer()
}

export const createCustomer = async (client: SigningClient): Promise<string> => {
  const reply = await client.request<{ id: string }>('POST', '/api/identity/customers', {})
  return reply.body.id
}

/** A bundle of one small frame under a fresh challenge, signed. */
export async function signedCapture(
  client: SigningClient,
  customerId: string,
  more: Partial<UnsignedBundle> = {},
): Promise<{ customerId: string; bundle: CaptureBundle; hmacSecret: string; challengeId: string }> {
  const challenge = await client.issueChallenge(customerId)
  const bundle = buildBundle([{ jpeg: await smallJpeg() }], new Date().toISOString(), {
    flashChallengeNonce: challenge.nonce,
    ...more,
  })
  return {
    customerId,
    bundle: await sign(bundle, challenge.hmacSecret),
    hmacSecret: challenge.hmacSecret,
    challengeId: challenge.id,
  }
}
