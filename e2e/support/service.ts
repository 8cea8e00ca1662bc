import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CaptureSessionCreated, CaptureSessionRequest } from '@identity/protocol'
import { SigningClient } from '@identity/specimen'

const MAIN = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url))

export interface Service {
  readonly url: string
  readonly apiKey: string
  /** With an API key of all scopes. */
  readonly client: SigningClient
  newSession(request?: Partial<CaptureSessionRequest>): Promise<CaptureSessionCreated>
  close(): Promise<void>
}

/** The built service as an operator starts it, on embedded storage in a folder of its own. */
export async function startService(env: Readonly<Record<string, string>> = {}): Promise<Service> {
  const home = await mkdtemp(join(tmpdir(), 'identity-e2e-'))
  const apiKey = `qe_test_${randomBytes(32).toString('base64url')}`
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      IDENTITY_ANALYSIS_PROCESSES: '1',
      IDENTITY_ANALYSIS_DEADLINE_MS: '120000',
      IDENTITY_DATA_DIR: join(home, 'data'),
      IDENTITY_BOOTSTRAP_API_KEY: apiKey,
      ...env,
    },
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('exit', () => reject(new Error(errors)))
  })
  const client = new SigningClient({ baseUrl: url, apiKey })
  return {
    url,
    apiKey,
    client,
    newSession: async (request = {}) => {
      const customer = await client.request<{ id: string }>('POST', '/api/identity/customers', {})
      const reply = await client.request<CaptureSessionCreated>('POST', '/api/identity/capture-sessions', {
        customerId: customer.body.id,
        ...request,
      })
      return reply.body
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(home, { recursive: true, force: true })
    },
  }
}
