import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCursor, toPage } from './page.ts'

describe('a cursor', () => {
  it('names the last row shown, and only when there are more', () => {
    const rows = [3, 2, 1].map((atMs) => ({ atMs, id: `ver_${atMs}` }))
    const page = toPage(
      rows,
      2,
      (row) => row,
      (row) => row.id,
    )
    expect(page.data).toEqual(['ver_3', 'ver_2'])
    expect(readCursor(page.nextCursor ?? '')).toEqual({ atMs: 2, id: 'ver_2' })
    expect(
      toPage(
        rows,
        3,
        (row) => row,
        (row) => row.id,
      ).nextCursor,
    ).toBeNull()
  })

  it('that nobody made is invalid, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const read = readCursor(text)
        return read === 'invalid' || /^\d+\.[\w-]+$/.test(Buffer.from(text, 'base64url').toString('latin1'))
      }),
    )
    expect(readCursor('MS4nIG9yIDE9MQ')).toBe('invalid')
    expect(readCursor('x'.repeat(1_000_000))).toBe('invalid')
  })
})
