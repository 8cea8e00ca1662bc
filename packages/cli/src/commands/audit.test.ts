import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStorage } from '@identity/storage'
import Database from 'libsql'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ENTRY = fileURLToPath(new URL('../../bin/identity.mjs', import.meta.url))

let dataDir: string
let tenantId: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'identity-audit-'))
  const storage = await openStorage({ dataDir, clock: Date.now, random: randomBytes })
  tenantId = (await storage.tenants.create({ name: 'one' })).id
  for (const subject of ['rev_a', 'rev_b', 'rev_c'])
    await storage.audit.append({ tenantId, actor: 'usr_1', action: 'review.approved', subject, details: {} })
  await storage.close()
})

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

const verify = () =>
  new Promise<{ readonly code: number; readonly stdout: string }>((resolve) => {
    const env = { PATH: process.env['PATH'], IDENTITY_DATA_DIR: dataDir }
    execFile(process.execPath, [ENTRY, 'audit', 'verify'], { env }, (error, stdout) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout })
    })
  })

it('identity audit verify ends with 0 over an unbroken chain, and names the entry that somebody changed behind its back', async () => {
  expect(await verify()).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`✓ ${tenantId}: 3 entries`) as string,
  })
  const side = new Database(join(dataDir, 'identity.sqlite'))
  side.exec(`update audit_entries set subject = 'rev_z' where sequence = 2`)
  side.close()
  expect(await verify()).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`✗ ${tenantId}: entry 2 breaks the chain`) as string,
  })
})
