import type { RowPlace } from '../../evidence/forensics/layout-geometry/measure-layout-geometry.ts'
import type { Voter } from '../voter.ts'

/** Forensics 3, table of gates: 700 px of card width, 10–90 % edge rise of 4 px. */
const MIN_PX_PER_MM = 700 / 85.6
const MAX_EDGE_RISE_PX = 4
/** Forensics 5.3 names 0.25 mm for base lines, 0.35 mm for left ends and 0.6° for the turn of a row, all [J]. */
const BASELINE_MM = 0.25
const LEFT_MM = 0.35
const SKEW_DEG = 0.6
/**
 * Base line against pitch and against its own label at once, the same way: two independent measures, so each may be
 * smaller. Genuine rows reach 0.05 and 0.17 mm, never together (see thresholdSource).
 */
const TOGETHER_MM = 0.12
/** Times the card's own robust spread: what is uneven everywhere accuses no row. */
const TIMES_SPREAD = 6
/** A print this uneven has no grid to be off. */
const UNEVEN_MM = 0.12

interface Offence {
  readonly row: RowPlace
  readonly what: string
  /** How many times its limit the row is off. */
  readonly excess: number
}

export const layoutGeometry: Voter<
  'layoutGeometry',
  'even' | 'row_off_line' | 'rows_off_line' | 'uneven_print' | 'too_small' | 'too_blurred' | 'not_measured'
> = {
  name: 'layout_geometry',
  family: 'tamper',
  version: '1',
  needs: ['layoutGeometry'],
  findings: {
    even: 'pass',
    row_off_line: 'fail',
    rows_off_line: 'fail',
    uneven_print: 'absent',
    too_small: 'absent',
    too_blurred: 'absent',
    not_measured: 'absent',
  },
  about: {
    sees: 'Whether every printed value stands where the card’s other rows put it: on the even pitch, on the base line of its own label, at the column’s left edge, not turned. Nothing is compared with a template.',
    fooledBy:
      'Whatever keeps the lines: text typed over at the right place, and any whole card drawn or printed anew. A curled or bent card is allowed for only by a smooth curve.',
    thresholdSource:
      'Forensics note 5.3: 0.25 mm for base lines, 0.35 mm for left ends, 0.6°; each also at least six times the card’s own spread. Generated photos of two designs in six typefaces: it objects to 0 of 96 genuine cards, 12 of 12 rows moved by 0.6 mm, 7 of 12 pasted strips, 6 of 12 rows set anew by a clumsy hand, 2 of 12 by a fair one, 0 of 12 by a careful one.',
  },
  draws: [
    {
      path: 'residualVectors[]',
      shape:
        'field; x and y of the row’s lower left corner as fractions of the card; dxMm and dyMm, mm, positive right and down',
      as: 'An arrow a row, lengthened about twenty times.',
    },
    { path: 'regions[]', shape: 'field and box, rows that object', as: 'Boxes.' },
  ],
  vote({ layoutGeometry: layout }) {
    if (layout === null) {
      return { finding: 'not_measured', reason: 'Too few printed rows could be measured.', measured: {} }
    }
    const { rows, spread } = layout
    const offences = offencesOf(rows, spread)
    const measured = {
      pxPerMm: layout.pxPerMm,
      edgeRisePx: layout.edgeRisePx,
      rowsMeasured: rows.length,
      framesMeasured: layout.framesMeasured,
      spread,
      residualVectors: rows.map(({ field, box, leftMm, pitchMm }) => ({
        field,
        x: box.x,
        y: box.y + box.height,
        dxMm: leftMm ?? 0,
        dyMm: pitchMm,
      })),
      regions: offences.slice(0, 4).map(({ row }) => ({ field: row.field, ...row.box })),
    }
    if (layout.pxPerMm < MIN_PX_PER_MM) {
      return { finding: 'too_small', reason: 'The card is too small on the photo to measure its rows.', measured }
    }
    if (layout.edgeRisePx > MAX_EDGE_RISE_PX) {
      return { finding: 'too_blurred', reason: 'The print is too blurred to measure its rows.', measured }
    }
    if (spread.pitchMm > UNEVEN_MM || spread.leftMm > UNEVEN_MM) {
      return { finding: 'uneven_print', reason: 'The rows of the whole card are uneven, as on a bent card.', measured }
    }
    const worst = offences.at(0)
    if (worst === undefined) {
      return { finding: 'even', reason: `All ${rows.length} printed rows stand where the others put them.`, measured }
    }
    return {
      finding: offences.length > 1 ? 'rows_off_line' : 'row_off_line',
      reason: `The row of ${worst.row.field} ${worst.what}.`,
      measured,
    }
  },
}

type Spread = Readonly<Record<'pitchMm' | 'labelMm' | 'leftMm' | 'skewDeg', number>>

/** Rows that are off, the worst first; one entry a row. */
function offencesOf(rows: readonly RowPlace[], spread: Spread): Offence[] {
  return rows
    .flatMap((row) => {
      const of = [baselineOffence(row, spread), leftOffence(row, spread), skewOffence(row, spread)]
      return of.filter((offence) => offence !== null).toSorted((a, b) => b.excess - a.excess)[0] ?? []
    })
    .toSorted((a, b) => b.excess - a.excess)
}

const beyond = (value: number, limit: number, spread: number): number =>
  Math.abs(value) / Math.max(limit, TIMES_SPREAD * spread)

function baselineOffence(row: RowPlace, spread: Spread): Offence | null {
  const { pitchMm, labelMm } = row
  const pitch = beyond(pitchMm, BASELINE_MM, spread.pitchMm)
  // A second line has no label, so the pitch alone must do; with a label both must agree, for labels may be misread.
  const agreeing =
    labelMm === null || Math.sign(labelMm) !== Math.sign(pitchMm)
      ? 0
      : Math.min(beyond(pitchMm, TOGETHER_MM, spread.pitchMm), beyond(labelMm, TOGETHER_MM, spread.labelMm))
  const excess = Math.max(agreeing, labelMm === null ? pitch : 0)
  if (excess < 1) return null
  const way = pitchMm > 0 ? 'below' : 'above'
  return { row, excess, what: `stands ${Math.abs(pitchMm).toFixed(2)} mm ${way} the line of the other rows` }
}

function leftOffence(row: RowPlace, spread: Spread): Offence | null {
  if (row.leftMm === null) return null
  const excess = beyond(row.leftMm, LEFT_MM, spread.leftMm)
  const way = row.leftMm > 0 ? 'right' : 'left'
  return excess < 1
    ? null
    : { row, excess, what: `begins ${Math.abs(row.leftMm).toFixed(2)} mm to the ${way} of its column` }
}

function skewOffence(row: RowPlace, spread: Spread): Offence | null {
  if (row.skewDeg === null) return null
  const excess = beyond(row.skewDeg, SKEW_DEG, spread.skewDeg)
  return excess < 1
    ? null
    : { row, excess, what: `is turned by ${Math.abs(row.skewDeg).toFixed(1)}° against the other rows` }
}
