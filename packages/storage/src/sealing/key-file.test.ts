import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMasterKey, createKeyFile, readKeyFile } from './key-file.ts'

describe('the master key file', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'identity-key-'))
    path = join(folder, 'data.key')
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  it('is made once, for its owner only, and read back the same', async () => {
    const made = await createKeyFile(path, randomBytes)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readKeyFile(path)).toEqual(made)
    expect(made.get(1)).toHaveLength(32)
    expect(await readdir(folder)).toEqual(['data.key'])
  })

  it('is never overwritten: of many that make it at once, all read the one that won', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => createKeyFile(path, randomBytes)))
    for (const keys of all) expect(keys).toEqual(all[0])
    expect(await readdir(folder)).toEqual(['data.key'])
  })

  it('keeps the old version when a new one is added', async () => {
    const before = await createKeyFile(path, randomBytes)
    expect(await addMasterKey(path, randomBytes)).toBe(2)
    const after = await readKeyFile(path)
    expect(after?.get(1)).toEqual(before.get(1))
    expect(after?.get(2)).toHaveLength(32)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('is refused when anyone else may read it', async () => {
    await createKeyFile(path, randomBytes)
    for (const mode of [0o640, 0o604, 0o660, 0o644, 0o610]) {
      await chmod(path, mode)
      await expect(readKeyFile(path)).rejects.toMatchObject({ code: 'master_key_unsafe' })
    }
    await chmod(path, 0o400)
    expect(await readKeyFile(path)).not.toBeNull()
  })

  it('is refused when it is not a key file, without showing what it holds', async () => {
    const key = 'ab'.repeat(32)
    for (const text of [
      '',
      '# nothing\n',
      key,
      `1 ${key}0`,
      `0 ${key}`,
      `1 ${key}\n1 ${key}`,
      `x ${key}`,
      `1 ${key.slice(1)}g`,
    ]) {
      await writeFile(path, text, { mode: 0o600 })
      const refusal = await readKeyFile(path).catch((error: unknown) => error)
      expect(refusal).toMatchObject({ code: 'master_key_unsafe' })
      expect(String(refusal)).not.toContain('abab')
    }
    await writeFile(path, `7 ${key.toUpperCase()}`)
    expect((await readKeyFile(path))?.get(7)).toEqual(Buffer.from(key, 'hex'))
  })

  it('is absent, not an error, when there is none', async () => {
    expect(await readKeyFile(path)).toBeNull()
    await symlink(join(folder, 'nowhere'), path)
    expect(await readKeyFile(path)).toBeNull()
  })

  it('says in its first lines what it is', async () => {
    await createKeyFile(path, randomBytes)
    expect(await readFile(path, 'utf8')).toMatch(/^# Master key of the identity service/)
  })
})
