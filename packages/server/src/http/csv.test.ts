import { describe, expect, it } from 'vitest'
import { csvCell, csvRow } from './csv.ts'

describe('a CSV cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=cmd|"/c calc"!A1'])(
    '%j is text to a spreadsheet',
    (text) => {
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
    },
  )

  it('keeps numbers, quotes what would break a row, and leaves null empty', () => {
    expect(csvRow([-1.5, 'a,b', 'say "no"', 'two\nlines', null, true])).toBe(
      '-1.5,"a,b","say ""no""","two\nlines",,true\r\n',
    )
  })
})
