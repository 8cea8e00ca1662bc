import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeStrictBase64 } from './strict-base64.ts'

describe('strict base64', () => {
  it('gives back what was encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(decodeStrictBase64(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  // All of these decode to the same bytes with Buffer.from.
  it.each([
    'aGk$$=\n',
    'aGk',
    'aGk==',
    'aGl=',
    ' aGk=',
    'aG k=',
    'aGk=\n',
    'aGk=aGk=',
    '',
    '====',
    'aG-_',
    'data:image/png;base64,aGk=',
  ])('refuses %j', (text) => {
    expect(decodeStrictBase64(text)).toBeNull()
  })

  it('has one text for one picture', () => {
    const text = fc.string({
      unit: fc.constantFrom('A', 'B', 'a', 'b', '0', '1', '+', '/', '=', '\n', ' ', '$'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [first, second] = [decodeStrictBase64(a), decodeStrictBase64(b)]
        if (first !== null && second !== null && first.equals(second)) expect(a).toBe(b)
      }),
      { numRuns: 2000 },
    )
  })
})
