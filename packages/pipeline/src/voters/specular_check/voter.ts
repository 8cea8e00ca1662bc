import type { SpecularEvidence } from '../../evidence/forensics/specular/specular.ts'
import type { Voter } from '../voter.ts'

/** Two views are one difference; a third tells a moving spot from a flaw of one frame (forensics note, section 9). */
const MIN_FRAMES = 3
/** The outline gives the pose to about 1°: less motion of the hand than this cannot be told from none. */
const MIN_TILT_DEG = 2
/** Forensics note 4.5: a highlight that stays while the tilt changes by more than this is part of the picture. */
const BAKED_TILT_DEG = 5
/** A mirror image moves by twice the tilt; at 2° and 20 cm that is about a sixth of the card's width. */
const MIN_TRAVEL = 0.06

type SpecularFinding =
  'moving_highlight' | 'baked_highlight' | 'baked_and_moving' | 'no_highlight' | 'too_little_motion' | 'too_few_frames'

export const specularCheck: Voter<'specular', SpecularFinding> = {
  name: 'specular_check',
  family: 'anti_spoof',
  version: '1',
  needs: ['specular'],
  findings: {
    moving_highlight: 'pass',
    baked_highlight: 'fail',
    baked_and_moving: 'fail',
    no_highlight: 'absent',
    too_little_motion: 'absent',
    too_few_frames: 'absent',
  },
  about: {
    sees: 'Whether highlights wander over the card as the hand tilts it, as on a glossy surface, or stay in one place, as in a picture of a picture. A card without any highlight is normal and is not held against it.',
    fooledBy:
      'Glossy photo paper, laminated copies, PVC prints and the glass of a display shine and wander like a card. A broad lamp can rest on one place of a genuine card over a few degrees.',
    thresholdSource:
      'A highlight is 1.6 times the diffuse light, and stays for more than 5° of tilt to be called part of the picture (forensics note 4.5); travel from 0.06 card widths by the geometry of a mirror. On 76 generated bursts, develop half, it followed one highlight and accused nobody. Judgement, not measured on phones.',
  },
  draws: [
    {
      path: 'moving[]',
      shape:
        'one a frame of frames[], or null: box, x and y of its middle as fractions of the card, areaShare 0–1, ratio',
      as: 'Spots joined by a line in the order of the frames.',
    },
    { path: 'fixed[]', shape: 'the same, seen on all frames', as: 'Crossed spots.' },
  ],
  vote({ specular }) {
    const measured = specular === null ? {} : { ...specular }
    if (specular === null || specular.frames.length < MIN_FRAMES) {
      return {
        finding: 'too_few_frames',
        reason: 'Fewer than three frames in one light show the card, so no highlight can be followed.',
        measured,
      }
    }
    const { tiltRangeDeg } = specular
    if (tiltRangeDeg < MIN_TILT_DEG) {
      return { finding: 'too_little_motion', reason: 'The card was hardly tilted between the frames.', measured }
    }
    const baked = tiltRangeDeg >= BAKED_TILT_DEG && specular.fixed.length > 0
    if (baked && wanders(specular)) {
      return {
        finding: 'baked_and_moving',
        reason: `One highlight stays on the card while it tilts by ${tiltRangeDeg.toFixed(0)}°, another wanders: a picture behind glass looks like that.`,
        measured,
      }
    }
    if (baked) {
      return {
        finding: 'baked_highlight',
        reason: `A highlight stays in one place on the card while it tilts by ${tiltRangeDeg.toFixed(0)}°.`,
        measured,
      }
    }
    return wanders(specular)
      ? { finding: 'moving_highlight', reason: 'A highlight wanders over the card as it tilts, as on gloss.', measured }
      : { finding: 'no_highlight', reason: 'No highlight can be followed, as on most good captures.', measured }
  },
}

const wanders = ({ travel, moving }: SpecularEvidence) =>
  travel >= MIN_TRAVEL && moving.filter((spot) => spot !== null).length >= 2
