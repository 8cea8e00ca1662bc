import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { CaptureResult } from '@identity/protocol'
import { buildBundle, person, photograph, rasteriseCard, sign, SigningClient } from '@identity/specimen'

const IDENTITY = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url))

export interface Dashboard {
  readonly url: string
  /** What a fresh service prints for its first admin. */
  readonly setUpLink: string
  readonly client: SigningClient
  /** The set-up link of a new member. */
  invite(role: 'viewer' | 'analyst', name: string): Promise<string>
  /** A capture that a machine will not decide on: one photo, no flash. */
  capture(seed: number): Promise<CaptureResult & { readonly customerId: string }>
  /** What `identity audit verify` says about the data of the running service; rejects when it finds a broken link. */
  verifyAudit(): Promise<string>
  close(): Promise<void>
}

/** The service as `identity serve` starts it, with nobody in it yet. */
export async function startDashboard(): Promise<Dashboard> {
  const home = await mkdtemp(join(tmpdir(), 'identity-dashboard-'))
  const apiKey = `qe_test_${randomBytes(32).toString('base64url')}`
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    IDENTITY_ANALYSIS_PROCESSES: '1',
    IDENTITY_ANALYSIS_DEADLINE_MS: '240000',
    IDENTITY_DATA_DIR: join(home, 'data'),
    IDENTITY_BOOTSTRAP_API_KEY: apiKey,
  }
  const child = spawn(process.execPath, [IDENTITY, 'serve'], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const setUpLink = await new Promise<string>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const link = /https?:\S+\/dashboard\/setup#\S+/.exec(said)
      if (link !== null) resolve(link[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(said)))
  })
  const url = new URL(setUpLink).origin
  const client = new SigningClient({ baseUrl: url, apiKey })
  return {
    url,
    setUpLink,
    client,
    invite: async (role, name) => {
      const email = `${name.split(' ')[0].toLowerCase()}@contoh.example`
      const { status, body } = await client.request<{ link: string }>('POST', '/api/identity/analysts', {
        email,
        name,
        role,
        locale: 'id',
      })
      if (status !== 201) throw new Error(`not invited: ${JSON.stringify(body)}`)
      return body.link
    },
    capture: async (seed) => {
      const { body: customer } = await client.request<{ id: string }>('POST', '/api/identity/customers', {})
      const challenge = await client.issueChallenge(customer.id, { steps: 5 })
      const card = await rasteriseCard(person(seed), 1600)
      const bundle = await sign(
        buildBundle([await photograph(card, {}, seed)], new Date().toISOString(), {
          flashChallengeNonce: challenge.nonce,
        }),
        challenge.hmacSecret,
      )
      const { status, body } = await client.submit({ customerId: customer.id, bundle })
      if (status !== 200) throw new Error(`not taken: ${JSON.stringify(body)}`)
      return { customerId: customer.id, ...body }
    },
    verifyAudit: async () =>
      (await promisify(execFile)(process.execPath, [IDENTITY, 'audit', 'verify'], { env })).stdout,
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(home, { recursive: true, force: true })
    },
  }
}
