import type { Voter } from '../voter.ts'

/**
 * Measured on 60 simulated bursts and 60 copies of one photo (JPEG 50–97), above the residual gate: separate exposures
 * reach 0.063, copies start at 0.082 and most lie above 0.2. Forensics note 4.7 names 0.05 and 0.3.
 */
const DISTINCT_BELOW = 0.075
const SHARED_FROM = 0.25
/** Compression leaves too little to compare below this: there copies sank to 0.05. The forensics note proposes 0.7. */
const MIN_RESIDUAL_RMS = 0.6

export const frameMotion: Voter<
  'frames' | 'frameNoise',
  | 'distinct_noise'
  | 'identical_pixels'
  | 'shared_noise'
  | 'faintly_shared_noise'
  | 'too_smooth'
  | 'unregistered'
  | 'single_frame'
> = {
  name: 'frame_motion',
  family: 'anti_spoof',
  version: '1',
  needs: ['frames', 'frameNoise'],
  findings: {
    distinct_noise: 'pass',
    identical_pixels: 'fail',
    shared_noise: 'fail',
    faintly_shared_noise: 'fail',
    too_smooth: 'absent',
    unregistered: 'absent',
    single_frame: 'absent',
  },
  about: {
    sees: 'Whether the frames are separate exposures: two exposures share no sensor noise, one photo submitted several times does, even warped.',
    fooledBy:
      'Fresh camera noise: a burst filmed from a screen or a print has it. Added noise and strong compression hide a copy (then it abstains). It does not judge motion yet, in spite of its name.',
    thresholdSource:
      'Distinct below 0.075, shared from 0.25, nothing said below a residual of 0.6 codes: from 60 simulated bursts and 60 copies (forensics note 4.7: 0.05, 0.3, 0.7). Half of the simulated bursts at ordinary JPEG quality lie below the gate, a third at quality 95. Not yet measured on phones.',
  },
  vote({ frames, frameNoise }) {
    const telling = frameNoise.pairs.filter((pair) => pair.residualRms >= MIN_RESIDUAL_RMS)
    const sameFile = new Set(frames.map((frame) => frame.sha256)).size < frames.length
    const highest = telling.reduce<number | null>((most, pair) => Math.max(most ?? -1, pair.correlation), null)
    const measured = {
      frames: frames.length,
      pairsCompared: telling.length,
      pairsTooSmooth: frameNoise.pairs.length - telling.length,
      pairsUnregistered: frameNoise.unregistered,
      highestCorrelation: highest,
      lowestResidualRmsCodes: telling.length === 0 ? null : Math.min(...telling.map((pair) => pair.residualRms)),
    }
    if (frames.length < 2) {
      return { finding: 'single_frame', reason: 'One frame cannot be compared with another.', measured }
    }
    if (sameFile || frameNoise.pairs.some((pair) => pair.identicalPixels)) {
      return { finding: 'identical_pixels', reason: 'Two frames hold exactly the same pixels.', measured }
    }
    if (highest === null) {
      return frameNoise.pairs.length > 0
        ? { finding: 'too_smooth', reason: 'The frames hold too little sensor noise to compare.', measured }
        : { finding: 'unregistered', reason: 'The frames could not be laid over one another.', measured }
    }
    if (highest >= SHARED_FROM) {
      return { finding: 'shared_noise', reason: 'Two frames share sensor noise, as copies of one photo do.', measured }
    }
    if (highest >= DISTINCT_BELOW) {
      return {
        finding: 'faintly_shared_noise',
        reason: 'Two frames share more fine structure than separate exposures usually do.',
        measured,
      }
    }
    return { finding: 'distinct_noise', reason: 'The frames are separate exposures.', measured }
  },
}
