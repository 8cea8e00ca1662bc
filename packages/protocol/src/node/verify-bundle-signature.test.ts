import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { signBundle } from '../sign-bundle.ts'
import { hmacBundle } from './hmac-bundle.ts'
import { verifyBundleSignature } from './verify-bundle-signature.ts'

const bundle = { version: '1.0', frames: ['AAAA', 'BBBB'], vendor: { n: 1 } }
const key = 'qe_whsec_test'
const signature = hmacBundle(bundle, key)

describe('verifyBundleSignature', () => {
  it('accepts what signBundle signed, for any JSON bundle and key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })),
        fc.string({ minLength: 1, unit: 'binary' }),
        async (anyBundle, anyKey) => {
          expect(verifyBundleSignature(anyBundle, anyKey, await signBundle(anyBundle, anyKey))).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('ignores the signature the bundle carries and the order of its members', () => {
    const shuffled = { vendor: { n: 1 }, signature, frames: ['AAAA', 'BBBB'], version: '1.0' }
    expect(verifyBundleSignature(shuffled, key, signature)).toBe(true)
  })

  it.each([
    ['a changed frame', { ...bundle, frames: ['AAAA', 'BBBC'] }],
    ['swapped frames', { ...bundle, frames: ['BBBB', 'AAAA'] }],
    ['a changed unknown member', { ...bundle, vendor: { n: 2 } }],
    ['an added member', { ...bundle, added: null }],
    ['a removed member', { version: '1.0', frames: ['AAAA', 'BBBB'] }],
  ])('refuses %s', (_what, changed) => {
    expect(verifyBundleSignature(changed, key, signature)).toBe(false)
  })

  it('refuses a signature with any one bit flipped', () => {
    for (let bit = 0; bit < 256; bit++) {
      const bytes = Buffer.from(signature, 'hex')
      bytes[bit >> 3] ^= 1 << (bit & 7)
      expect(verifyBundleSignature(bundle, key, bytes.toString('hex'))).toBe(false)
    }
  })

  it.each(['', 'zz', signature.slice(1), `${signature}00`, signature.toUpperCase(), ` ${signature}`, `${signature}\n`])(
    'calls a malformed signature false, never an error: %j',
    (malformed) => {
      expect(verifyBundleSignature(bundle, key, malformed)).toBe(false)
    },
  )

  it('accepts no empty key, although Node would', async () => {
    expect(verifyBundleSignature(bundle, '', signature)).toBe(false)
    expect(() => hmacBundle(bundle, '')).toThrow(AppError)
    await expect(signBundle(bundle, '')).rejects.toThrow(AppError)
  })

  it('reports a bundle without canonical form as invalid_request', () => {
    expect(() => verifyBundleSignature({ a: '\ud800' }, key, signature)).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    )
  })
})
