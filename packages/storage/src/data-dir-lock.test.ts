import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDir } from './data-dir-lock.ts'
import { startChild } from './test/child-process.ts'
import type { ChildReply } from './test/child.ts'
import { compileForChildren } from './test/compile-for-children.ts'

describe('the lock of a data directory', { timeout: 120_000 }, () => {
  let compiled: Awaited<ReturnType<typeof compileForChildren>>
  let root: string
  let dataDir: string
  beforeAll(async () => {
    compiled = await compileForChildren()
  })
  afterAll(() => compiled.remove())
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'identity-lock-'))
    dataDir = join(root, 'data')
  })
  afterEach(() => rm(root, { recursive: true }))

  const start = (act: 'hold' | 'open') => startChild(compiled.folder, { act, dataDir })
  const reply = async (child: ReturnType<typeof start>) => JSON.parse(await child.firstLine) as ChildReply

  it('refuses a second process, naming the holder', async () => {
    const holder = start('hold')
    const held = await reply(holder)
    const second = await reply(start('open'))
    expect(second).toMatchObject({ opened: false, code: 'data_dir_locked' })
    if (!held.opened || second.opened) throw new Error('unreachable')
    expect(second.message).toContain(`process ${held.pid} on ${hostname()}, started 20`)
    expect(second.message).toContain(dataDir)
    holder.kill('SIGKILL')
    await holder.exit
  })

  it('ends with the process, however it ends', async () => {
    for (const signal of ['SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
      const holder = start('hold')
      expect((await reply(holder)).opened).toBe(true)
      holder.kill(signal)
      await holder.exit
    }
    expect((await reply(start('open'))).opened).toBe(true)
  })

  it('goes to exactly one of six processes that start at once', async () => {
    const children = Array.from({ length: 6 }, () => start('hold'))
    const replies = await Promise.all(children.map(reply))
    expect(replies.filter((each) => each.opened)).toHaveLength(1)
    for (const each of replies) if (!each.opened) expect(each.code).toBe('data_dir_locked')
    for (const child of children) child.kill('SIGKILL')
    await Promise.all(children.map((child) => child.exit))
  })

  it('holds against the same process too, and is free after release', async () => {
    const lock = await lockDataDir(root)
    await expect(lockDataDir(root)).rejects.toMatchObject({ code: 'data_dir_locked' })
    lock.release()
    ;(await lockDataDir(root)).release()
    expect(JSON.parse(await readFile(join(root, 'lock.json'), 'utf8'))).toMatchObject({ pid: process.pid })
  })

  it('refuses quickly even when the holder never wrote its name', async () => {
    const lock = await lockDataDir(root)
    await rm(join(root, 'lock.json'))
    await expect(lockDataDir(root)).rejects.toThrow('in use by another process')
    lock.release()
  })
})
