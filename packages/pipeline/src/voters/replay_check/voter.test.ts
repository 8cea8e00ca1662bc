import { describe, expect, it } from 'vitest'
import { replayCheck } from './voter.ts'

const match = (change: { sameCustomer?: boolean; kind?: 'exact' | 'near'; distanceBits?: number }) => ({
  frame: 0,
  bundleId: 'ktpb_1',
  sameCustomer: false,
  kind: 'near' as const,
  distanceBits: 0,
  ...change,
})
const find = (matches: ReturnType<typeof match>[] | null) => replayCheck.vote({ history: { matches } }).finding

describe('replay_check', () => {
  it('passes frames that match nothing, and lookalikes of another card framed alike', () => {
    expect(find([])).toBe('no_match')
    expect(find([match({ distanceBits: 3 })])).toBe('no_match')
  })

  it('objects to frames of another customer, exact before near', () => {
    expect(find([match({ kind: 'exact' })])).toBe('other_customer_exact')
    expect(find([match({ distanceBits: 2 })])).toBe('other_customer_near')
    expect(find([match({ distanceBits: 1 }), match({ kind: 'exact' })])).toBe('other_customer_exact')
  })

  it('tells a customer’s own earlier frames from those of others', () => {
    expect(find([match({ kind: 'exact', sameCustomer: true })])).toBe('same_customer_copy')
    expect(find([match({ sameCustomer: true }), match({})])).toBe('other_customer_near')
  })

  it('abstains without a store', () => {
    expect(find(null)).toBe('no_history')
  })

  it('names at most five bundles and no customer', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({ ...match({ kind: 'exact' }), bundleId: `ktpb_${i}` }))
    expect(replayCheck.vote({ history: { matches: many } }).measured.bundleIds).toHaveLength(5)
  })
})
