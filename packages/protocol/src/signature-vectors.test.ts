import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { hmacBundle } from './node/hmac-bundle.ts'
import { verifyBundleSignature } from './node/verify-bundle-signature.ts'
import { signBundle } from './sign-bundle.ts'

interface Vector {
  readonly name: string
  readonly hmacKey: string
  readonly bundleJson: string
  readonly frameRecipe?: { frame: number; byteLength: number; multiply: number; add: number }
  readonly canonicalJson?: string
  readonly canonicalByteLength: number
  readonly canonicalSha256: string
  readonly signature: string
}

const packageFolder = fileURLToPath(new URL('../', import.meta.url))
const read = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))

const files = read(join(packageFolder, 'vectors'))

const bundleOf = ({ bundleJson, frameRecipe }: Vector) => {
  const bundle = JSON.parse(bundleJson) as { frames: string[] }
  if (frameRecipe) {
    const { frame, byteLength, multiply, add } = frameRecipe
    bundle.frames[frame] = Buffer.from(
      Uint8Array.from({ length: byteLength }, (_, i) => (i * multiply + add) % 256),
    ).toString('base64')
  }
  return bundle
}

describe('the published signature vectors', () => {
  it('are what the committed script writes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vectors-'))
    try {
      execFileSync(process.execPath, [join(packageFolder, 'scripts/make-vectors.mjs'), folder])
      expect(read(folder)).toEqual(files)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('cover what a port gets wrong', () => {
    const names = files.map(({ file }) => file.replace('.json', ''))
    expect(names).toEqual(
      expect.arrayContaining(['key-order', 'megabyte-frame', 'nested-unknown-fields', 'non-ascii-names', 'numbers']),
    )
    const all = files.map(({ text }) => (JSON.parse(text) as Vector).bundleJson).join()
    expect(all).toContain('-0,')
    expect(all).toContain('1e21')
  })

  describe.each(files)('$file', ({ text }) => {
    const vector = JSON.parse(text) as Vector
    const bundle = bundleOf(vector)

    it('has this canonical form', () => {
      const canonical = canonicalJson(bundle, { omit: 'signature' })
      if (vector.canonicalJson !== undefined) expect(canonical).toBe(vector.canonicalJson)
      expect(Buffer.byteLength(canonical)).toBe(vector.canonicalByteLength)
      expect(createHash('sha256').update(canonical).digest('hex')).toBe(vector.canonicalSha256)
    })

    it('is signed alike by WebCrypto and by node:crypto', async () => {
      expect(await signBundle(bundle, vector.hmacKey)).toBe(vector.signature)
      expect(hmacBundle(bundle, vector.hmacKey)).toBe(vector.signature)
    })

    it('verifies, and verifies under no other key', () => {
      expect(verifyBundleSignature(bundle, vector.hmacKey, vector.signature)).toBe(true)
      expect(verifyBundleSignature(bundle, `${vector.hmacKey}x`, vector.signature)).toBe(false)
    })
  })
})
