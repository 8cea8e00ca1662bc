import { expect, it } from 'vitest'
import { resolveNikDigits } from './resolve-nik-digits.ts'

const context = { dateOfBirth: '17-08-1985', gender: 'LAKI-LAKI', today: { year: 2026, month: 5, day: 24 } }
/** `[38]` marks a position with two candidates. */
const candidates = (pattern: string) => (pattern.match(/\[\d*\]|\d/g) ?? []).map((part) => part.replace(/[[\]]/g, ''))
const resolve = (pattern: string) => resolveNikDigits(candidates(pattern), context)

it('a doubtful birth digit is settled by the printed date', () => {
  expect(resolve('327301[17]70[38]850001')).toBe('3273011708850001')
})

it('a doubtful region digit is settled when only one region exists', () => {
  expect(resolve('3[29]73011708850001')).toBe('3273011708850001')
})

it('a doubtful region digit is left open when both regions exist', () => {
  expect(resolve('32730[13]1708850001')).toBeNull()
})

it('a doubtful serial digit is left open, for nothing repeats it', () => {
  expect(resolve('327301170885000[17]')).toBeNull()
})

it('nothing is resolved when nothing fits', () => {
  expect(resolve('327301[23]708850001')).toBeNull()
})

it('a certain NIK that fits resolves to itself', () => {
  expect(resolve('3273011708850001')).toBe('3273011708850001')
})

it('refuses what is not 16 positions, empty positions and too many readings', () => {
  expect(resolve('327301170885000')).toBeNull()
  expect(resolve('327301170885000[]')).toBeNull()
  expect(resolveNikDigits(Array<string>(16).fill('0123456789'), context)).toBeNull()
})
