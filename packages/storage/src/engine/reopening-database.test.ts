import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ReopeningDatabase } from './reopening-database.ts'

/** Runs what it is sent, and answers with rows or the code of an error. */
const OTHER_PROCESS = `
const Database = require(${JSON.stringify(createRequire(import.meta.url).resolve('libsql'))})
const database = new Database(process.argv[2])
process.on('message', (sql) => {
  try {
    const statement = database.prepare(sql)
    process.send(statement.reader ? statement.all() : (statement.run(), []))
  } catch (error) {
    process.send(error.code)
  }
})`

let folder: string
let database: ReopeningDatabase
let other: ChildProcess
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-reopening-'))
  const path = join(folder, 'shared.sqlite')
  database = new ReopeningDatabase(path, 100)
  database.prepare('create table notes (id integer primary key, text text)').run([])
  database.prepare('insert into notes (text) values (?)').run(['first'])
  await writeFile(join(folder, 'other.cjs'), OTHER_PROCESS)
  other = fork(join(folder, 'other.cjs'), [path], { execArgv: [] })
})
afterEach(async () => {
  other.kill()
  database.close()
  await rm(folder, { recursive: true, force: true })
})

async function ask(sql: string): Promise<unknown> {
  const answered = once(other, 'message')
  other.send(sql)
  return (await answered)[0] as unknown
}

it.each([
  ['all', `update notes set text = 'mine' where text = 'nothing' returning id`],
  ['run', `update notes set text = 'mine' where text = 'nothing'`],
  ['run', 'begin immediate'],
] as const)(
  'after %s of "%s" waited for a lock in vain, others see its writes and it sees theirs',
  async (how, sql) => {
    await ask('begin immediate')
    await ask(`insert into notes (text) values ('theirs')`)
    expect(() => database.prepare(sql)[how]([])).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }))
    expect(await ask('commit')).toEqual([])
    database.prepare('insert into notes (text) values (?)').run(['ours'])
    expect(await ask('begin immediate')).toEqual([])
    expect(await ask('select text from notes')).toEqual([{ text: 'first' }, { text: 'theirs' }, { text: 'ours' }])
    expect(await ask(`insert into notes (text) values ('later')`)).toEqual([])
    expect(await ask('commit')).toEqual([])
    expect(database.prepare('select count(*) as count from notes').all([])).toEqual([{ count: 4 }])
  },
)
