import type { Voter } from '../voter.ts'
import { answeredSteps } from './answered-steps.ts'

/** False-accept rate of the first attempt of a day; halved with each further one, so that retrying does not pay. */
const FIRST_ALPHA = 0.01
/** With per-step means, the right alignment must beat a lag of one step by this much of T. */
const MIN_SHIFT_MARGIN = 0.1
/** About one 8-bit code at mid-grey. */
const MIN_SWING = 0.02
/** With 3 or 4 steps there are too few sequences to tell, whatever the response. */
const MIN_STEPS = 5
/** A short challenge whose response is this likely by chance was not even roughly answered. */
const SHORT_ALPHA = 0.1

export const flashReflectance: Voter<
  'flash' | 'session',
  | 'pixels_satisfied'
  | 'samples_satisfied'
  | 'not_satisfied'
  | 'synthetic'
  | 'too_small_swing'
  | 'too_few_steps'
  | 'malformed'
  | 'none'
> = {
  name: 'flash_reflectance',
  family: 'anti_spoof',
  version: '1',
  needs: ['flash', 'session'],
  findings: {
    pixels_satisfied: 'pass',
    samples_satisfied: 'pass',
    not_satisfied: 'fail',
    synthetic: 'fail',
    too_small_swing: 'absent',
    too_few_steps: 'absent',
    malformed: 'absent',
    none: 'absent',
  },
  about: {
    sees: 'Whether some surface near the screen was lit by this session’s random colours, in this order. That is freshness of the session, not liveness of the card.',
    fooledBy:
      'Holding the phone in front of a screen or a print that shows a stolen card, and samples computed by a client that knows the challenge: an affine series with realistic noise passes. Bright light hides the flash.',
    thresholdSource:
      'A p-value of at most 0.01 on the first attempt of a day, halved with each further one; by permutation, so exact by construction. Lag margin 0.1 and swing 0.02: forensics note 4.1, from simulation, not from phones.',
  },
  draws: [
    {
      path: 'perStep[]',
      shape: 'step (0-based), color `#RRGGBB`, measured and expected [R, G, B] in sRGB codes 0–255',
      as: 'A column a step: the colour shown, over it the measured and the expected response.',
    },
  ],
  vote({ flash, session }) {
    if (flash.kind === 'none') {
      return { finding: 'none', reason: 'No response to a flash challenge was sent.', measured: {} }
    }
    if (flash.kind === 'malformed') {
      return { finding: 'malformed', reason: `The flash response cannot be scored: ${flash.why}.`, measured: {} }
    }
    const attempt = Math.max(1, session.challenge?.attempt ?? 1)
    const alpha = FIRST_ALPHA / 2 ** (attempt - 1)
    const { source, steps, swing, statistic, pValue, draws, shiftMargin, synthetic } = flash
    const perStep = answeredSteps(session.challenge?.colors ?? [], flash.response)
    const measured = { source, steps, swing, statistic, pValue, alpha, attempt, draws, shiftMargin, synthetic, perStep }
    if (synthetic.length > 0) {
      return { finding: 'synthetic', reason: 'The flash samples look computed, not seen by a camera.', measured }
    }
    if (swing < MIN_SWING) {
      return {
        finding: 'too_small_swing',
        reason: 'The flash changed the picture too little to tell anything.',
        measured,
      }
    }
    if (steps < MIN_STEPS && pValue <= SHORT_ALPHA) {
      return {
        finding: 'too_few_steps',
        reason: `A challenge of ${steps} steps is too short to be convincing.`,
        measured,
      }
    }
    if (pValue > alpha || shiftMargin < MIN_SHIFT_MARGIN) {
      return {
        finding: 'not_satisfied',
        reason: 'The response does not follow the colours of the challenge.',
        measured,
      }
    }
    return source === 'pixels'
      ? { finding: 'pixels_satisfied', reason: 'The frames show the challenge colours in order.', measured }
      : {
          finding: 'samples_satisfied',
          reason: 'The client’s samples follow the challenge colours in order.',
          measured,
        }
  },
}
