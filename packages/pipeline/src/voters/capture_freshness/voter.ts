import type { Voter } from '../voter.ts'

/** Clock error allowed on either side of a challenge, and for a clock that runs ahead. */
const CLOCK_SKEW_MS = 2 * 60_000
/** Without a challenge nothing else dates the capture; a slow upload is given this long. */
const MAX_AGE_WITHOUT_CHALLENGE_MS = 15 * 60_000

export const captureFreshness: Voter<'session', 'fresh' | 'too_early' | 'in_future' | 'no_time'> = {
  name: 'capture_freshness',
  family: 'anti_spoof',
  version: '1',
  needs: ['session'],
  findings: { fresh: 'pass', too_early: 'fail', in_future: 'fail', no_time: 'absent' },
  about: {
    sees: 'Whether the signed time of capture lies between the issue of the challenge and the receipt of the bundle.',
    fooledBy: 'Anyone who signs: the time is the sender’s own word. It catches lazy replays and broken clocks.',
    thresholdSource:
      'Two minutes of clock error either side; 15 minutes back without a challenge. Platform decision, not measured.',
  },
  vote({ session }) {
    const { capturedAtMs, receivedAtMs, challenge } = session
    if (capturedAtMs === null) return { finding: 'no_time', reason: 'There is no time of capture.', measured: {} }
    const earliestMs =
      challenge === null ? receivedAtMs - MAX_AGE_WITHOUT_CHALLENGE_MS : challenge.issuedAtMs - CLOCK_SKEW_MS
    const measured = {
      beforeReceiptMs: receivedAtMs - capturedAtMs,
      afterIssueMs: challenge === null ? null : capturedAtMs - challenge.issuedAtMs,
    }
    if (capturedAtMs < earliestMs) {
      const than = challenge === null ? '15 minutes before receipt' : 'its challenge was issued'
      return { finding: 'too_early', reason: `The capture is dated earlier than ${than}.`, measured }
    }
    if (capturedAtMs > receivedAtMs + CLOCK_SKEW_MS) {
      return { finding: 'in_future', reason: 'The capture is dated more than two minutes after its receipt.', measured }
    }
    return { finding: 'fresh', reason: 'The time of capture fits the session.', measured }
  },
}
