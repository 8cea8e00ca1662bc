import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeBlobStore } from '../test/describe-blob-store.ts'
import { newObjectKey } from './object-key.ts'
import { openBlobStore } from './open-blob-store.ts'

// s3rver is plain JavaScript without types. It does not check signatures: this tests our requests, not their security.
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: unknown) => {
  run(): Promise<AddressInfo>
  close(): Promise<void>
}

let saved: NodeJS.ProcessEnv
beforeAll(() => {
  saved = { ...process.env }
  process.env['AWS_ACCESS_KEY_ID'] = 'S3RVER'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'S3RVER'
})
afterAll(() => {
  process.env = saved
})

const open = async (prefix = 'frames/v1') => {
  const directory = await mkdtemp(join(tmpdir(), 'identity-s3-'))
  const server = new S3rver({ port: 0, silent: true, directory, configureBuckets: [{ name: 'sealed' }] })
  const { port } = await server.run()
  const store = await openBlobStore(
    `s3://sealed/${prefix}?endpoint=http://127.0.0.1:${port}&region=ap-southeast-3&forcePathStyle=true`,
  )
  return {
    store,
    close: async () => {
      store.close()
      await server.close()
      await rm(directory, { recursive: true })
    },
  }
}

describeBlobStore('the S3 blob store', () => open())
describeBlobStore('the S3 blob store without a prefix', () => open(''))

describe('the S3 blob store', () => {
  it('whose server is gone says it is unavailable', async () => {
    const { store, close } = await open()
    await close()
    await expect(store.check()).rejects.toMatchObject({ code: 'blob_store_unavailable' })
    await expect(store.put(newObjectKey(randomBytes), Buffer.from('x'))).rejects.toMatchObject({
      code: 'blob_store_unavailable',
    })
  })
})
