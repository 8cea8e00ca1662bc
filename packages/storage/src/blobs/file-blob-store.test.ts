import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { describeBlobStore } from '../test/describe-blob-store.ts'
import { newObjectKey } from './object-key.ts'
import { openBlobStore } from './open-blob-store.ts'

const open = async () => {
  const root = join(await mkdtemp(join(tmpdir(), 'identity-blobs-')), 'blobs')
  const store = await openBlobStore(pathToFileURL(root).href)
  return { root, store, close: () => rm(join(root, '..'), { recursive: true, force: true }) }
}

describeBlobStore('the file blob store', open)

describe('the file blob store', () => {
  it('keeps its files to their owner and leaves no draft behind', async () => {
    const { root, store, close } = await open()
    const key = newObjectKey(randomBytes)
    await store.put(key, Buffer.from('x'))
    expect((await stat(join(root, key))).mode & 0o777).toBe(0o600)
    expect((await stat(root)).mode & 0o777).toBe(0o700)
    expect(await readdir(join(root, key.slice(0, 2)))).toEqual([key.slice(3)])
    await close()
  })

  it('lists the drafts of a crash, and lets the sweeper delete them', async () => {
    const { root, store, close } = await open()
    const key = newObjectKey(randomBytes)
    await store.put(key, Buffer.from('x'))
    const draft = `${key}.0123abcd.new`
    await writeFile(join(root, draft), 'half')
    const keys = async () => {
      const listed: string[] = []
      for await (const object of store.list()) listed.push(object.key)
      return listed.sort()
    }
    expect(await keys()).toEqual([key, draft])
    await store.delete(draft)
    expect(await keys()).toEqual([key])
    await close()
  })

  it('that cannot be written says it is unavailable', async () => {
    const { root, store } = await open()
    await rm(root, { recursive: true })
    await expect(store.check()).rejects.toMatchObject({ code: 'blob_store_unavailable' })
    await writeFile(root, 'a file where the folder was')
    await expect(store.put(newObjectKey(randomBytes), Buffer.from('x'))).rejects.toMatchObject({
      code: 'blob_store_unavailable',
    })
  })
})

describe('the URL of a blob store', () => {
  it.each([
    'blobs',
    '/var/lib/blobs',
    'http://example.com/x',
    'file://host/path',
    'file:///path?x=1',
    's3://',
    's3://bucket?forcePathStyle=yes',
    's3://bucket?endpiont=http://x',
  ])('is refused when it is %s', async (url) => {
    await expect(openBlobStore(url)).rejects.toMatchObject({ code: 'bad_url' })
  })
})
