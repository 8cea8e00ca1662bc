import type { CardMotionEvidence } from '../../evidence/forensics/card-motion/measure-card-motion.ts'
import type { Voter } from '../voter.ts'

/**
 * Set on 15 simulated bursts and 30 copies of one photo (JPEG 60–97, copies warped by 0–8 px), confirmed on 21 and 42
 * others: above the residual gate separate exposures reach 0.083, copies start at 0.118. Forensics note 4.7 names 0.05
 * and 0.3.
 */
const DISTINCT_BELOW = 0.09
const SHARED_FROM = 0.25
/**
 * Where compression leaves less than this in the smoothest patches, what is left in the others is print, which copies and
 * separate exposures share alike. The forensics note proposes 0.7 for the whole. Below it nothing is held against a burst;
 * but where some patches hold noise and those do not correlate, it is distinct, for print can only raise a correlation.
 */
const MIN_RESIDUAL_RMS = 0.5
/**
 * Background that leaves the card's plane by this much, at 640 px, and by this many times the scatter of its places: one
 * picture warped by up to 15 px stays below 0.7 px.
 */
const PARALLAX_PX = 1.5
const PARALLAX_TIMES_RESIDUAL = 4

/** The strongest parallax that stands out from its own scatter, px at 640 px; null when none does. */
function clearParallax(motion: CardMotionEvidence | null): number | null {
  const clear = (motion?.pairs ?? []).flatMap(({ background }) =>
    background !== null &&
    background.parallaxPx >= PARALLAX_PX &&
    background.parallaxPx >= PARALLAX_TIMES_RESIDUAL * background.residualPx
      ? [background.parallaxPx]
      : [],
  )
  return clear.length === 0 ? null : Math.max(...clear)
}

export const frameMotion: Voter<
  'frames' | 'frameNoise' | 'cardMotion',
  | 'distinct_noise'
  | 'distinct_on_noisy_ground'
  | 'parallax'
  | 'identical_pixels'
  | 'shared_noise'
  | 'faintly_shared_noise'
  | 'too_smooth'
  | 'unregistered'
  | 'single_frame'
> = {
  name: 'frame_motion',
  family: 'anti_spoof',
  version: '3',
  needs: ['frames', 'frameNoise', 'cardMotion'],
  findings: {
    distinct_noise: 'pass',
    distinct_on_noisy_ground: 'pass',
    parallax: 'pass',
    identical_pixels: 'fail',
    shared_noise: 'fail',
    faintly_shared_noise: 'fail',
    too_smooth: 'absent',
    unregistered: 'absent',
    single_frame: 'absent',
  },
  about: {
    sees: 'Whether the frames are separate exposures: two exposures share no sensor noise, one photo submitted several times does, even warped. Where no noise is left, whether the card moves against its background, which no flat picture does.',
    fooledBy:
      'Fresh camera noise: a burst filmed from a screen or a print has it, and a screen or print held in the hand has parallax as well. Added noise and strong compression hide a copy (then it abstains). An animation of card and background as two layers has parallax. A card flat on a table has none, so its absence says nothing.',
    thresholdSource:
      'Distinct below 0.09, shared from 0.25, nothing said below a residual of 0.5 codes in the smoothest patches (forensics note 4.7: 0.05, 0.3, 0.7): set on 15 simulated bursts and 30 copies, confirmed on 21 and 42 others, where exposures reached 0.083 and copies began at 0.119. A quarter of those bursts and of the copies lie below the gate, most of them saved at JPEG 60. Noisy patches, from 0.4 codes, likewise distinct below 0.09: of six generated bursts of quiet phones at a pixel of pose error five were told, and 2 of 19 copies of quiet photos mistaken, saved at JPEG 60 and 75. Parallax from 1.5 px at 640 px and four times its scatter: copies warped by up to 15 px reach 0.64 px. Not yet measured on phones.',
  },
  draws: [{ path: 'cardShiftMm[]', shape: 'one a pair of neighbouring frames, mm on the card', as: 'Bars.' }],
  vote({ frames, frameNoise, cardMotion }) {
    const telling = frameNoise.pairs.filter((pair) => pair.residualRms >= MIN_RESIDUAL_RMS)
    const sameFile = new Set(frames.map((frame) => frame.sha256)).size < frames.length
    const highest = telling.reduce<number | null>((most, pair) => Math.max(most ?? -1, pair.correlation), null)
    const noisyGround = frameNoise.pairs.flatMap((pair) => pair.noisyGround?.correlation ?? [])
    const parallax = clearParallax(cardMotion)
    const measured = {
      frames: frames.length,
      pairsCompared: telling.length,
      pairsTooSmooth: frameNoise.pairs.length - telling.length,
      pairsUnregistered: frameNoise.unregistered,
      highestCorrelation: highest,
      highestOnNoisyGround: noisyGround.length === 0 ? null : Math.max(...noisyGround),
      clearParallaxPx: parallax,
      cardShiftMm: cardMotion?.pairs.map(({ shiftMm }) => shiftMm) ?? [],
      lowestResidualRmsCodes: telling.length === 0 ? null : Math.min(...telling.map((pair) => pair.residualRms)),
    }
    if (frames.length < 2) {
      return { finding: 'single_frame', reason: 'One frame cannot be compared with another.', measured }
    }
    if (sameFile || frameNoise.pairs.some((pair) => pair.identicalPixels)) {
      return { finding: 'identical_pixels', reason: 'Two frames hold exactly the same pixels.', measured }
    }
    if (highest === null && parallax !== null) {
      return {
        finding: 'parallax',
        reason: 'The card moves against its background, as no flat picture does.',
        measured,
      }
    }
    if (highest === null && noisyGround.length > 0 && Math.max(...noisyGround) < DISTINCT_BELOW) {
      return {
        finding: 'distinct_on_noisy_ground',
        reason: 'Much of the frames is smooth; where they hold noise, it is that of separate exposures.',
        measured,
      }
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
