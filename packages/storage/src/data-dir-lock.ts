import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'libsql'
import { StorageError } from './storage-error.ts'

export interface DataDirLock {
  release(): void
}

/** How long a refused process waits for the holder to have written its name. */
const HOLDER_WAIT_MS = 500

/**
 * Makes this process the only one on the data directory. The lock is the operating system's lock on `lock.sqlite`, taken
 * through SQLite (`begin exclusive`), so it ends with the process however it ends and there is no stale file to judge.
 * `lock.json` only names the holder for the message.
 *
 * Throws `data_dir_locked` at once when another process holds it.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const database = new Database(join(dataDir, 'lock.sqlite'))
  const holderFile = join(dataDir, 'lock.json')
  try {
    database.exec('pragma busy_timeout = 0; begin exclusive')
  } catch (error) {
    database.close()
    throw new StorageError(
      'data_dir_locked',
      `The data directory ${dataDir} is in use by ${await holder(holderFile)}. ` +
        'One process owns it: stop that one first, or set DATABASE_URL to share a Postgres.',
      { cause: error },
    )
  }
  const me = { pid: process.pid, host: hostname(), startedAt: new Date().toISOString() }
  writeFileSync(holderFile, `${JSON.stringify(me)}\n`, { mode: 0o600 })
  return {
    release: () => {
      database.exec('rollback')
      database.close()
    },
  }
}

async function holder(file: string): Promise<string> {
  for (let waitedMs = 0; waitedMs < HOLDER_WAIT_MS; waitedMs += 50) {
    try {
      const { pid, host, startedAt } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
      return `process ${String(pid)} on ${String(host)}, started ${String(startedAt)}`
    } catch {
      await sleep(50)
    }
  }
  return 'another process'
}
