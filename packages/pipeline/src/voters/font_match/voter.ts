import type { FontMatchEvidence, RowType } from '../../evidence/forensics/font-match/measure-font-match.ts'
import type { Voter } from '../voter.ts'

/** Forensics 3, table of gates: 700 px of card width, 10–90 % edge rise of 4 px. */
const MIN_PX_PER_MM = 700 / 85.6
const MAX_EDGE_RISE_PX = 4
/** Shorter rows vary more than any forgery: WNI on a watermark. */
const MIN_LETTERS = 5
const MIN_LETTERS_COMPARED = 3

/**
 * Standard deviations below which no card's own spread is believed, as logarithms of the ratios: what genuine rows of
 * generated cards in six typefaces vary by.
 */
const FLOORS = { capHeight: 0.02, stroke: 0.045, sharpness: 0.04, contrast: 0.05, likeness: 0.03 } as const
/** No single feature may say more than this many deviations: one bad segmentation must not accuse. */
const MOST = 4
const MOST_LIKENESS = 3
/** Length of the vector of deviations from which a row is of another hand; see thresholdSource. */
const DIFFERS_FROM = 4.6

interface Difference {
  readonly row: RowType
  readonly distance: number
  readonly what: string
}

export const fontMatch: Voter<
  'fontMatch',
  'alike' | 'row_differs' | 'rows_differ' | 'too_small' | 'too_blurred' | 'not_measured'
> = {
  name: 'font_match',
  family: 'tamper',
  version: '1',
  needs: ['fontMatch'],
  findings: {
    alike: 'pass',
    row_differs: 'fail',
    rows_differ: 'fail',
    too_small: 'absent',
    too_blurred: 'absent',
    not_measured: 'absent',
  },
  about: {
    sees: 'Whether one printed row differs from the card’s other rows in height of capitals, width of strokes, crispness, depth of ink and shape of its letters. It compares rows with each other and names no typeface.',
    fooledBy:
      'A forger who matches face, size, blur and ink; a card whose every row was set anew; edits of a few characters in a row. Values of fewer than five letters are not judged.',
    thresholdSource:
      'Generated cards in six typefaces, 96 genuine photos, 1,062 rows of five letters or more: distance at most 4.4, so 4.6 accuses. It objects to 0 of 96 genuine cards, 12 of 12 rows set anew by a clumsy hand, 5 of 12 by a fair one, 0 of 12 by a careful one, 7 of 12 pasted strips. Forensics note 5.3 names single ratios of 0.94–1.06 and 0.75–1.33 [J]; here they count together.',
  },
  draws: [
    {
      path: 'rows[]',
      shape:
        'field and box; capHeightRatio, strokeRatio, sharpnessRatio, contrastRatio (1 is as the other rows), likeness −1…1 or null; distance in usual spreads',
      as: 'Boxes tinted by distance, ratios as bars beside them.',
    },
    { path: 'regions[]', shape: 'field and box, rows that object', as: 'Boxes.' },
  ],
  vote({ fontMatch: type }) {
    if (type === null) {
      return { finding: 'not_measured', reason: 'Too few printed rows could be measured.', measured: {} }
    }
    const differences = type.rows
      .filter((row) => row.letters >= MIN_LETTERS)
      .map((row) => differenceOf(row, type))
      .toSorted((a, b) => b.distance - a.distance)
    const accused = differences.filter(({ distance }) => distance >= DIFFERS_FROM)
    const measured = {
      pxPerMm: type.pxPerMm,
      edgeRisePx: type.edgeRisePx,
      capHeightMm: type.capHeightMm,
      framesMeasured: type.framesMeasured,
      rowsJudged: differences.length,
      largestDistance: differences.at(0)?.distance ?? 0,
      rows: differences.map(({ row, distance }) => ({
        field: row.field,
        ...row.box,
        distance,
        capHeightRatio: row.capHeightRatio,
        strokeRatio: row.strokeRatio,
        sharpnessRatio: row.sharpnessRatio,
        contrastRatio: row.contrastRatio,
        likeness: row.likeness,
      })),
      regions: accused.slice(0, 4).map(({ row }) => ({ field: row.field, ...row.box })),
    }
    if (type.pxPerMm < MIN_PX_PER_MM) {
      return { finding: 'too_small', reason: 'The card is too small on the photo to compare its type.', measured }
    }
    if (type.edgeRisePx > MAX_EDGE_RISE_PX) {
      return { finding: 'too_blurred', reason: 'The print is too blurred to compare its type.', measured }
    }
    const worst = accused.at(0)
    if (worst === undefined) {
      return { finding: 'alike', reason: 'All printed rows are of one size, weight and crispness.', measured }
    }
    return {
      finding: accused.length > 1 ? 'rows_differ' : 'row_differs',
      reason: `The row of ${worst.row.field} differs from the other rows: ${worst.what}.`,
      measured,
    }
  },
}

function differenceOf(row: RowType, { spread, usualLikeness }: FontMatchEvidence): Difference {
  const deviation = (ratio: number, own: number, floor: number): number =>
    Math.min(MOST, Math.abs(Math.log(ratio)) / Math.max(own, floor))
  const less = usualLikeness === null || row.likeness === null ? 0 : usualLikeness - row.likeness
  const percent = (ratio: number): string => `${Math.abs((ratio - 1) * 100).toFixed(0)} %`
  const way = (ratio: number, more: string, fewer: string): string => `${percent(ratio)} ${ratio > 1 ? more : fewer}`
  const parts = [
    {
      z: row.digitsOnly ? 0 : deviation(row.capHeightRatio, spread.capHeight, FLOORS.capHeight),
      what: `its capitals are ${way(row.capHeightRatio, 'higher', 'lower')}`,
    },
    {
      z: deviation(row.strokeRatio, spread.stroke, FLOORS.stroke),
      what: `its strokes are ${way(row.strokeRatio, 'wider', 'narrower')}`,
    },
    {
      z: deviation(row.sharpnessRatio, spread.sharpness, FLOORS.sharpness),
      what: `its edges are ${way(row.sharpnessRatio, 'crisper', 'softer')}`,
    },
    {
      z: deviation(row.contrastRatio, spread.contrast, FLOORS.contrast),
      what: `its ink is ${way(row.contrastRatio, 'deeper', 'paler')}`,
    },
    {
      z:
        row.lettersCompared < MIN_LETTERS_COMPARED
          ? 0
          : Math.min(MOST_LIKENESS, Math.max(0, less) / Math.max(spread.likeness, FLOORS.likeness)),
      what: 'its letters have another shape than the same letters elsewhere',
    },
  ].toSorted((a, b) => b.z - a.z)
  return {
    row,
    distance: Number(Math.hypot(...parts.map(({ z }) => z)).toFixed(2)),
    what: parts
      .filter(({ z }, i) => i === 0 || (i < 3 && z >= 2))
      .map(({ what }) => what)
      .join(', '),
  }
}
