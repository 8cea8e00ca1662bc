import type { CrossFrameEvidence, FieldAcrossFrames } from '../../evidence/forensics/cross-frame/measure-cross-frame.ts'
import type { Voter } from '../voter.ts'

/** Forensics 3, table of gates: below 450 px of card width no pixel voter speaks. */
const MIN_PX_PER_MM = 450 / 85.6
/** Frames this unlike one another were not laid over each other well enough to compare fields. */
const MIN_USUAL_LIKENESS = 0.85
/** A field this much less alike than the others holds something else; see thresholdSource. */
const CHANGED = 0.15
/**
 * The NIK is the largest print and the most alike of all fields: on 36 generated genuine captures it lay at least as near as the
 * usual field. Four of its sixteen digits changed on one frame lower it by 0.12.
 */
const CHANGED_NIK = 0.08
/** … unless it is covered or lit otherwise there: then contrast or brightness leave these bands. */
const CONTRAST = { min: 0.4, max: 2.5 } as const
const BRIGHTNESS = { min: 0.8, max: 1.25 } as const
/** Forensics 5.2: half a pixel of a 12-megapixel frame is 0.02 mm; following the card is good to a few times that. */
const MOVED_MM = 0.1
const MOVED_SIGMAS = 8
const MOVE_FLOOR_MM = 0.008
/** Ground with this little of the other fields' noise was copied from one frame to the next, or painted. Logarithms. */
const COPIED = -0.55
const COPIED_SIGMAS = 4
const NOISE_FLOOR = 0.08
/** Compression leaves no noise to compare below this, RMS of luma codes (forensics 4.7). */
const MIN_NOISE_CODES = 0.7
/** The portrait and small print have other grounds than the rows: their noise is not compared. */
const SAME_GROUND = [
  'fullName',
  'placeOfBirth',
  'gender',
  'address',
  'rtRw',
  'kelurahan',
  'kecamatan',
  'religion',
  'maritalStatus',
  'occupation',
  'validUntil',
]

type Names =
  'consistent' | 'changed_field' | 'moved_field' | 'copied_field' | 'too_small' | 'unregistered' | 'not_measured'

export const crossFrame: Voter<'crossFrame', Names> = {
  name: 'cross_frame',
  family: 'tamper',
  version: '2',
  needs: ['crossFrame'],
  findings: {
    consistent: 'pass',
    changed_field: 'fail',
    moved_field: 'fail',
    copied_field: 'fail',
    too_small: 'absent',
    unregistered: 'absent',
    not_measured: 'absent',
  },
  about: {
    sees: 'Whether every field shows the same print on all frames, moves with the card, and has as much camera noise between frames as the other fields. An edit must be repeated in each frame with the right place, blur and noise.',
    fooledBy:
      'An edit made before the frames were taken: a forged card, print or screen is the same on all of them. A careful editor who places the patch well and adds fresh noise. One frame shows nothing.',
    thresholdSource:
      'Generated bursts of two designs, 64 genuine pairs, 1,200 fields: likeness at most 0.03 below the usual, moves to 0.01 mm, noise of rows to exp(−0.37) and 2.5 deviations; edits of one frame lie 0.2 to 0.8 below, and 0.12 where four digits of a NIK were changed, for which 0.08 is enough; a single digit passes, patches pasted on all frames at exp(−0.3) to exp(−0.9). Moves are allowed ten times more, for the card is followed less exactly on real frames.',
  },
  draws: [
    {
      path: 'regions[]',
      shape: 'field and box, fields that changed, moved or were copied',
      as: 'Boxes on field.frame.',
    },
  ],
  vote({ crossFrame: across }) {
    if (across === null) {
      return { finding: 'not_measured', reason: 'Fewer than two frames show the card’s fields.', measured: {} }
    }
    const changed = changedFields(across)
    const found = firstOf(across, changed)
    const measured = {
      frames: across.frames,
      pxPerMm: across.pxPerMm,
      fields: across.fields.length,
      usualLikeness: across.usualLikeness,
      moveSpreadMm: across.moveSpreadMm,
      noiseCodes: across.noiseCodes,
      noiseSpread: across.noiseSpread,
      field:
        found === null
          ? null
          : {
              name: found.field.name,
              frame: found.field.frame,
              likeness: found.field.likeness,
              moveMm: found.field.moveMm,
              noiseRatio: found.field.noiseRatio,
            },
      regions: found === null ? [] : [{ field: found.field.name, ...found.field.box }],
    }
    if (across.pxPerMm < MIN_PX_PER_MM) {
      return { finding: 'too_small', reason: 'The card is too small on the photo to compare its fields.', measured }
    }
    // When many fields changed it was no edit: a hand passed, or the card was followed wrongly.
    if (across.usualLikeness < MIN_USUAL_LIKENESS || changed.length > across.fields.length / 3) {
      return { finding: 'unregistered', reason: 'The frames could not be laid over one another well enough.', measured }
    }
    if (found === null) {
      return {
        finding: 'consistent',
        reason: `All ${across.fields.length} fields are the same on all frames.`,
        measured,
      }
    }
    return { finding: found.finding, reason: found.reason, measured }
  },
}

interface Found {
  readonly field: FieldAcrossFrames
  readonly finding: 'changed_field' | 'moved_field' | 'copied_field'
  readonly reason: string
}

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  value >= min && value <= max

/** Fields that hold other print on some frame, the least alike first; not those that were covered or lit otherwise. */
function changedFields(across: CrossFrameEvidence): FieldAcrossFrames[] {
  return across.fields
    .filter(
      ({ contrastRatio, brightnessRatio }) => within(contrastRatio, CONTRAST) && within(brightnessRatio, BRIGHTNESS),
    )
    .filter(({ name, likeness }) => likeness < across.usualLikeness - (name === 'nik' ? CHANGED_NIK : CHANGED))
    .toSorted((a, b) => a.likeness - b.likeness)
}

/** What speaks most clearly against the burst; null when nothing does. */
function firstOf(across: CrossFrameEvidence, changed: readonly FieldAcrossFrames[]): Found | null {
  const worst = changed.at(0)
  if (worst !== undefined) {
    const reason = `The field ${worst.name} shows other print on frame ${worst.frame} than on the frame that was read.`
    return { field: worst, finding: 'changed_field', reason }
  }
  const copied = across.fields
    .filter(({ name, noiseRatio }) => noiseRatio !== null && SAME_GROUND.includes(name))
    .map((field) => ({ field, log: Math.log(Math.max(1e-3, field.noiseRatio ?? 1)) }))
    .filter(({ log }) => log <= COPIED && log <= -COPIED_SIGMAS * Math.max(NOISE_FLOOR, across.noiseSpread))
    .toSorted((a, b) => a.log - b.log)
    .at(0)
  if (copied !== undefined && across.noiseCodes >= MIN_NOISE_CODES) {
    const reason = `The ground of ${copied.field.name} has ${((copied.field.noiseRatio ?? 0) * 100).toFixed(0)} % of the noise between frames that the other fields have.`
    return { field: copied.field, finding: 'copied_field', reason }
  }
  const limit = Math.max(MOVED_MM, MOVED_SIGMAS * Math.max(MOVE_FLOOR_MM, across.moveSpreadMm))
  const moved = across.fields.filter(({ moveMm }) => moveMm >= limit).toSorted((a, b) => b.moveMm - a.moveMm)
  const farthest = moved.at(0)
  if (farthest === undefined || moved.length > 2) return null
  return {
    field: farthest,
    finding: 'moved_field',
    reason: `The field ${farthest.name} moves ${farthest.moveMm.toFixed(2)} mm against the card between frames.`,
  }
}
