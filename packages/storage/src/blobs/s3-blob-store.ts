import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { StorageError } from '../storage-error.ts'
import type { BlobStore } from './blob-store.ts'
import { assertObjectKey } from './object-key.ts'

export interface S3Location {
  readonly bucket: string
  /** Empty, or ends with a slash. */
  readonly prefix: string
  readonly region: string
  readonly endpoint?: string | undefined
  readonly forcePathStyle: boolean
}

/**
 * Objects in one bucket; credentials come from the SDK's usual chain (environment, profile, instance role). Conditional
 * PUT is never used: some servers refuse it (501) and some ignore it. Keys are random and never reused instead.
 */
export function openS3BlobStore(location: S3Location): BlobStore {
  const { bucket, prefix } = location
  const client = new S3Client({
    region: location.region,
    forcePathStyle: location.forcePathStyle,
    ...(location.endpoint === undefined ? {} : { endpoint: location.endpoint }),
    maxAttempts: 3,
    // Plain PUTs that every S3 server takes; the seal itself is the integrity check.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 20_000 },
  })
  const name = (key: string): string => prefix + key
  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (error instanceof NoSuchKey) throw error
      throw new StorageError('blob_store_unavailable', `The bucket ${bucket} does not answer as it should.`, {
        cause: error,
      })
    }
  }

  return {
    kind: 's3',
    put: async (key, bytes) => {
      assertObjectKey(key)
      await guarded(
        client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: name(key),
            Body: bytes,
            ContentLength: bytes.length,
            ContentType: 'application/octet-stream',
          }),
        ),
      )
    },
    get: async (key) => {
      assertObjectKey(key)
      try {
        return await guarded(fetchWhole(client, bucket, name(key)))
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    delete: async (key) => {
      assertObjectKey(key)
      await guarded(client.send(new DeleteObjectCommand({ Bucket: bucket, Key: name(key) })))
    },
    list: async function* () {
      let token: string | undefined
      do {
        const page = await guarded(
          client.send(
            new ListObjectsV2Command({
              Bucket: bucket,
              ...(prefix === '' ? {} : { Prefix: prefix }),
              ...(token === undefined ? {} : { ContinuationToken: token }),
            }),
          ),
        )
        for (const object of page.Contents ?? []) {
          if (object.Key === undefined) continue
          yield {
            key: object.Key.slice(prefix.length),
            modifiedAtMs: object.LastModified?.getTime() ?? 0,
            sizeBytes: object.Size ?? 0,
          }
        }
        token = page.NextContinuationToken
      } while (token !== undefined)
    },
    check: async () => {
      await guarded(client.send(new HeadBucketCommand({ Bucket: bucket })))
    },
    close: () => client.destroy(),
  }
}

async function fetchWhole(client: S3Client, bucket: string, name: string): Promise<Buffer> {
  const reply = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }))
  if (reply.Body === undefined) throw new Error('an object without a body')
  return Buffer.from(await reply.Body.transformToByteArray())
}
