import { expect, it } from 'vitest'
import { policyHash } from './policy-hash.ts'
import { currentPolicy, readPolicy } from './policy.ts'

it('is the same for the same numbers in another order, and another for any other number', () => {
  const policy = currentPolicy()
  const turned = Object.fromEntries(Object.entries(policy).reverse()) as unknown as typeof policy
  expect(policyHash(turned)).toBe(policyHash(policy))
  const tamper = { ...policy.tamper, clearAt: policy.tamper.clearAt - 0.01 }
  expect(policyHash({ ...policy, tamper })).not.toBe(policyHash(policy))
})

it('what is no policy, or does not fit the voters, is not read', () => {
  for (const value of [null, 7, {}, { version: '1', groups: {}, voters: {} }])
    expect(() => readPolicy(value)).toThrow(RangeError)
  const { voters, ...rest } = currentPolicy()
  const others = Object.fromEntries(Object.entries(voters).filter(([name]) => name !== 'screen_moire'))
  expect(() => readPolicy({ ...rest, voters: others })).toThrow(/screen_moire has no numbers/)
})
