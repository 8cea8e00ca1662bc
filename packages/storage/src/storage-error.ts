export type StorageErrorCode =
  | 'data_dir_locked'
  | 'data_dir_unusable'
  | 'master_key_missing'
  | 'master_key_unsafe'
  | 'master_key_mismatch'
  | 'schema_too_new'
  | 'bad_url'
  | 'database_unavailable'
  | 'blob_store_unavailable'
  | 'blob_missing'
  | 'sealed_object_invalid'
  | 'subject_erased'

/**
 * Storage could not keep its contract: a start that must be refused, an engine that is gone, an object that does not
 * open. Never a failed check of a request (those are values), so it has no wire code: the server answers 503 for the
 * two `…_unavailable` codes and 500 for the rest. Messages name files and settings, never keys or contents.
 */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
