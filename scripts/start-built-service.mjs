// The built service on a free port, with a data folder and an API key of its own: for benches and pictures.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

/**
 * @param {Readonly<Record<string, string>>} [env] settings besides those of a quiet service with one analysis process.
 * @returns its base URL, its key, its database file, `post` as a caller with that key, and `close`, which leaves nothing behind.
 */
export async function startBuiltService(env = {}) {
  const home = mkdtempSync(join(tmpdir(), 'identity-built-'))
  const apiKey = `qe_test_${randomBytes(32).toString('base64url')}`
  const service = spawn(process.execPath, [join(root, 'packages/server/dist/main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      IDENTITY_LOG_LEVEL: 'error',
      IDENTITY_DATA_DIR: join(home, 'data'),
      IDENTITY_BOOTSTRAP_API_KEY: apiKey,
      IDENTITY_ANALYSIS_PROCESSES: '1',
      ...env,
    },
  })
  const ended = new Promise((resolve) => service.once('exit', resolve))
  const baseUrl = await new Promise((resolve, reject) => {
    service.stdout.once('data', (chunk) => resolve(String(chunk).trim()))
    service.once('exit', () => reject(new Error('the service ended before it printed its address')))
  })
  return {
    baseUrl,
    apiKey,
    sqlitePath: join(home, 'data', 'identity.sqlite'),
    post: async (path, body) => {
      const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
      return (await fetch(baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    },
    close: async () => {
      service.kill('SIGTERM')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}
