import { expect, it } from 'vitest'
import { ROW_PITCH, rowNamed, type RowName } from './layout.ts'
import { rowShifts, shiftsOf } from './row-shifts.ts'

const SEEN: readonly RowName[] = ['nik', 'name', 'gender', 'address', 'religion', 'occupation', 'validUntil']

/** Where labels stand on a photo taken at a slant, when these rows wrap. */
function at(row: RowName, wrapped: readonly RowName[]): number {
  const y = rowNamed(row).y + shiftsOf(wrapped)[row] * ROW_PITCH
  return (80 + 700 * y) / (1 + 0.2 * y)
}

const sightings = (wrapped: readonly RowName[], rows = SEEN) => rows.map((row) => ({ row, at: at(row, wrapped) }))

it('nothing wraps when the labels stand as printed', () => {
  expect(rowShifts(sightings([]))).toMatchObject({ wrapped: [], inliers: [0, 1, 2, 3, 4, 5, 6] })
})

it('a long address pushes down what stands below it', () => {
  const found = rowShifts(sightings(['address']))
  expect(found?.wrapped).toEqual(['address'])
  expect(found?.shift).toMatchObject({ address: 0, rtRw: 1, validUntil: 1 })
})

it('an unread label tells a wrapped name from a wrapped birthplace', () => {
  for (const wrapped of ['name', 'birth'] as const) {
    expect(rowShifts(sightings([wrapped]), [at('birth', [wrapped])])?.wrapped).toEqual([wrapped])
  }
})

it('one label read at a wrong place does not move the rows', () => {
  const wrong = sightings([]).map((s) => (s.row === 'religion' ? { ...s, at: at('name', []) } : s))
  const found = rowShifts(wrong)
  expect(found?.wrapped).toEqual([])
  expect(found?.inliers).not.toContain(SEEN.indexOf('religion'))
})

it('two labels fix no rows', () => {
  expect(rowShifts(sightings([], ['nik', 'name']))).toBeNull()
})
