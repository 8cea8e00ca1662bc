import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { table } from './table.ts'

describe('table', () => {
  it('lines columns up and wraps long cells at spaces', () => {
    expect(
      table(
        [
          { title: 'field', maxWidth: 10 },
          { title: 'value', maxWidth: 11 },
        ],
        [
          ['nik', '1'],
          ['address', 'JL MELATI NO 4'],
        ],
      ),
    ).toBe(['field    value', '───────  ─────────', 'nik      1', 'address  JL MELATI', '         NO 4', ''].join('\n'))
  })

  it('never prints a line wider than its columns allow', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const lines = table(
          [{ title: 'x', maxWidth: 8 }],
          texts.map((text) => [text]),
        ).split('\n')
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(8)
      }),
    )
  })
})
