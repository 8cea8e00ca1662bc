import { createHmac, hkdfSync } from 'node:crypto'
import { StorageError } from '../storage-error.ts'
import type { MasterKeys } from './key-file.ts'
import type { KeyProvider } from './key-provider.ts'
import { KEY_BYTES, unwrapKey, wrapKey } from './key-wrap.ts'

const VERSION_BYTES = 4

/**
 * Master keys held in memory, read from a key file. A wrap is version (4 bytes, big-endian) | wrapped key. `reload` is
 * asked once when a wrap names an unknown version: another process may have rotated the file since.
 */
export function localKeyProvider(
  keys: MasterKeys,
  random: (bytes: number) => Buffer,
  reload: () => Promise<MasterKeys | null>,
): KeyProvider {
  let held = keys
  const currentVersion = Math.max(...keys.keys())

  const masterKey = async (version: number): Promise<Buffer> => {
    if (!held.has(version)) held = (await reload()) ?? held
    const key = held.get(version)
    if (key === undefined) {
      throw new StorageError('master_key_missing', `The master key file holds no version ${version}.`)
    }
    return key
  }

  const wrap = async (key: Buffer, context: Buffer): Promise<Buffer> => {
    const version = Buffer.alloc(VERSION_BYTES)
    version.writeUInt32BE(currentVersion)
    return Buffer.concat([version, wrapKey(key, await masterKey(currentVersion), context, random)])
  }

  const unwrap = async (wrapped: Buffer, context: Buffer): Promise<Buffer> => {
    const version = wrapped.length > VERSION_BYTES ? wrapped.readUInt32BE(0) : 0
    const key = unwrapKey(wrapped.subarray(VERSION_BYTES), await masterKey(version), context)
    if (key === null) throw new StorageError('sealed_object_invalid', 'A wrapped key does not open.')
    return key
  }

  return {
    currentVersion,
    keyCheckValues: () => new Map([...keys].map(([version, key]) => [version, checkValue(key)])),
    generate: async (context) => {
      const key = random(KEY_BYTES)
      return { key, wrapped: await wrap(key, context), version: currentVersion }
    },
    unwrap,
    rewrap: async (wrapped, context) => {
      const key = await unwrap(wrapped, context)
      const again = await wrap(key, context)
      key.fill(0)
      return { wrapped: again, version: currentVersion }
    },
  }
}

/** Under a derived key, so that the stored value says nothing about the master key itself. */
function checkValue(masterKey: Buffer): string {
  const key = Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), 'identity/key-check/v1', KEY_BYTES))
  return createHmac('sha256', key).update('identity').digest('hex')
}
