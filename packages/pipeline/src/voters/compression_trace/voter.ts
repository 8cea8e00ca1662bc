import type {
  BoxTrace,
  CompressionTraceEvidence,
} from '../../evidence/forensics/compression-trace/measure-compression-trace.ts'
import type { Voter } from '../voter.ts'

/** Forensics 3, table of gates: below 450 px of card width no pixel voter speaks; a luma table above 2,000 leaves nothing. */
const MIN_CARD_PX = 450
const MAX_TABLE_SUM = 2000
/** A box off the lattice of the first save; genuine boxes reach down to 0.63, edited ones up to 0.38 (see thresholdSource). */
const OFF_LATTICE = 0.45
/** … by at least this many standard errors: the mean cosine of coefficients off a lattice has 0.71/√n. */
const SIGMAS = 6
/** Ghost curves are compared where no lattice shows: natural-log units and robust deviations. */
const GHOST_DISTANCE = 0.8
const GHOST_SIGMAS = 6
const GHOST_FLOOR = 0.05
const GHOST_MIN_BLOCKS = 40
/**
 * Like with like (forensics 5.7): values of several letters in the card's one text face. The blood group's box may hold its
 * label, WNI is too short.
 */
const COMPARED = [
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

export const compressionTrace: Voter<
  'compressionTrace' | 'reading',
  'consistent' | 'box_differs' | 'boxes_differ' | 'too_compressed' | 'no_history' | 'too_small' | 'not_measured'
> = {
  name: 'compression_trace',
  family: 'tamper',
  version: '1',
  needs: ['compressionTrace', 'reading'],
  findings: {
    consistent: 'pass',
    box_differs: 'fail',
    boxes_differ: 'fail',
    too_compressed: 'absent',
    no_history: 'absent',
    too_small: 'absent',
    not_measured: 'absent',
  },
  about: {
    sees: 'Whether every text box and the photo of the file were compressed the same number of times, on the same grid and with the same steps: the lattice an earlier save left in the coefficients, or else the shape of each box’s error when compressed again. Being saved twice is normal and weighs nothing; error levels as a picture (ELA) weigh nothing.',
    fooledBy:
      'A photographed forgery: the camera launders every trace. An edit made before the first compression, or saved afterwards as coarsely as before.',
    thresholdSource:
      'Generated captures: boxes of 96 genuine files, also saved again at 90, 95 and as PNG, lie on the lattice to 0.63 or more, edited ones to 0.38 or less; ghost curves of genuine rows are at most 0.5 apart. It objects to 0 of 12 control saves, 9 of 12 rows set anew by a clumsy hand, 8 of 12 by a fair and by a careful one, 10 of 12 pasted strips, all saved again at 85, 90 or 95. Forensics note 5.7 and appendix A.',
  },
  draws: [
    {
      path: 'traces[]',
      shape: 'field and box; latticeFit about 0 to 1, or null; ghostDistance in natural-log units',
      as: 'Boxes tinted by ghostDistance, or by 1 − latticeFit where it is known.',
    },
    {
      path: 'ghostCurve[]',
      shape:
        'natural-log error of the box that differs most less the usual, one a quality of ghostQualities[]; empty without one',
      as: 'A curve over quality.',
    },
    { path: 'regions[]', shape: 'field and box, boxes that differ', as: 'Boxes.' },
  ],
  vote({ compressionTrace: trace, reading }) {
    if (trace === null) {
      return { finding: 'not_measured', reason: 'The compression of the file could not be examined.', measured: {} }
    }
    const differing = trace.boxes
      .map((box) => ({ box, what: difference(box, trace) }))
      .filter((found): found is { box: BoxTrace; what: string } => found.what !== null)
    const worst = differing.at(0)
    const fits = trace.boxes.flatMap(({ latticeFit }) => latticeFit ?? [])
    const measured = {
      format: trace.format,
      lumaTableSum: trace.lumaTableSum,
      firstSave: trace.firstSave,
      boxes: trace.boxes.length,
      traces: trace.boxes.map(({ name, box, latticeFit, ghostDistance }) => ({
        field: name,
        ...box,
        latticeFit,
        ghostDistance,
      })),
      lowestLatticeFit: fits.length === 0 ? null : Math.min(...fits),
      ghostQualities: trace.ghostQualities,
      ghostCurve: worst?.box.ghostCurve ?? [],
      ghostDistance: worst?.box.ghostDistance ?? null,
      foreignGridPx: worst?.box.foreignGrid ?? null,
      regions: differing.slice(0, 4).map(({ box }) => ({ field: box.name, ...box.box })),
    }
    if (reading.kind === 'read' && reading.cardWidthPx < MIN_CARD_PX) {
      return { finding: 'too_small', reason: 'The card covers too few pixels to examine the file.', measured }
    }
    if (trace.lumaTableSum !== null && trace.lumaTableSum > MAX_TABLE_SUM) {
      return { finding: 'too_compressed', reason: 'The file is compressed too strongly to show its history.', measured }
    }
    if (worst !== undefined) {
      return {
        finding: differing.length > 1 ? 'boxes_differ' : 'box_differs',
        reason: `The part of the file around ${worst.box.name} ${worst.what}.`,
        measured,
      }
    }
    if (trace.format === 'png' && trace.firstSave === null) {
      return { finding: 'no_history', reason: 'The file was never compressed, so it has no history.', measured }
    }
    return { finding: 'consistent', reason: 'All parts of the card were compressed alike.', measured }
  },
}

/** In what a box differs from the card's others, in words; null when it does not. */
function difference(box: BoxTrace, trace: CompressionTraceEvidence): string | null {
  if (box.latticeFit !== null) {
    const off = box.latticeFit < OFF_LATTICE && (1 - box.latticeFit) * Math.sqrt(box.latticeCount) >= SIGMAS * 0.71
    if (!off) return null
    return box.foreignGrid === null
      ? 'lacks the traces of an earlier save that the rest of the card has'
      : 'was saved before on another grid than the rest of the card'
  }
  if (trace.firstSave !== null || !COMPARED.includes(box.name) || box.blocks < GHOST_MIN_BLOCKS) return null
  const sigmas = (box.ghostDistance - trace.ghostUsual) / Math.max(GHOST_FLOOR, trace.ghostSpread)
  return box.ghostDistance >= GHOST_DISTANCE && sigmas >= GHOST_SIGMAS
    ? 'loses detail in another way than the other rows when compressed again'
    : null
}
