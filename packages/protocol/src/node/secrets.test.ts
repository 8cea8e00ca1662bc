import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SECRET_PREFIXES } from '../secret-prefixes.ts'
import { generateSecret } from './generate-secret.ts'
import { timingSafeEqualStrings } from './timing-safe-equal-strings.ts'

describe('generateSecret', () => {
  it('is the prefix and 32 random bytes in base64url', () => {
    const secret = generateSecret(SECRET_PREFIXES.challenge)
    expect(secret).toMatch(/^qe_whsec_[A-Za-z0-9_-]{43}$/)
    expect(Buffer.from(secret.slice('qe_whsec_'.length), 'base64url')).toHaveLength(32)
  })

  it('never repeats', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => generateSecret('x_'))).size).toBe(1_000)
  })

  it('takes its bytes from the given source', () => {
    expect(generateSecret('x_', (byteLength) => Buffer.alloc(byteLength))).toBe(`x_${'A'.repeat(43)}`)
  })
})

describe('timingSafeEqualStrings', () => {
  it('agrees with === on text of any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(timingSafeEqualStrings(a, b)).toBe(a === b)
        expect(timingSafeEqualStrings(a, a)).toBe(true)
        expect(timingSafeEqualStrings(a, `${a}\0`)).toBe(false)
      }),
    )
  })
})
