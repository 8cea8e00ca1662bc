import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStorage } from './open-storage.ts'
import { startChild } from './test/child-process.ts'
import type { ChildReply } from './test/child.ts'
import { compileForChildren } from './test/compile-for-children.ts'
import { startPostgres, type PostgresServer } from './test/postgres-server.ts'

/** What must hold between processes, with real ones. */
describe('several processes', { timeout: 120_000 }, () => {
  let compiled: Awaited<ReturnType<typeof compileForChildren>>
  let server: PostgresServer
  let root: string
  beforeAll(async () => {
    ;[compiled, server, root] = await Promise.all([
      compileForChildren(),
      startPostgres(),
      mkdtemp(join(tmpdir(), 'identity-processes-')),
    ])
  })
  afterAll(async () => {
    await server.stop()
    await compiled.remove()
    await rm(root, { recursive: true })
  })

  const parsed = async (line: Promise<string>) => JSON.parse(await line) as ChildReply

  it('migrate one Postgres at once, and share one key file that the first of them makes', async () => {
    for (let round = 0; round < 2; round++) {
      const databaseUrl = await server.createDatabase()
      const dataDir = join(root, `migrate-${round}`)
      const children = [1, 2, 3].map(() => startChild(compiled.folder, { act: 'open', dataDir, databaseUrl }))
      const replies = await Promise.all(children.map((child) => parsed(child.firstLine)))
      for (const reply of replies) expect(reply).toMatchObject({ opened: true })
    }
  })

  it('with key files of their own do not all start: sealed data has one master key', async () => {
    const databaseUrl = await server.createDatabase()
    const children = [1, 2, 3].map((machine) =>
      startChild(compiled.folder, { act: 'open', dataDir: join(root, `machine-${machine}`), databaseUrl }),
    )
    const replies = await Promise.all(children.map((child) => parsed(child.firstLine)))
    expect(replies.filter((reply) => reply.opened)).toHaveLength(1)
    expect(replies.filter((reply) => !reply.opened && /^master_key_(mismatch|missing)$/.test(reply.code))).toHaveLength(
      2,
    )
  })

  it('share a rate limit exactly: four of them with 50 calls each pass 30 in all', async () => {
    const databaseUrl = await server.createDatabase()
    const dataDir = join(root, 'limits')
    const bucket = randomUUID()
    await parsed(startChild(compiled.folder, { act: 'open', dataDir, databaseUrl }).firstLine)
    const children = [1, 2, 3, 4].map(() =>
      startChild(compiled.folder, { act: 'take', dataDir, databaseUrl, bucket, limit: 30, calls: 50 }),
    )
    const replies = await Promise.all(children.map((child) => parsed(child.firstLine)))
    expect(replies.reduce((sum, reply) => sum + (reply.opened ? (reply.allowed ?? 0) : 0), 0)).toBe(30)
  })

  it('killed while writing to SQLite lose nothing they said was committed', async () => {
    const dataDir = join(root, 'killed')
    const open = () => openStorage({ dataDir, clock: Date.now, random: randomBytes })
    let storage = await open()
    const tenant = await storage.tenants.create({ name: 't' })
    let acknowledged = 0
    for (let round = 0; round < 5; round++) {
      await storage.close()
      const child = startChild(compiled.folder, { act: 'write', dataDir, tenantId: tenant.id })
      await child.firstLine
      await sleep(50 + 40 * round)
      child.kill('SIGKILL')
      await child.exit
      storage = await open()
      for (const line of child.output().split('\n').slice(0, -1)) {
        const { committed } = JSON.parse(line) as { committed: string }
        expect(await storage.customers.get(tenant.id, committed)).not.toBeNull()
        acknowledged++
      }
    }
    expect(acknowledged).toBeGreaterThan(5)
    await storage.close()
  })
})

describe('a Postgres that goes away', { timeout: 120_000 }, () => {
  it('is an unavailable database, not a dead process, and the pool recovers when connections are cut', async () => {
    const server = await startPostgres()
    const root = await mkdtemp(join(tmpdir(), 'identity-outage-'))
    const databaseUrl = await server.createDatabase()
    const storage = await openStorage({
      dataDir: root,
      databaseUrl,
      clock: Date.now,
      random: randomBytes,
      masterKeyFile: join(root, 'k'),
    })
    const tenant = await storage.tenants.create({ name: 't' })

    const cut = async () => {
      const side = new pg.Client({ connectionString: databaseUrl })
      await side.connect()
      await side.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'identity'`)
      await side.end()
    }
    await expect(
      storage.transaction(async (ports) => {
        await ports.tenants.create({ name: 'cut off' })
        await cut()
        await ports.tenants.create({ name: 'never' })
      }),
    ).rejects.toMatchObject({ code: 'database_unavailable' })
    await cut()
    expect((await storage.tenants.list()).map((each) => each.name)).toEqual([tenant.name])

    await server.kill()
    await expect(storage.check()).rejects.toMatchObject({ code: 'database_unavailable' })
    await expect(storage.tenants.get(tenant.id)).rejects.toMatchObject({ code: 'database_unavailable' })
    await storage.close()
    await server.stop()
    await rm(root, { recursive: true })
  })
})
