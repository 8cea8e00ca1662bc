import { expect, it } from 'vitest'
import { editDistance, prefixDistance } from './edit-distance.ts'

it('counts insertions, deletions and substitutions', () => {
  expect(editDistance('KITTEN', 'SITTING')).toBe(3)
  expect(editDistance('', 'ABC')).toBe(3)
  expect(editDistance('ABC', 'ABC')).toBe(0)
})

it('a prefix may be followed by anything', () => {
  expect(prefixDistance('agama', 'agamaislam')).toEqual({ distance: 0, length: 5 })
  expect(prefixDistance('agama', 'agomaislam')).toMatchObject({ distance: 1 })
})
