import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SCAN_LIMITS, scanJson } from './byte-scan.ts'

const scan = (text: string) => scanJson(Buffer.from(text))

describe('the byte scan', () => {
  it.each([
    ['depth 9', '['.repeat(9) + ']'.repeat(9), /nesting/],
    ['a million levels', '['.repeat(1_000_000), /nesting/],
    ['a repeated key', '{"a":{"nonce":1,"nonce":2}}', /twice/],
    ['a key repeated through an escape', '{"nonce":1,"\\u006eonce":2}', /twice/],
    ['__proto__', '{"a":{"__proto__":{}}}', /not allowed/],
    ['__proto__ through an escape', '{"__pr\\u006fto__":{}}', /not allowed/],
    ['1e400', '{"a":1e400}', /out of range/],
    ['an integer that loses digits', '[12345678901234567890]', /beyond/],
    ['a lone high surrogate', '["\\ud800"]', /surrogate/],
    ['a lone low surrogate', '["x\\udc00"]', /surrogate/],
    ['a reversed pair', '["\\udc00\\ud800"]', /surrogate/],
    ['a lone surrogate in a key', '{"\\uD83D":1}', /surrogate/],
    ['65 keys', JSON.stringify(Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, i]))), /64 keys/],
    ['400,000 keys', '{' + Array.from({ length: 400_000 }, (_, i) => `"k${i}":1`).join(',') + '}', /64 keys/],
    ['a number of 500 digits', `[${'0.' + '1'.repeat(500)}]`, /too long/],
    ['a key of 300 bytes', `{"${'k'.repeat(300)}":1}`, /longer/],
    ['more than 100,000 elements', `[${'1,'.repeat(100_001)}1]`, /values/],
  ])('finds %s', (_, text, message) => {
    expect(scan(text)?.message).toMatch(message)
  })

  it('finds bytes that are no UTF-8, also an encoded surrogate', () => {
    expect(scanJson(Buffer.from([0x22, 0xff, 0x22]))?.message).toMatch(/UTF-8/)
    expect(scanJson(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))?.message).toMatch(/UTF-8/)
  })

  it('names the place by a JSON pointer', () => {
    expect(scan('{"bundle":{"frames":["a","b",1e999]}}')?.pointer).toBe('/bundle/frames/2')
    expect(scan('{"a/b":{"x~y":1,"x~y":1}}')?.pointer).toBe('/a~1b/x~0y')
  })

  it('lets a proper pair, an escaped backslash before u, and the same key in two objects pass', () => {
    expect(scan('["\\ud83d\\ude00","\\\\ud800",{"a":1},{"a":1},"😀"]')).toBeNull()
  })

  it('lets every JSON text within the limits pass', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), (text) => {
        // fast-check may make keys or numbers that are rightly refused; those are covered above.
        const finding = scan(text)
        if (finding !== null) expect(finding.message).toMatch(/not allowed|surrogate|beyond|out of range/)
      }),
    )
  })

  it('finds a repeated key wherever it is put', () => {
    const key = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' })
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 20 }), fc.nat(), (keys, pick) => {
        const members = [...keys, keys.at(pick % keys.length) ?? ''].map((name) => `${JSON.stringify(name)}:"x\\"y"`)
        expect(scan(`{${members.join(',')}}`)).not.toBeNull()
      }),
    )
  })

  it('never throws, whatever the bytes', () => {
    const alphabet = fc.constantFrom(...'{}[]",:\\u0123456789eE+-.tfn '.split(''))
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (characters) => {
        scan(characters.join(''))
      }),
      { numRuns: 2000 },
    )
  })

  it('has a depth limit above the deepest documented value', () => {
    expect(scan('{"bundle":{"sensors":{"accelerometer":[[1,2,3,4]]}}}')).toBeNull()
    expect(SCAN_LIMITS.maxDepth).toBe(8)
  })
})
