import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StorageError } from '../storage-error.ts'
import { KEY_BYTES } from './key-wrap.ts'

/** Version → key, as read from the file. */
export type MasterKeys = ReadonlyMap<number, Buffer>

const COMMENT =
  '# Master key of the identity service. Without this file nothing that was sealed can ever be read again.\n' +
  '# Keep a copy apart from the backups of the data. One line a version: number, space, 64 hex digits.\n'
const MAX_FILE_BYTES = 64 * 1024

/**
 * Reads the key file; null when there is none. Throws `master_key_unsafe` when anyone but the owner may read or write
 * it, or when it is not a key file.
 */
export async function readKeyFile(path: string): Promise<MasterKeys | null> {
  const info = await stat(path).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return null
    throw new StorageError('master_key_unsafe', `The master key file ${path} cannot be read.`, { cause: error })
  })
  if (info === null) return null
  if (!info.isFile() || info.size > MAX_FILE_BYTES) {
    throw new StorageError('master_key_unsafe', `${path} is not a master key file.`)
  }
  if ((info.mode & 0o077) !== 0) {
    const mode = (info.mode & 0o777).toString(8).padStart(4, '0')
    throw new StorageError(
      'master_key_unsafe',
      `The master key file ${path} has mode ${mode}; others must not read it: chmod 600 ${path}`,
    )
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new StorageError('master_key_unsafe', `The master key file ${path} cannot be read.`, { cause: error })
  })
  try {
    return parse(bytes, path)
  } finally {
    bytes.fill(0)
  }
}

/**
 * Makes a key file with one fresh key, complete or not at all, and reads it back. When another process was quicker, its
 * file is the one read.
 */
export async function createKeyFile(path: string, random: (bytes: number) => Buffer): Promise<MasterKeys> {
  const key = random(KEY_BYTES)
  const draft = await writeDraft(path, new Map([[1, key]]))
  key.fill(0)
  try {
    // link, unlike rename, never replaces a file that is already there.
    await link(draft, path)
    await syncDirectory(path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await unlink(draft)
  }
  const keys = await readKeyFile(path)
  if (keys === null) throw new StorageError('master_key_missing', `The master key file ${path} vanished.`)
  return keys
}

/** Adds a fresh version, used for new wraps from the next start on. Returns its number. */
export async function addMasterKey(path: string, random: (bytes: number) => Buffer): Promise<number> {
  const keys = await readKeyFile(path)
  if (keys === null) throw new StorageError('master_key_missing', `There is no master key file ${path}.`)
  const version = Math.max(...keys.keys()) + 1
  const draft = await writeDraft(path, new Map([...keys, [version, random(KEY_BYTES)]]))
  await rename(draft, path)
  await syncDirectory(path)
  return version
}

async function writeDraft(path: string, keys: MasterKeys): Promise<string> {
  const lines = [...keys].flatMap(([version, key]) => [Buffer.from(`${version} `), toHex(key), Buffer.from('\n')])
  const bytes = Buffer.concat([Buffer.from(COMMENT), ...lines])
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    bytes.fill(0)
    await file.close()
  }
  return draft
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(dirname(path), 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/** Byte by byte: a key must never become a string, strings cannot be wiped. */
function parse(bytes: Buffer, path: string): MasterKeys {
  const keys = new Map<number, Buffer>()
  let start = 0
  while (start < bytes.length) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline === -1 ? bytes.length : newline
    const line = bytes.subarray(start, end)
    start = end + 1
    if (line.length === 0 || line[0] === 0x23) continue
    const space = line.indexOf(0x20)
    const version = Number(line.subarray(0, Math.max(space, 0)).toString('latin1'))
    const key = fromHex(line.subarray(space + 1))
    if (!Number.isSafeInteger(version) || version < 1 || key === null || keys.has(version)) throw notAKeyFile(path)
    keys.set(version, key)
  }
  if (keys.size === 0) throw notAKeyFile(path)
  return keys
}

function notAKeyFile(path: string): StorageError {
  return new StorageError(
    'master_key_unsafe',
    `${path} is not a master key file: expected lines of a version and 64 hex digits.`,
  )
}

function toHex(key: Buffer): Buffer {
  const hex = Buffer.alloc(key.length * 2)
  key.forEach((byte, at) => {
    hex[at * 2] = hexCode(byte >> 4)
    hex[at * 2 + 1] = hexCode(byte & 15)
  })
  return hex
}

function fromHex(hex: Buffer): Buffer | null {
  if (hex.length !== KEY_BYTES * 2) return null
  const key = Buffer.alloc(KEY_BYTES)
  for (let at = 0; at < hex.length; at++) {
    const digit = hexDigit(hex.readUInt8(at))
    if (digit === -1) return null
    const byte = at >> 1
    key.writeUInt8(((key.readUInt8(byte) << 4) | digit) & 0xff, byte)
  }
  return key
}

function hexCode(digit: number): number {
  return digit < 10 ? 0x30 + digit : 0x61 + digit - 10
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  if (code >= 0x61 && code <= 0x66) return code - 0x61 + 10
  if (code >= 0x41 && code <= 0x46) return code - 0x41 + 10
  return -1
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
