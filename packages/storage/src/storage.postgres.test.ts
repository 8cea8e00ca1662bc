import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openStorage } from './open-storage.ts'
import { describeStorage } from './test/describe-storage.ts'
import { startPostgres } from './test/postgres-server.ts'

describeStorage('storage on Postgres, four pools', async () => {
  const root = await mkdtemp(join(tmpdir(), 'identity-storage-'))
  const server = await startPostgres()
  const databaseUrl = await server.createDatabase()
  const open = () =>
    openStorage({ dataDir: join(root, 'data'), databaseUrl, poolSize: 20, clock: Date.now, random: randomBytes })
  const [first, ...rest] = await Promise.all([open(), open(), open(), open()])
  const side = new pg.Client({ connectionString: databaseUrl })
  await side.connect()
  return {
    storages: [first, ...rest],
    execute: async (sql) => {
      await side.query(sql)
    },
    close: async () => {
      await side.end()
      for (const storage of [first, ...rest]) await storage.close()
      await server.stop()
      await rm(root, { recursive: true })
    },
  }
})
