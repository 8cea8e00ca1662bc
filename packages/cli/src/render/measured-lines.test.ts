import { expect, it } from 'vitest'
import { measuredLines } from './measured-lines.ts'

it('shows nested values by their path, lists of plain values on one line', () => {
  expect(
    measuredLines({ widthPx: 12, card: null, waves: [{ fx: 0.1, why: 'fine' }], region: [], box: [1, 2] }),
  ).toEqual([
    '  widthPx      12',
    '  card         null',
    '  waves.0.fx   0.1',
    '  waves.0.why  fine',
    '  region       none',
    '  box          1  2',
  ])
})

it('cuts what is too long for a line', () => {
  expect(measuredLines({ curve: 'x'.repeat(500) })[0]?.length).toBeLessThan(110)
  expect(measuredLines({})).toEqual([])
})
