import { describe, expect, it } from 'vitest'
import { challenge, goodEvidence } from '../../testing/good-evidence.ts'
import { captureFreshness } from './voter.ts'

const MINUTE = 60_000
const { session } = goodEvidence()
const find = (capturedAtMs: number | null, withChallenge = false) =>
  captureFreshness.vote({ session: { ...session, capturedAtMs, challenge: withChallenge ? challenge : null } }).finding
const received = session.receivedAtMs

describe('capture_freshness', () => {
  it('allows 15 minutes back without a challenge, to the millisecond', () => {
    expect(find(received - 15 * MINUTE)).toBe('fresh')
    expect(find(received - 15 * MINUTE - 1)).toBe('too_early')
  })

  it('allows two minutes before the issue of the challenge', () => {
    expect(find(challenge.issuedAtMs - 2 * MINUTE, true)).toBe('fresh')
    expect(find(challenge.issuedAtMs - 2 * MINUTE - 1, true)).toBe('too_early')
  })

  it('allows a clock two minutes ahead', () => {
    expect(find(received + 2 * MINUTE)).toBe('fresh')
    expect(find(received + 2 * MINUTE + 1)).toBe('in_future')
  })

  it('abstains without a time', () => {
    expect(find(null)).toBe('no_time')
  })
})
