import { describe, expect, it } from 'vitest'
import { goodEvidence } from '../../testing/good-evidence.ts'
import { signingKey } from './voter.ts'

const find = (keySource: 'challenge' | 'device' | 'self_asserted' | null, selfAssertedAllowed = false) =>
  signingKey.vote({ session: { ...goodEvidence().session, keySource, selfAssertedAllowed } }).finding

describe('signing_key', () => {
  it('passes a challenge’s secret and a provisioned device key', () => {
    expect(find('challenge')).toBe('challenge_key')
    expect(find('device')).toBe('device_key')
  })

  it('objects to a key only the sender knows, also where the tenant accepts it', () => {
    expect(find('self_asserted')).toBe('self_asserted')
    expect(find('self_asserted', true)).toBe('self_asserted_allowed')
    expect(signingKey.findings).toMatchObject({ self_asserted: 'fail', self_asserted_allowed: 'fail' })
  })

  it('abstains without a bundle', () => {
    expect(find(null)).toBe('no_bundle')
  })
})
