import { expect, it } from 'vitest'
import { connectedComponents } from './connected-components.ts'

const plane = (rows: string[]) => ({
  width: rows[0].length,
  height: rows.length,
  data: Float32Array.from(rows.join(''), (c) => (c === '.' ? 0 : Number(c) / 10)),
})

it('diagonal neighbours belong together, others apart', () => {
  const found = connectedComponents(plane(['9....', '.9..8', '....8']), 0.5)
  expect(found.map((c) => c.area)).toEqual([2, 2])
  expect(found[0].mean).toBeCloseTo(0.9, 6)
  expect(found[1].mean).toBeCloseTo(0.8, 6)
})

it('a pixel at the threshold is out', () => {
  expect(connectedComponents(plane(['5']), 0.5)).toEqual([])
})

it('small groups are left out', () => {
  expect(connectedComponents(plane(['9.99']), 0.5, 2).map((c) => c.area)).toEqual([2])
})

it('the outline holds the outer corners of every row', () => {
  const [{ outline }] = connectedComponents(plane(['99', '.9']), 0.5)
  expect(new Set(outline.map(String))).toEqual(new Set(['0,0', '0,1', '2,0', '2,1', '1,1', '1,2', '2,2']))
})
