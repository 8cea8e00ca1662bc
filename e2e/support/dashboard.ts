import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SigningClient } from '@identity/specimen'
import type { Page } from 'playwright-core'
import { totp } from './totp.ts'

const IDENTITY = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url))
const STEP_MS = 30_000

export interface Dashboard {
  readonly url: string
  /** What a fresh service prints for its first admin. */
  readonly setUpLink: string
  readonly client: SigningClient
  /** Sets up the authenticator app on a page that asks for it, and passes the recovery codes. */
  enrol(page: Page): Promise<void>
  /** A code that was not used yet: each works once, so this waits for the next step of the clock when it must. */
  nextCode(): Promise<string>
  close(): Promise<void>
}

/** The service as `identity serve` starts it, with nobody in it yet. */
export async function startDashboard(): Promise<Dashboard> {
  const home = await mkdtemp(join(tmpdir(), 'identity-dashboard-'))
  const apiKey = `qe_test_${randomBytes(32).toString('base64url')}`
  const child = spawn(process.execPath, [IDENTITY, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      IDENTITY_ANALYSIS_PROCESSES: '1',
      IDENTITY_ANALYSIS_DEADLINE_MS: '240000',
      IDENTITY_DATA_DIR: join(home, 'data'),
      IDENTITY_BOOTSTRAP_API_KEY: apiKey,
    },
  })
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
  let secret = ''
  let usedStep = 0
  const nextCode = async () => {
    while (Math.floor(Date.now() / STEP_MS) <= usedStep) await sleep(500)
    usedStep = Math.floor(Date.now() / STEP_MS)
    return totp(secret, usedStep * STEP_MS)
  }
  return {
    url,
    setUpLink,
    client: new SigningClient({ baseUrl: url, apiKey }),
    nextCode,
    enrol: async (page) => {
      secret = (await page.locator('code.secret').textContent())?.trim() ?? ''
      await page.getByLabel('Kode 6 angka').fill(await nextCode())
      await page.getByRole('button', { name: 'Konfirmasi' }).click()
      await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await rm(home, { recursive: true, force: true })
    },
  }
}
