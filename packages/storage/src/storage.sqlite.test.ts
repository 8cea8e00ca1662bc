import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { openStorage } from './open-storage.ts'
import { describeStorage } from './test/describe-storage.ts'

describeStorage('storage on SQLite', async () => {
  const root = await mkdtemp(join(tmpdir(), 'identity-storage-'))
  const dataDir = join(root, 'data')
  const storage = await openStorage({ dataDir, clock: Date.now, random: randomBytes })
  const side = new Database(join(dataDir, 'identity.sqlite'))
  side.exec('pragma busy_timeout = 5000')
  return {
    storages: [storage],
    execute: (sql) => Promise.resolve(side.exec(sql)).then(() => undefined),
    close: async () => {
      side.close()
      await storage.close()
      await rm(root, { recursive: true })
    },
  }
})
