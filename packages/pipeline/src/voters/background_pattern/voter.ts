import type {
  BackgroundPatternEvidence,
  RowGround,
} from '../../evidence/forensics/background-pattern/measure-background-pattern.ts'
import type { Voter } from '../voter.ts'

/** Forensics 5.5: fine lines need 10 px to the millimetre. */
const MIN_PX_PER_MM = 10
/** Line-work fainter than this, RMS of luma codes, is lost in noise and cannot be missed. [J] */
const MIN_LINES_CODES = 1.5
/** Logarithm of the row's line-work over its neighbours': half is gone. */
const SMOOTH = -0.7
const SMOOTH_SIGMAS = 5
const SMOOTH_FLOOR = 0.08
/** Ten millimetres: under a shorter word a sparse pattern may have no line at all. */
const SMOOTH_COLUMNS = 120
/** Step of level and tint, codes, of a patch laid under one row. */
const STEP_CODES = 8
const STEP_SIGMAS = 6.5
/** A short word has too few columns of ground for a step: WNI on a watermark was off by 6 codes. */
const STEP_COLUMNS = 70
const STEP_FLOOR = 0.8

export const backgroundPattern: Voter<
  'backgroundPattern',
  'continuous' | 'smooth_ground' | 'broken_ground' | 'not_resolved' | 'too_small' | 'not_measured'
> = {
  name: 'background_pattern',
  family: 'tamper',
  version: '1',
  needs: ['backgroundPattern'],
  findings: {
    continuous: 'pass',
    smooth_ground: 'fail',
    broken_ground: 'fail',
    not_resolved: 'absent',
    too_small: 'absent',
    not_measured: 'absent',
  },
  about: {
    sees: 'Whether the card’s printed ground goes on under every row: its line-work, and its level and tint against the ground one pitch above and below, compared row with row. No template of a blank is used, so the lines’ phase is not followed.',
    fooledBy:
      'Ground cloned with its pattern, patches cut close around the letters, and cards whose ground is plain or not resolved. A sharp reflection under one row can look like a patch on a single frame.',
    thresholdSource:
      'Generated photos of two designs: 0 of 96 genuine cards, once short words were left out (three of them were objected to before). Of 12 each it objects to at most 7 rows set anew on painted ground, none on cloned ground, 6 pasted strips. Forensics note 5.5 asks for 10 px/mm.',
  },
  draws: [
    {
      path: 'rows[]',
      shape:
        'field and box; levelStepCodes, tintStepCodes; grainLog, linesLog in natural-log units, 0 as the other rows',
      as: 'Boxes tinted by linesLog below 0.',
    },
    { path: 'regions[]', shape: 'field and box, the row that objects', as: 'A box.' },
  ],
  vote({ backgroundPattern: ground }) {
    if (ground === null) {
      return {
        finding: 'not_measured',
        reason: 'Too little ground could be measured between the letters.',
        measured: {},
      }
    }
    const { rows, spread } = ground
    const smooth = rows
      .filter(({ columns }) => columns >= SMOOTH_COLUMNS)
      .filter(({ lines }) => lines <= SMOOTH && lines <= -SMOOTH_SIGMAS * Math.max(SMOOTH_FLOOR, spread.lines))
      .toSorted((a, b) => a.lines - b.lines)
    const steps = rows
      .map((row) => ({ row, ...stepOf(row, spread) }))
      .filter(({ row, codes, sigmas }) => row.columns >= STEP_COLUMNS && codes >= STEP_CODES && sigmas >= STEP_SIGMAS)
      .toSorted((a, b) => b.sigmas - a.sigmas)
    const accused = smooth.at(0) ?? steps.at(0)?.row
    const measured = {
      pxPerMm: ground.pxPerMm,
      rowsMeasured: rows.length,
      framesMeasured: ground.framesMeasured,
      grainCodes: ground.grainCodes,
      linesCodes: ground.linesCodes,
      spread,
      rows: rows.map(({ field, box, levelStep, tintStep, grain, lines }) => ({
        field,
        ...box,
        levelStepCodes: levelStep,
        tintStepCodes: tintStep,
        grainLog: grain,
        linesLog: lines,
      })),
      row:
        accused === undefined
          ? null
          : {
              field: accused.field,
              levelStepCodes: accused.levelStep,
              tintStepCodes: accused.tintStep,
              grainLog: accused.grain,
              linesLog: accused.lines,
            },
      regions: accused === undefined ? [] : [{ field: accused.field, ...accused.box }],
    }
    if (ground.pxPerMm < MIN_PX_PER_MM) {
      return { finding: 'too_small', reason: 'The card is too small on the photo to see its ground’s lines.', measured }
    }
    const resolved = ground.linesCodes >= MIN_LINES_CODES
    const smoothest = resolved ? smooth.at(0) : undefined
    if (smoothest !== undefined) {
      return {
        finding: 'smooth_ground',
        reason: `The ground’s line-work is missing around ${smoothest.field}: ${(100 * Math.exp(smoothest.lines)).toFixed(0)} % of what the other rows have.`,
        measured,
      }
    }
    const step = steps.at(0)
    if (step !== undefined) {
      return {
        finding: 'broken_ground',
        reason: `The ground around ${step.row.field} is off by ${step.codes.toFixed(0)} codes against the rows above and below.`,
        measured,
      }
    }
    return resolved
      ? { finding: 'continuous', reason: 'The printed ground goes on under all rows.', measured }
      : { finding: 'not_resolved', reason: 'The ground’s lines are not resolved on this photo.', measured }
  },
}

/** The larger of the two steps that a patch makes, and how unusual it is for this card. */
function stepOf(row: RowGround, spread: BackgroundPatternEvidence['spread']): { codes: number; sigmas: number } {
  const level = Math.abs(row.levelStep) / Math.max(STEP_FLOOR, spread.levelStep)
  const tint = Math.abs(row.tintStep) / Math.max(STEP_FLOOR, spread.tintStep)
  return level > tint
    ? { codes: Math.abs(row.levelStep), sigmas: level }
    : { codes: Math.abs(row.tintStep), sigmas: tint }
}
