import { describe, expect, it } from 'vitest'
import { keepFilters, openedBefore, savedFilters } from './queue-filter.ts'

const store = (held: string | null) => ({
  getItem: () => held,
  setItem: (_: string, value: string) => {
    held = value
  },
})

describe('filters of the queue', () => {
  it('turn an age into the time before which a case was opened', () => {
    const now = Date.parse('2026-11-25T12:00:00Z')
    expect(openedBefore('4h', now)).toBe('2026-11-25T08:00:00.000Z')
    expect(openedBefore(undefined, now)).toBeNull()
    expect(openedBefore('nonsense', now)).toBeNull()
  })

  it('are kept and found again', () => {
    const kept = store(null)
    keepFilters(kept, [{ name: 'Old and risky', search: { risk: 'high', age: '24h' } }])
    expect(savedFilters(kept)).toEqual([{ name: 'Old and risky', search: { risk: 'high', age: '24h' } }])
  })

  it('are none when the browser holds something else', () => {
    expect(savedFilters(store('{"a":'))).toEqual([])
    expect(savedFilters(store('[1, {"name": 2}]'))).toEqual([])
  })
})
