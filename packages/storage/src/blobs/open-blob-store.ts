import { fileURLToPath } from 'node:url'
import { StorageError } from '../storage-error.ts'
import type { BlobStore } from './blob-store.ts'
import { openFileBlobStore } from './file-blob-store.ts'

/**
 * `file:/path` or `s3://bucket/prefix?endpoint=https://…&region=…&forcePathStyle=true`. Throws `bad_url` for anything
 * else, so that a typing error cannot send frames to a place nobody looks at.
 */
export async function openBlobStore(blobUrl: string): Promise<BlobStore> {
  const url = URL.parse(blobUrl)
  if (url?.protocol === 'file:') {
    if (url.search !== '' || url.host !== '') throw badUrl('a file: URL takes a path and nothing else')
    return openFileBlobStore(fileURLToPath(url))
  }
  if (url?.protocol !== 's3:') throw badUrl('it must start with file: or s3:')
  if (url.hostname === '') throw badUrl('s3: needs a bucket')
  for (const name of url.searchParams.keys()) {
    if (!['endpoint', 'region', 'forcePathStyle'].includes(name)) throw badUrl(`unknown parameter ${name}`)
  }
  const forcePathStyle = url.searchParams.get('forcePathStyle') ?? 'false'
  if (forcePathStyle !== 'true' && forcePathStyle !== 'false') throw badUrl('forcePathStyle is true or false')
  const folder = url.pathname.replace(/^\/+|\/+$/g, '')
  // Loaded only here: the SDK takes a third of a second, and most installations keep files.
  const { openS3BlobStore } = await import('./s3-blob-store.ts')
  return openS3BlobStore({
    bucket: url.hostname,
    prefix: folder === '' ? '' : `${folder}/`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    endpoint: url.searchParams.get('endpoint') ?? undefined,
    forcePathStyle: forcePathStyle === 'true',
  })
}

function badUrl(why: string): StorageError {
  return new StorageError('bad_url', `BLOB_URL is not usable: ${why}.`)
}
