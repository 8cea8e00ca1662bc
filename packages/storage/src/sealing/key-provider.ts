/**
 * The keeper of the master key. It wraps the keys of data subjects and never hands the master key out. The embedded one
 * reads a key file (`local-key-provider.ts`); a KMS or Vault fits the same four methods.
 */
export interface KeyProvider {
  /** Master version new wraps use. */
  readonly currentVersion: number
  /** For each version held, a value that only the same key gives; stored, and compared at every start. */
  keyCheckValues(): ReadonlyMap<number, string>
  /** A fresh 32-byte key and its wrapped form, bound to `context`. Fill the key with zeros after use. */
  generate(context: Buffer): Promise<{ readonly key: Buffer; readonly wrapped: Buffer; readonly version: number }>
  /** Throws `master_key_missing` for a version it does not hold, `sealed_object_invalid` when it does not open. */
  unwrap(wrapped: Buffer, context: Buffer): Promise<Buffer>
  /** The same key under the current version. */
  rewrap(wrapped: Buffer, context: Buffer): Promise<{ readonly wrapped: Buffer; readonly version: number }>
}
