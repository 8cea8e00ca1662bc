/** A store of opaque, immutable objects under random keys that are never reused. It sees only sealed bytes. */
export interface BlobStore {
  readonly kind: 'file' | 's3'
  /** Durable when it resolves. `key` must match `/^[a-z0-9]{2}\/[a-z0-9]{30,64}$/`. */
  put(key: string, bytes: Buffer): Promise<void>
  /** null when there is no such object. */
  get(key: string): Promise<Buffer | null>
  /** Succeeds when there is nothing to delete. */
  delete(key: string): Promise<void>
  /** Every object, in no order; for the sweeper. */
  list(): AsyncIterable<{ readonly key: string; readonly modifiedAtMs: number; readonly sizeBytes: number }>
  /** Resolves when objects can be written now; throws `StorageError` `blob_store_unavailable` otherwise. */
  check(): Promise<void>
  close(): void
}
