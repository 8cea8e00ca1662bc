import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from './app-error.ts'
import { CANONICAL_MAX_DEPTH, canonicalJson, feedCanonicalJson } from './canonical-json.ts'

const refusal = (value: unknown): AppError => {
  try {
    canonicalJson(value)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('was accepted')
}

const nested = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

describe('canonicalJson', () => {
  it('gives the bytes of the reference implementation for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value))
      }),
      { numRuns: 1_000 },
    )
  })

  it('prints every finite double as the reference implementation does', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value))
      }),
      { numRuns: 20_000 },
    )
  })

  it('survives parsing: the text of the parsed text is the text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it.each([
    ['minus zero is 0', -0, '0'],
    ['1e21 gets its plus', 1e21, '1e+21'],
    ['an integer below 1e21 is written out', 1e20, '100000000000000000000'],
    [
      'members are sorted by UTF-16 unit',
      { '\ufb33': 1, '😀': 2, b: 3, B: 4, '': 5 },
      '{"":5,"B":4,"b":3,"😀":2,"\ufb33":1}',
    ],
    ['digits are sorted as text', { 9: 'b', 10: 'a' }, '{"10":"a","9":"b"}'],
    ['slash, DEL and U+2028 stay raw', '/\u007f\u2028', '"/\u007f\u2028"'],
    ['control characters take the short escape or four hex digits', '\b\u000b"\\', '"\\b\\u000b\\"\\\\"'],
    ['an own __proto__ is a member like any other', JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
    ['an object without prototype is an object', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['empty things', { a: [], b: {}, c: '' }, '{"a":[],"b":{},"c":""}'],
  ])('%s', (_claim, value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it('leaves out the named member of the outermost object only', () => {
    const bundle = { signature: 'x', a: { signature: 'y' }, b: [{ signature: 'z' }] }
    expect(canonicalJson(bundle, { omit: 'signature' })).toBe('{"a":{"signature":"y"},"b":[{"signature":"z"}]}')
    expect(canonicalJson({ signature: 'x' }, { omit: 'signature' })).toBe('{}')
  })

  it.each([
    ['undefined', { a: undefined }, '/a'],
    ['a hole', { list: new Array<number>(1) }, '/list/0'],
    ['NaN', [0, NaN], '/1'],
    ['infinity', { a: { b: -Infinity } }, '/a/b'],
    ['a function', { f: () => 1 }, '/f'],
    ['a symbol', Symbol('s'), ''],
    ['a bigint', { n: 1n }, '/n'],
    ['a Date', { at: new Date(0) }, '/at'],
    ['a Map', new Map(), ''],
    ['a boxed string', { s: Object('text') as unknown }, '/s'],
    ['a lone high surrogate', { s: 'a\ud800b' }, '/s'],
    ['a lone low surrogate', { s: '\udc00' }, '/s'],
    ['a lone surrogate in a name', { 'x\udfff': 1 }, '/x\udfff'],
    ['a name with / and ~, escaped in the pointer', { 'a/b~c': undefined }, '/a~1b~0c'],
  ])('refuses %s and points at it', (_what, value, pointer) => {
    const error = refusal(value)
    expect(error.code).toBe('invalid_request')
    expect(error.errors.map((item) => item.pointer)).toEqual([pointer])
  })

  it('accepts the deepest allowed nesting and refuses one more level', () => {
    expect(canonicalJson(nested(CANONICAL_MAX_DEPTH))).toBe(canonicalize(nested(CANONICAL_MAX_DEPTH)))
    expect(refusal(nested(CANONICAL_MAX_DEPTH + 1)).code).toBe('invalid_request')
  })

  it('refuses 200,000 nested arrays without exhausting the stack', () => {
    const value: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000))
    expect(refusal(value).code).toBe('invalid_request')
  })

  it('refuses a cycle', () => {
    const loop: Record<string, unknown> = { name: 'loop' }
    loop['self'] = loop
    expect(refusal(loop).code).toBe('invalid_request')
  })

  it('keeps the pointer of a refusal short however long the names are', () => {
    expect(refusal({ ['n'.repeat(100_000)]: undefined }).errors[0]?.pointer.length).toBeLessThan(250)
  })
})

describe('feedCanonicalJson', () => {
  const pieces = (value: unknown): string[] => {
    const out: string[] = []
    feedCanonicalJson(value, (text) => out.push(text))
    return out
  }

  it('hands a 12 MB frame over in pieces of at most 16 k characters', () => {
    const frame = 'QUJD'.repeat(3_000_000)
    const out = pieces({ frames: [frame] })
    expect(Math.max(...out.map((text) => text.length))).toBeLessThanOrEqual(16_384)
    expect(out.join('')).toBe(`{"frames":["${frame}"]}`)
  })

  it('never hands over an empty piece', () => {
    expect(pieces({})).toEqual(['{}'])
    expect(pieces({ a: '', b: ['', {}] }).includes('')).toBe(false)
  })

  it('never cuts a surrogate pair, wherever the pair falls', () => {
    const around = 16_384
    for (let before = around - 3; before <= around + 3; before++) {
      const text = `${'a'.repeat(before)}😀"${'b'.repeat(before)}😀`
      const out = pieces([text, { [text]: text }])
      expect(out.join('')).toBe(canonicalize([text, { [text]: text }]))
      for (const piece of out) expect(piece).not.toMatch(/\p{Surrogate}/u)
    }
  })

  it('refuses a lone surrogate at the very place where a long string is cut', () => {
    for (let before = 16_381; before <= 16_386; before++) {
      for (const lone of ['\ud83d', '\ude00', '\ude00\ud83d']) {
        expect(refusal(`${'a'.repeat(before)}${lone}${'b'.repeat(20_000)}`).code).toBe('invalid_request')
        expect(refusal(`${'a'.repeat(before)}${lone}`).code).toBe('invalid_request')
      }
    }
  })
})
